import CPostgres

/// Turns what libpq says into errors of ours.
enum ErrorText {
  /// The error of a connection that was not made.
  static func refusedConnection(_ link: Link, password: String?) -> PostgresError {
    let said = link.lastMessage.split(whereSeparator: \.isNewline).filter { !$0.hasPrefix("LOCATION:") }
    var message = clean(said.joined(separator: "\n"), hiding: [password, link.option("password")])
    let sqlstate = takeCode(from: &message)
    message = withoutAddress(message)
    let isConfiguration = message.contains("target_session_attrs value")
    let kind =
      sqlstate.map { PostgresError.Kind.server(sqlstate: $0) } ?? (isConfiguration ? .configuration : .unreachable)
    var error = PostgresError(kind, message, server: link.address)
    error.sqlstate = sqlstate
    if link.needsPassword { error.hint = "Set PGPASSWORD, or write the password to ~/.pgpass (mode 0600)" }
    return error
  }

  /// `Connection refused` of `connection to server at "h", port 1 failed: Connection refused`: the server's address is
  /// said anyway. Of several hosts each keeps its own.
  private static func withoutAddress(_ message: String) -> String {
    let start = "connection to server "
    guard message.hasPrefix(start), message.ranges(of: start).count == 1,
      let end = message.firstRange(of: " failed: ")
    else { return message }
    return String(message[end.upperBound...])
  }

  /// The error of a connection that broke while it was used.
  static func broken(_ link: Link) -> PostgresError {
    let message = clean(link.lastMessage, hiding: [])
    return PostgresError(.connectionLost, message.isEmpty ? "the connection is closed" : message, server: link.address)
  }

  /// The error that a result reports; `nil` where it reports none.
  static func of(_ result: QueryResult, on link: Link) -> PostgresError? {
    switch result.status {
    case PGRES_FATAL_ERROR, PGRES_BAD_RESPONSE, PGRES_NONFATAL_ERROR: failure(result, on: link)
    default: nil
    }
  }

  private static func failure(_ result: QueryResult, on link: Link) -> PostgresError {
    let sqlstate = result.field("C")
    // FATAL ends the session: an administrator, a shutdown, a transaction idle for too long.
    let endsSession = !link.isHealthy || ["FATAL", "PANIC"].contains(result.field("V"))
    let kind =
      endsSession ? .connectionLost : sqlstate.map { PostgresError.Kind.server(sqlstate: $0) } ?? .connectionLost
    let message = result.field("M") ?? clean(String(cString: PQresultErrorMessage(result.pointer)), hiding: [])
    var error = PostgresError(kind, message, server: link.address)
    error.sqlstate = sqlstate
    error.detail = result.field("D")
    error.hint = result.field("H")
    error.constraint = result.field("n")
    error.position = result.field("P").flatMap { Int($0) }
    return error
  }

  /// Takes the last `FATAL:  28P01: ` code out of a connection's message.
  private static func takeCode(from message: inout String) -> String? {
    var sqlstate: String?
    for match in message.matches(of: #/: {2}([0-9A-Z]{5}): /#).reversed() {
      sqlstate = sqlstate ?? String(match.1)
      message.replaceSubrange(match.range, with: ": ")
    }
    return sqlstate
  }

  /// One line, without the secrets.
  static func clean(_ message: String, hiding secrets: [String?]) -> String {
    let line = message.split(whereSeparator: \.isNewline).map { $0.trimmingPrefix { $0.isWhitespace } }.joined(
      separator: " ")
    return secrets.compactMap { $0 }.filter { !$0.isEmpty }.reduce(line) { $0.replacing($1, with: "•••") }
  }
}
