extension ResultSummary {
  /// - Throws: ``BoltError`` of kind `protocolViolation` where the server names a kind of statement that there is not.
  init(
    source: ResultSource, keys: [String], metadata: [String: Value], hadRecords: Bool
  ) throws(BoltError) {
    if let type = metadata.text("type"), Kind(rawValue: type) == nil {
      throw BoltError(.protocolViolation, "the server sent an unknown type of statement: \(type)")
    }
    query = source.query
    parameters = source.parameters
    kind = metadata.text("type").flatMap { Kind(rawValue: $0) }
    database = metadata.text("db")
    counters = Counters(metadata.map("stats") ?? [:])
    availableAfter = metadata.number("t_first").map { .milliseconds($0) }
    consumedAfter = metadata.number("t_last").map { .milliseconds($0) }
    plan = metadata.map("plan")
    profile = metadata.map("profile")
    server = source.connection.serverInfo
    self.metadata = metadata
    let sent = metadata.maps("statuses").map { Status($0) }
    statuses = sent.isEmpty ? Self.statuses(of: metadata, hasColumns: !keys.isEmpty, hadRecords: hadRecords) : sent
    notifications =
      sent.isEmpty
      ? metadata.maps("notifications").map { Notification($0) }
      : metadata.maps("statuses").compactMap { Notification(status: $0) }
  }

  /// The statuses that a server before Bolt 5.6 would have sent (GQL, 23.1).
  private static func statuses(of metadata: [String: Value], hasColumns: Bool, hadRecords: Bool) -> [Status] {
    let outcome: Status
    switch (hadRecords, hasColumns) {
    case (true, _): outcome = Status(outcome: "00000", "note: successful completion")
    case (false, true): outcome = Status(outcome: "02000", "note: no data")
    case (false, false): outcome = Status(outcome: "00001", "note: successful completion - omitted result")
    }
    // In the order of weight: no data, warnings, success, information.
    return ([outcome] + metadata.maps("notifications").map { Status(notification: $0) })
      .enumerated().sorted { ($0.element.weight, $0.offset) < ($1.element.weight, $1.offset) }.map(\.element)
  }
}

extension Notification {
  init(_ fields: [String: Value]) {
    code = fields.text("code") ?? ""
    title = fields.text("title") ?? ""
    description = fields.text("description") ?? ""
    severity = fields.text("severity") ?? ""
    category = fields.text("category") ?? ""
    position = QueryPosition(fields["position"])
  }

  /// Of the statuses only those with a code of Neo4j are notifications.
  init?(status fields: [String: Value]) {
    guard let code = fields.text("neo4j_code") else { return nil }
    self.code = code
    let record = fields.map("diagnostic_record") ?? [:]
    title = fields.text("title") ?? ""
    description = fields.text("description") ?? ""
    severity = record.text("_severity") ?? ""
    category = record.text("_classification") ?? ""
    position = QueryPosition(record["_position"])
  }
}

extension Status {
  private static let defaultRecord: [String: Value] = [
    "OPERATION": "", "OPERATION_CODE": "0", "CURRENT_SCHEMA": "/",
  ]

  init(_ fields: [String: Value]) {
    gqlStatus = fields.text("gql_status") ?? ""
    description = fields.text("status_description") ?? ""
    diagnosticRecord = Self.defaultRecord.merging(fields.map("diagnostic_record") ?? [:]) { $1 }
    isNotification = fields["neo4j_code"] != nil
    severity = diagnosticRecord.text("_severity")
    classification = diagnosticRecord.text("_classification")
    position = QueryPosition(diagnosticRecord["_position"])
  }

  init(outcome status: String, _ description: String) {
    gqlStatus = status
    self.description = description
    diagnosticRecord = Self.defaultRecord
    isNotification = false
    severity = nil
    classification = nil
    position = nil
  }

  init(notification fields: [String: Value]) {
    severity = fields.text("severity")
    classification = fields.text("category")
    let isWarning = severity == "WARNING"
    gqlStatus = isWarning ? "01N42" : "03N42"
    let sent = fields.text("description") ?? ""
    description =
      !sent.isEmpty && sent != "null" ? sent : isWarning ? "warn: unknown warning" : "info: unknown notification"
    isNotification = true
    position = QueryPosition(fields["position"])
    var record = Self.defaultRecord
    if let severity = fields["severity"] { record["_severity"] = severity }
    if let category = fields["category"] { record["_classification"] = category }
    if let position = fields["position"] { record["_position"] = position }
    diagnosticRecord = record
  }

  fileprivate var weight: Int {
    switch gqlStatus.prefix(2) {
    case "02": 0
    case "01": 1
    case "00": 2
    default: 3
    }
  }
}

extension [String: Value] {
  /// The map under a key.
  func map(_ key: String) -> [String: Value]? {
    if case .map(let map)? = self[key] { map } else { nil }
  }

  /// The maps in the list under a key.
  func maps(_ key: String) -> [[String: Value]] {
    guard case .list(let values)? = self[key] else { return [] }
    return values.compactMap { if case .map(let map) = $0 { map } else { nil } }
  }

  /// The texts in the list under a key.
  func texts(_ key: String) -> [String] {
    guard case .list(let values)? = self[key] else { return [] }
    return values.compactMap { if case .string(let text) = $0 { text } else { nil } }
  }
}
