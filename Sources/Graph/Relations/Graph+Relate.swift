import Bolt
import FoundationEssentials

extension Graph {
  /// Starts a transaction: some 10,000 edges.
  public static let relationBatch = 100

  /// What each recording's node says of its relations. Recordings that the graph does not have are absent.
  public func relationStates() async throws -> [UUID: RelationState] {
    let session = session(.read)
    let result = try await session.run(RelationStatements.readStates)
    var states: [UUID: RelationState] = [:]
    while let record = try await result.next() {
      guard let id = UUID(uuidString: try record["id", as: String.self]) else { continue }
      let (reach, isOpen) = (try record["reach", as: Double?.self], try record["is_open", as: Bool?.self])
      let basis = try record["facts", as: Int64?.self].map {
        RelationBasis(facts: $0, reach: reach.map(Float.init), isOpen: isOpen ?? false)
      }
      states[id] = RelationState(digest: try record["digest", as: Int64?.self], basis: basis)
    }
    await session.close()
    return states
  }

  /// The recordings that have an edge to one of these.
  public func relationStarts(to ends: [UUID]) async throws -> Set<UUID> {
    guard !ends.isEmpty else { return [] }
    let ids = Value.list(ends.map { .string($0.graphText) })
    let records = try await read(RelationStatements.starts, ["ids": ids])
    return Set(try records.compactMap { UUID(uuidString: try $0["id", as: String.self]) })
  }

  /// Keeps what edges rest on that are right as they are.
  public func remember(_ starts: [RelationEdges]) async throws {
    guard !starts.isEmpty else { return }
    try await write { transaction in
      let rows = starts.map { start in
        Value.map(start.basis.graphRow.merging(["id": .string(start.start.graphText)]) { $1 })
      }
      try await ProjectionWriter(transaction: transaction).run(RelationStatements.bases, rows)
    }
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
