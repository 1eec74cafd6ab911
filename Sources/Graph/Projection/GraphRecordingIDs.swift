import Bolt
import FoundationEssentials

/// The ids of all recordings in a graph, in order; read from the server while they are asked for.
public struct GraphRecordingIDs: AsyncSequence, Sendable {
  public typealias Element = UUID

  let graph: Graph

  public func makeAsyncIterator() -> Iterator { Iterator(session: graph.session(.read)) }

  public struct Iterator: AsyncIteratorProtocol {
    private let session: Session
    private var result: QueryResult?

    fileprivate init(session: Session) { self.session = session }

    public mutating func next() async throws -> UUID? {
      let result = try await open()
      while let record = try await result.next() {
        if let id = UUID(uuidString: try record["id", as: String.self]) { return id }
      }
      return nil
    }

    private mutating func open() async throws -> QueryResult {
      if let result { return result }
      let opened = try await session.run("MATCH (r:Recording) RETURN r.id AS id ORDER BY id")
      result = opened
      return opened
    }
  }
}
