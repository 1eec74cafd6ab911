import Bolt
import FoundationEssentials

extension Graph {
  /// Recordings a transaction: it stays short, and its rows below what servers take in one message.
  public static let projectionBatch = 250

  /// The normalized names that a catalog must be asked about before this recording is projected
  /// (``PreparedRecordings``): which of these are whole artist fields of their own?
  public static func artistQuestions(_ recording: GraphRecording) -> Set<String> {
    ArtistCredits.questions(
      artist: recording.value("artist"), title: recording.value("title"), composer: recording.value("composer"),
      remixer: recording.value("remixer"))
  }

  /// What is written for new recordings, a row each, for a loader to be compared with.
  package static func rows(of recordings: [GraphRecording], knownArtists: Set<String>) -> [Value] {
    recordings.map { Projection($0, isKnownArtist: knownArtists.contains).row(made: $0.createdAt) }
  }

  /// Makes the graph say of these recordings what PostgreSQL says: new edges are made, those no longer true are dropped,
  /// and so are nodes that nothing holds any more. Doing it again changes nothing. What is made for a recording that the
  /// graph did not have is as old as its row, else it was made now.
  ///
  /// - Throws: `BoltError`; batches before the one that failed stand.
  public func project(_ recordings: PreparedRecordings) async throws {
    for batch in recordings.batches {
      try await write { transaction in
        let there = try await Self.facts(of: batch.ids, in: transaction)
        try await ProjectionWriter(transaction: transaction).write(batch.compared(to: there))
      }
    }
  }

  /// As ``project(_:)``, prepared here.
  public func project(_ recordings: [GraphRecording], knownArtists: Set<String> = []) async throws {
    try await project(PreparedRecordings(recordings, knownArtists: knownArtists))
  }

  /// Takes recordings out of the graph, with what only they held.
  public func remove(_ ids: [UUID]) async throws {
    try await removing(ids) { writer, rows in
      try await writer.run(RelationStatements.forgetDigests, rows)
      try await writer.run(ProjectionStatements.delete, rows)
    }
  }

  /// Drops all edges of a projection, does more in the same transaction, and removes what nothing holds any more.
  func removing(
    _ ids: [UUID], _ more: @escaping @Sendable (ProjectionWriter, [Value]) async throws -> Void
  ) async throws {
    let sorted = ids.map(\.graphText).sorted()
    for start in stride(from: 0, to: sorted.count, by: 100) {
      let rows = sorted[start..<min(start + 100, sorted.count)].map { id in Self.emptyRow(id) }
      try await write { transaction in
        let writer = ProjectionWriter(transaction: transaction)
        let loosened = try await writer.drop { _ in rows }
        try await more(writer, rows)
        try await writer.settle(loosened)
      }
    }
  }

  /// A row that holds nothing, so that all edges are dropped.
  private static func emptyRow(_ id: String) -> Value {
    ["id": .string(id), "metadata": [], "artists": [], "albums": [], "genres": [], "keys": []]
  }
}
