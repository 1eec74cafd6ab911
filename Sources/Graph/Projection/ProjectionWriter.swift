import Bolt

/// Ends that lost an edge, each as a row that finds it again.
struct Loosened: Sendable {
  var metadata: [Value] = []
  var artists: [Value] = []
  var albums: [Value] = []
  var genres: [Value] = []
}

/// One transaction of the projection.
struct ProjectionWriter: Sendable {
  let transaction: Transaction

  func run(_ statement: String, _ rows: [Value]) async throws {
    _ = try await transaction.run(statement, ["rows": .list(rows)]).consume()
  }

  /// Drops the edges that the rows do not name.
  func drop(_ rows: [Value]) async throws -> Loosened {
    var loosened = Loosened()
    loosened.metadata = try await returning(ProjectionStatements.dropMetadata, rows)
    loosened.artists = try await returning(ProjectionStatements.dropArtists, rows)
    loosened.albums = try await returning(ProjectionStatements.dropAlbums, rows)
    loosened.genres = try await returning(ProjectionStatements.dropGenres, rows)
    try await run(ProjectionStatements.dropKeys, rows)
    return loosened
  }

  /// Removes those ends that nothing holds any more, and what only these held.
  func removeOrphans(_ loosened: Loosened) async throws {
    if !loosened.metadata.isEmpty { try await run(ProjectionStatements.metadataOrphans, loosened.metadata) }
    var artists = loosened.artists
    if !loosened.albums.isEmpty { artists += try await returning(ProjectionStatements.albumOrphans, loosened.albums) }
    if !artists.isEmpty {
      try await run(ProjectionStatements.staleCollaborations, artists)
      try await run(ProjectionStatements.artistOrphans, artists)
    }
    // A parent may be an orphan after its child is gone.
    var genres = loosened.genres
    while !genres.isEmpty { genres = try await returning(ProjectionStatements.genreOrphans, genres) }
  }

  /// The records of a statement as rows for another one, sorted, without those that name nothing.
  private func returning(_ statement: String, _ rows: [Value]) async throws -> [Value] {
    let records = try await transaction.run(statement, ["rows": .list(rows)]).list()
    return records.filter { $0.values.allSatisfy { !$0.isNull } }.map { record in
      .map(Dictionary(zip(record.keys, record.values), uniquingKeysWith: { $1 }))
    }
  }
}
