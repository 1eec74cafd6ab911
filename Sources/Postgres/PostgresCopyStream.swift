/// What COPY … TO STDOUT sends, in pieces of whole rows. Begins with the first `next()`; leaving early cancels it.
public struct PostgresCopyStream: AsyncSequence, Sendable {
  public typealias Element = [UInt8]
  public typealias Failure = any Error
  let connection: PostgresConnection
  let sql: String

  public func makeAsyncIterator() -> Iterator { Iterator(flow: ServerFlow(connection, sql, [])) }

  public struct Iterator: AsyncIteratorProtocol {
    let flow: ServerFlow

    public mutating func next() async throws -> [UInt8]? { try await next(isolation: nil) }

    public mutating func next(isolation actor: isolated (any Actor)?) async throws(any Error) -> [UInt8]? {
      try await flow.connection.nextBytes(of: flow)
    }
  }
}

extension PostgresConnection {
  /// Runs a `COPY … TO STDOUT` and hands over what it sends, in the format the statement asks for.
  public nonisolated func copyOut(_ sql: String) -> PostgresCopyStream {
    PostgresCopyStream(connection: self, sql: sql)
  }

  /// Size of the pieces, if there is that much at once.
  private static var pieceSize: Int { 64 * 1024 }

  func nextBytes(of flow: ServerFlow) async throws -> [UInt8]? {
    try await advance(flow) {
      if flow.state == .waiting {
        try await start(flow) { try link.sendScript(flow.sql) }
        try await enterCopy(.out)
      }
      return try await collectBytes(of: flow)
    }
  }

  private func collectBytes(of flow: ServerFlow) async throws -> [UInt8]? {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(Self.pieceSize)
    while !flow.hasAllRows, bytes.count < Self.pieceSize {
      switch try link.takeCopy(into: &bytes) {
      case .row: continue
      case .wait where !bytes.isEmpty: return bytes
      case .wait:
        try await wait(.readable)
        guard try link.consume() else { throw ErrorText.broken(link) }
      case .end: flow.hasAllRows = true
      }
    }
    guard bytes.isEmpty else { return bytes }
    _ = try await lastResult()
    return nil
  }
}
