import Bolt
import FoundationEssentials

extension Graph {
  /// Starts a transaction: some 10,000 edges.
  public static let relationBatch = 100

  /// The digest (``RelationEdges/digest``) of the edges that each recording in the graph had when they were last written;
  /// nil where they never were, or where an end has gone or was not there yet. Recordings that the graph does not have
  /// are absent.
  public func relationDigests() async throws -> [UUID: Int64?] {
    let session = session(.read)
    let result = try await session.run(RelationStatements.readDigests)
    var digests: [UUID: Int64?] = [:]
    while let record = try await result.next() {
      guard let id = UUID(uuidString: try record["id", as: String.self]) else { continue }
      digests.updateValue(try record["digest", as: Int64?.self], forKey: id)
    }
    await session.close()
    return digests
  }

  /// Makes the graph say of each start exactly these edges: those that it has already keep their `created_at`, new ones
  /// are made, ours that are not among them are dropped. Doing it again changes nothing.
  ///
  /// It is quickest where starts that have ends in common are beside each other.
  ///
  /// - Throws: `BoltError`; batches before the one that failed stand.
  public func relate(_ starts: [RelationEdges]) async throws {
    for first in stride(from: 0, to: starts.count, by: Self.relationBatch) {
      let starts = Array(starts[first..<min(first + Self.relationBatch, starts.count)])
      try await write { transaction in
        let batch = try await RelationBatch(starts, transaction)
        let writer = ProjectionWriter(transaction: transaction)
        let kept = batch.kept
        try await writer.run(RelationStatements.dropHarmonic, writer.slim(kept, "harmonic"))
        try await writer.run(RelationStatements.dropSimilar, writer.slim(kept, "similar"))
        try await writer.run(RelationStatements.dropTempo, writer.slim(kept, "tempo"))
        try await Self.make(batch, transaction)
        try await writer.run(RelationStatements.digests, batch.digests)
      }
    }
  }

  /// Edges that cannot be there yet are made in a third of the time that a look for them takes.
  private static func make(_ batch: RelationBatch, _ transaction: Transaction) async throws {
    func run(_ statement: String, _ edges: [Value]) async throws {
      guard !edges.isEmpty else { return }
      _ = try await transaction.run(statement, ["ids": .list(batch.ids), "edges": .list(edges)]).consume()
    }
    for bare in [true, false] {
      try await run(
        bare ? RelationStatements.newHarmonic : RelationStatements.harmonic,
        batch.edges(bare: bare, \.harmonic) {
          ($0.end, [.float($0.score), .float($0.confidence), .string($0.recommendation)])
        })
      try await run(
        bare ? RelationStatements.newSimilar : RelationStatements.similar,
        batch.edges(bare: bare, \.similar) { ($0.end, [.float($0.score), .float($0.confidence), .string($0.type)]) })
      try await run(
        bare ? RelationStatements.newTempo : RelationStatements.tempo,
        batch.edges(bare: bare, \.tempo) { ($0.end, [.float($0.difference), .float($0.confidence)]) })
    }
  }
}
