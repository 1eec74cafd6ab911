import Bolt

extension Backend {
  func answerDriver(_ request: Request) async throws -> JSON? {
    let data = request.data
    if request.name == "NewDriver" { return answer("Driver", id: try newDriver(data)) }
    let id = data["driverId"].string ?? ""
    guard let driver = drivers[id] else { throw Unknown(what: "\(request.name) is not known to this backend") }
    switch request.name {
    case "DriverClose":
      driver.close()
      return answer("Driver", id: id)
    case "VerifyConnectivity":
      try await driver.verifyConnectivity()
      return answer("Driver", id: id)
    case "GetServerInfo":
      return ["name": "ServerInfo", "data": SummaryReport.server(try await driver.serverInfo())]
    case "CheckDriverIsEncrypted":
      return ["name": "DriverIsEncrypted", "data": ["encrypted": .bool(driver.isEncrypted)]]
    case "CheckMultiDBSupport":
      return ["name": "MultiDBSupport", "data": ["id": .string(id), "available": true]]
    case "CheckSessionAuthSupport":
      let version = try await driver.serverInfo().protocolVersion
      return [
        "name": "SessionAuthSupport",
        "data": ["id": .string(id), "available": .bool(version >= ProtocolVersion(5, 1))],
      ]
    case "VerifyAuthentication":
      let accepted = try await driver.verifyAuthentication(Self.auth(data["authorizationToken"]))
      return ["name": "DriverIsAuthenticated", "data": ["id": .string(id), "authenticated": .bool(accepted)]]
    case "GetConnectionPoolMetrics":
      let metrics = driver.poolMetrics
      return ["name": "ConnectionPoolMetrics", "data": ["inUse": JSON(metrics.inUse), "idle": JSON(metrics.idle)]]
    case "ExecuteQuery": return try await executeQuery(data, on: driver)
    default: throw Unknown(what: "\(request.name) is not known to this backend")
    }
  }

  private func newDriver(_ data: JSON) throws -> String {
    guard data["authTokenManagerId"].isNull else { throw Unknown(what: "this driver has no managers of tokens") }
    guard data["resolverRegistered"].bool != true, data["domainNameResolverRegistered"].bool != true else {
      throw Unknown(what: "this driver has no resolvers of its own")
    }
    guard data["clientCertificate"].isNull, data["clientCertificateProviderId"].isNull else {
      throw Unknown(what: "this driver has no client certificates")
    }
    let driver = try Driver(
      uri: Features.uri(data["uri"].string ?? "", in: test), auth: Self.auth(data["authorizationToken"]),
      configuration: configuration(data))
    let id = newID()
    drivers[id] = driver
    return id
  }

  private func configuration(_ data: JSON) throws -> DriverConfiguration {
    func milliseconds(_ key: String) -> Duration? { data[key].int.map { .milliseconds($0) } }
    var configuration = DriverConfiguration()
    // The scripts of the suite expect no question before a statement, unless a test asks for it.
    configuration.livenessCheckAfter = milliseconds("livenessCheckTimeoutMs")
    if let agent = data["userAgent"].string { configuration.userAgent = agent }
    if let timeout = milliseconds("connectionTimeoutMs") { configuration.connectTimeout = timeout }
    if let size = data["fetchSize"].int { configuration.fetchSize = size }
    if let budget = milliseconds("maxTxRetryTimeMs") { configuration.retry.budget = budget }
    // Its stub servers do not play with this driver: each try would fail until the time for tries is over.
    if isPartSkipped { configuration.retry.budget = .zero }
    if let lifetime = milliseconds("maxConnectionLifetimeMs") { configuration.maximumLifetime = lifetime }
    if let limit = data["maxConnectionPoolSize"].int { configuration.connectionLimit = limit }
    if let timeout = milliseconds("connectionAcquisitionTimeoutMs") { configuration.acquisitionTimeout = timeout }
    if data["telemetryDisabled"].bool == true { configuration.sendsTelemetry = false }
    configuration.notifications = Self.notifications(data)
    if data["encrypted"].bool == true { configuration.trust = trust(data) }
    return configuration
  }

  private func trust(_ data: JSON) -> TLSTrust {
    guard let names = data["trustedCertificates"].array else { return .system }
    guard let name = names.first?.string else { return .anything }
    return .authorities(inFile: "/usr/local/share/custom-ca-certificates/\(name)")
  }

  static func notifications(_ data: JSON) -> NotificationFilter? {
    let severity = data["notificationsMinSeverity"].string
    let disabled = data["notificationsDisabledCategories"].array?.compactMap(\.string)
    return severity == nil && disabled == nil
      ? nil : NotificationFilter(minimumSeverity: severity, disabledCategories: disabled)
  }

  static func auth(_ json: JSON) throws -> AuthToken {
    let data = json["data"].isNull ? json : json["data"]
    let scheme = data["scheme"].string ?? "none"
    let (principal, credentials) = (data["principal"].string, data["credentials"].string)
    switch scheme {
    case "none": return .none
    case "basic": return .basic(principal ?? "", credentials ?? "", realm: data["realm"].string)
    case "bearer": return .bearer(credentials ?? "")
    case "kerberos": return .kerberos(credentials ?? "")
    default:
      return .custom(
        scheme: scheme, principal: principal, credentials: credentials, realm: data["realm"].string,
        parameters: (data["parameters"].object ?? [:]).mapValues(plain))
    }
  }

  /// Parameters of tokens come as plain JSON.
  private static func plain(_ json: JSON) -> Value {
    switch json {
    case .null: .null
    case .bool(let value): .bool(value)
    case .int(let value): .int(value)
    case .double(let value): .float(value)
    case .string(let value): .string(value)
    case .array(let values): .list(values.map(plain))
    case .object(let fields): .map(fields.mapValues(plain))
    }
  }

  private func executeQuery(_ data: JSON, on driver: Driver) async throws -> JSON {
    let config = data["config"]
    guard config["authorizationToken"].isNull else { throw Unknown(what: "sessions have no tokens of their own") }
    var options = SessionOptions(
      database: config["database"].string, impersonatedUser: config["impersonatedUser"].string)
    options.usesDriverBookmarks = config["bookmarkManagerId"].int != -1
    let answer = try await driver.executeQuery(
      data["cypher"].string ?? "", try CypherCoding.values(data["params"]),
      accessMode: config["routing"] == "r" ? .read : .write, session: options,
      transaction: try Self.transaction(config))
    let records = try answer.records.map { try Self.record($0) }
    return [
      "name": "EagerResult",
      "data": [
        "keys": .array(answer.keys.map { .string($0) }), "records": .array(records),
        "summary": SummaryReport.json(answer.summary),
      ],
    ]
  }

  static func transaction(_ data: JSON) throws -> TransactionOptions {
    TransactionOptions(
      timeout: data["timeout"].int.map { .milliseconds($0) }, metadata: try CypherCoding.values(data["txMeta"]))
  }

  /// A value that cannot be read is an error once it is read, and the suite reads all of them.
  static func record(_ record: Record) throws -> JSON {
    for value in record.values { _ = try value.decode(Value.self) }
    return ["values": .array(record.values.map(CypherCoding.json))]
  }
}
