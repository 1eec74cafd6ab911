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
  /// - Throws: `BoltError`; batches before the one that failed stand.
  public func relate(_ starts: [RelationEdges]) async throws {
    let sorted = starts.sorted { $0.start.graphText < $1.start.graphText }
    for first in stride(from: 0, to: sorted.count, by: Self.relationBatch) {
      let rows = sorted[first..<min(first + Self.relationBatch, sorted.count)].map(\.row)
      try await write { transaction in
        let writer = ProjectionWriter(transaction: transaction)
        // Edges that cannot be there yet are made in a third of the time that a look for them takes.
        let bare = try await Self.bare(rows, transaction)
        for (create, list) in [
          (RelationStatements.newHarmonic, "harmonic"), (RelationStatements.newSimilar, "similar"),
          (RelationStatements.newTempo, "tempo"),
        ] { try await writer.make(create, list, of: rows.filter { bare.contains($0["id"]) }) }
        let others = rows.filter { !bare.contains($0["id"]) }
        try await writer.replace(RelationStatements.dropHarmonic, RelationStatements.harmonic, "harmonic", of: others)
        try await writer.replace(RelationStatements.dropSimilar, RelationStatements.similar, "similar", of: others)
        try await writer.replace(RelationStatements.dropTempo, RelationStatements.tempo, "tempo", of: others)
        try await writer.run(RelationStatements.digests, rows.map(\.withoutLists))
      }
    }
  }
  /// Ids of those starts that have no such edge at all, also none of another program.
  private static func bare(_ rows: [Value], _ transaction: Transaction) async throws -> Set<Value> {
    let ids = Value.list(rows.map { ["id": $0["id"]] })
    let records = try await transaction.run(RelationStatements.bare, ["rows": ids]).list()
    return Set(records.compactMap { $0["id"] })
  }
}
