/// The first messages on a connection: who we are, what we can do.
struct Login: Sendable {
  let auth: AuthToken
  let userAgent: String
  let notifications: NotificationFilter?

  /// What the server tells about itself and the connection.
  struct Welcome: Sendable {
    let agent: String
    let connectionID: String
    let wantsTelemetry: Bool
    let readTimeout: Duration?
  }

  /// HELLO and LOGON in one go.
  ///
  /// - Throws: ``BoltError``, `CancellationError`; the connection is of no use then.
  func perform(on connection: Connection) async throws -> Welcome {
    var requests = [Request.hello(hello(connection.version))]
    if connection.version.hasLogon { requests.append(.logon(auth.fields)) }
    let replies = try connection.send(requests)
    var metadata: [String: Value] = [:]
    for (index, reply) in replies.enumerated() {
      let answer = try await reply.success()
      if index == 0 { metadata = answer }
    }
    if connection.version.hasUTCPatch, case .list(let patches)? = metadata["patch_bolt"], patches.contains("utc") {
      connection.useUTC()
    }
    return Self.welcome(metadata)
  }

  private func hello(_ version: ProtocolVersion) -> [String: Value] {
    var extra: [String: Value] = ["user_agent": .string(userAgent)]
    if version.hasUTCPatch { extra["patch_bolt"] = ["utc"] }
    if version.hasBoltAgent {
      extra["bolt_agent"] = ["product": .string(userAgent), "language": "Swift/6", "platform": "Linux"]
    }
    if version.hasNotificationFilters, let notifications { extra.merge(notifications.fields(version)) { $1 } }
    if !version.hasLogon { extra.merge(auth.fields) { $1 } }
    return extra
  }

  /// Hints that make no sense are passed over (Bolt specification, connection hints).
  private static func welcome(_ metadata: [String: Value]) -> Welcome {
    var hints: [String: Value] = [:]
    if case .map(let sent)? = metadata["hints"] { hints = sent }
    let seconds = hints.number("connection.recv_timeout_seconds").flatMap { $0 > 0 && $0 < 1 << 31 ? $0 : nil }
    return Welcome(
      agent: metadata.text("server") ?? "", connectionID: metadata.text("connection_id") ?? "",
      wantsTelemetry: hints["telemetry.enabled"] == .bool(true), readTimeout: seconds.map { .seconds($0) })
  }
}
