import CPostgres

/// The rows of one statement as they come; the server waits while the reader does. Begins with the first `next()`.
///
/// Leaving the loop early cancels the statement. The connection's other calls wait for the end of the stream; a call
/// by the task that reads it is an error of kind `misuse`.
public struct PostgresRowStream: AsyncSequence, Sendable {
  public typealias Element = PostgresRow
  public typealias Failure = any Error
  let connection: PostgresConnection
  let sql: String
  let parameters: [PostgresValue]

  public func makeAsyncIterator() -> Iterator { Iterator(flow: ServerFlow(connection, sql, parameters)) }

  public struct Iterator: AsyncIteratorProtocol {
    let flow: ServerFlow
    private var batch: [PostgresRow] = []
    private var next = 0

    init(flow: ServerFlow) { self.flow = flow }

    public mutating func next() async throws -> PostgresRow? { try await next(isolation: nil) }

    /// Stays with the reader's actor: only every batch of rows costs a change of threads, not every row.
    public mutating func next(isolation actor: isolated (any Actor)?) async throws(any Error) -> PostgresRow? {
      if next == batch.count {
        guard let rows = try await flow.connection.nextRows(of: flow) else { return nil }
        (batch, next) = (rows, 0)
      }
      defer { next += 1 }
      return batch[next]
    }
  }
}

extension PostgresConnection {
  /// Runs one statement and hands its rows over one by one, holding few of them in memory.
  public nonisolated func stream(_ sql: String, _ parameters: [PostgresValue] = []) -> PostgresRowStream {
    PostgresRowStream(connection: self, sql: sql, parameters: parameters)
  }

  /// The rows that are there, at least one; `nil` after the last.
  func nextRows(of flow: ServerFlow) async throws -> [PostgresRow]? {
    try await advance(flow) {
      try await start(flow) {
        try link.send(flow.sql, flow.parameters)
        link.receiveRowByRow()
      }
      return try await collectRows(of: flow)
    }
  }

  private func collectRows(of flow: ServerFlow) async throws -> [PostgresRow]? {
    var rows: [PostgresRow] = []
    while rows.isEmpty || (rows.count < 512 && !link.isBusy) {
      guard let result = try await nextResult() else {
        guard link.isHealthy else { throw ErrorText.broken(link) }
        // Rows that are left over are handed out first; the next call finds the end again.
        return rows.isEmpty ? nil : rows
      }
      if result.isCopy { throw PostgresError(.misuse, "COPY needs copyIn or copyOut", server: address) }
      if let error = ErrorText.of(result, on: link) {
        _ = try? await lastResult()
        throw error
      }
      guard result.status == PGRES_SINGLE_TUPLE else { continue }
      let layout = flow.layout ?? RowLayout(result)
      flow.layout = layout
      rows.append(PostgresRow(result: result, layout: layout, row: 0))
    }
    return rows
  }
}
