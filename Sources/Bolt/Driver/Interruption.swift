import EventLoop

/// Stops what a server does for a connection whose borrower has gone.
///
/// RESET is enough on Neo4j. ArcadeDB reads it only when the running statement is over, so after a while its
/// transaction is ended from a second connection; a server that obeys neither loses the connection.
struct Interruption: Sendable {
  let grace: Duration
  let loop: EventLoop
  /// A second connection, outside the pool.
  let connect: @Sendable () async throws -> PooledConnection

  /// True where the connection can be used again.
  func clean(_ connection: PooledConnection) async -> Bool {
    guard let replies = try? connection.base.send([.reset]), let reset = replies.last else { return false }
    if await isAnswered(reset, within: grace) { return connection.base.isClean }
    // One that obeys needs longer than one that reads: it has work to take back first.
    guard await terminate(connection), await isAnswered(reset, within: grace * 10) else { return false }
    return connection.base.isClean
  }

  private func isAnswered(_ reply: Reply, within grace: Duration) async -> Bool {
    let loop = loop
    return await withTaskGroup(of: Bool.self) { group in
      group.addTask { (try? await reply.success()) != nil }
      group.addTask {
        try? await loop.sleep(for: grace)
        return false
      }
      defer { group.cancelAll() }
      return await group.next() ?? false
    }
  }

  /// Ends the transactions of the connection. False where that could not be done: the connection is closed then.
  private func terminate(_ connection: PooledConnection) async -> Bool {
    guard let second = try? await connect() else { return false }
    defer { second.base.leave() }
    var isTold = false
    for id in (try? await transactions(of: connection, on: second)) ?? [] {
      // The statement takes no parameter on ArcadeDB; an id is letters, digits and dashes.
      let safe = id.filter { $0.isLetter || $0.isNumber || "-_:.".contains($0) }
      if (try? await rows("TERMINATE TRANSACTION '\(safe)'", on: second)) != nil { isTold = true }
    }
    return isTold
  }

  private func transactions(of connection: PooledConnection, on second: PooledConnection) async throws -> [String] {
    let columns = "transactionId, connectionId, clientAddress, currentQuery"
    return try await rows("SHOW TRANSACTIONS YIELD \(columns) RETURN \(columns)", on: second).compactMap { row in
      guard row.count == 4, case .string(let id) = row[0] else { return nil }
      return belongs(row, to: connection) ? id : nil
    }
  }

  /// Neo4j lists a connection by the name that HELLO gave it. ArcadeDB 26.10 counts twice: the name in its list may be
  /// that of somebody else's HELLO, so there our port and the very statement must do.
  private func belongs(_ row: [Value], to connection: PooledConnection) -> Bool {
    guard connection.welcome.agent.contains("ArcadeDB") else {
      return row[1] == .string(connection.welcome.connectionID)
    }
    guard case .string(let client) = row[2], let port = connection.base.localPort else { return false }
    return client.hasSuffix(":\(port)") && row[3] == connection.base.lastQuery.map { .string($0) }
  }

  private func rows(_ query: String, on connection: PooledConnection) async throws -> [[Value]] {
    let replies = try connection.base.send([
      .run(query: query, parameters: [:], extra: [:]), .pull(count: -1, result: nil),
    ])
    try await replies[0].success()
    try await replies[1].success()
    var rows: [[Value]] = []
    for batch in replies[1].take().batches {
      var cursor = BatchCursor(batch)
      while let row = try cursor.next(dialect: connection.base.dialect) { rows.append(row) }
    }
    return rows
  }
}
