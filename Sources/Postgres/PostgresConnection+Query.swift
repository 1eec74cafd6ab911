import CPostgres

extension PostgresConnection {
  /// Runs one statement and returns its rows, all in memory.
  ///
  /// - Parameters:
  ///   - sql: one statement; parameters are `$1`, `$2`…
  /// - Throws: ``PostgresError``.
  @discardableResult
  public func query(_ sql: String, _ parameters: [PostgresValue] = []) async throws -> PostgresRows {
    try await converse(sql) { PostgresRows(try await run(sql, parameters)) }
  }

  /// Runs one statement and returns how many rows it changed.
  @discardableResult
  public func execute(_ sql: String, _ parameters: [PostgresValue] = []) async throws -> Int {
    try await converse(sql) { try await run(sql, parameters).affected }
  }

  /// Runs several statements, parted by semicolons, as one transaction unless the text itself begins and ends some.
  /// No parameters, no rows.
  public func script(_ sql: String) async throws {
    try await converse(sql) {
      try link.sendScript(sql)
      try await flush()
      _ = try await lastResult()
    }
  }

  /// Sends a statement and reads its whole answer, within a turn.
  func run(_ sql: String, _ parameters: [PostgresValue] = []) async throws -> QueryResult {
    try link.send(sql, parameters)
    try await flush()
    return try await lastResult()
  }

  /// Asks the server for a sign of life: an empty statement, answered within `limit`, else the connection is closed.
  public func ping(within limit: Duration) async throws {
    try await converse(nil) {
      patience = .until(.now + limit)
      try link.sendScript("")
      try await flush()
      _ = try await lastResult()
    }
  }
}
