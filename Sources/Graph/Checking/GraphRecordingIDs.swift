import Bolt

/// The ids of all recordings in a graph, in order, as they stand there; read from the server while they are asked for. An
/// empty one stands for none, or one that is no text.
public struct GraphRecordingIDs: AsyncSequence, Sendable {
  public typealias Element = String

  let graph: Graph

  public func makeAsyncIterator() -> Iterator { Iterator(session: graph.session(.read)) }

  public struct Iterator: AsyncIteratorProtocol {
    private let session: Session
    private var result: QueryResult?

    fileprivate init(session: Session) { self.session = session }

    public mutating func next() async throws -> String? {
      try await open().next().map { String($0["id"] ?? .null) ?? "" }
    }

    private mutating func open() async throws -> QueryResult {
      if let result { return result }
      let opened = try await session.run("MATCH (r:Recording) RETURN r.id AS id ORDER BY id")
      result = opened
      return opened
    }
  }
}
