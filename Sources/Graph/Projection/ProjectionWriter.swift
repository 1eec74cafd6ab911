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
    guard !rows.isEmpty else { return }
    _ = try await transaction.run(statement, ["rows": .list(rows)]).consume()
  }

  /// Runs a statement that makes what `list` names, for the rows that have some of it, with no more of a row than it
  /// needs.
  func make(_ statement: String, _ list: String, of rows: [Value]) async throws {
    let slim = rows.compactMap { row -> Value? in
      guard case .map(let fields) = row, case .list(let items)? = fields[list], !items.isEmpty else { return nil }
      return .map(fields.filter { ["id", "made", list].contains($0.key) })
    }
    try await run(statement, slim)
  }

  /// Makes what the rows have in `metadata`.
  func makeMetadata(_ statement: String, of rows: [Value]) async throws {
    let batch = MetadataBatch(rows)
    guard !batch.values.isEmpty else { return }
    _ = try await transaction.run(statement, ["ids": .list(batch.ids), "values": .list(batch.values)]).consume()
  }

  /// As ``make(_:_:of:)``, for a statement that drops what a list does not name: an empty list counts.
  func slim(_ rows: [Value], _ list: String) -> [Value] {
    rows.map { row in
      guard case .map(let fields) = row else { return row }
      return .map(fields.filter { $0.key == "id" || $0.key == list })
    }
  }

  /// Makes the graph say what a batch says.
  func write(_ batch: ProjectionBatch) async throws {
    try await run(ProjectionStatements.recordings, batch.rows.map(\.withoutLists))
    let loosened = try await drop(batch.dropping)
    let metadata = batch.making(.metadata)
    try await makeMetadata(ProjectionStatements.newMetadata, of: metadata.filter(batch.isNew))
    try await makeMetadata(ProjectionStatements.metadata, of: metadata.filter { !batch.isNew($0) })
    try await make(ProjectionStatements.artists, "artists", of: batch.making(.artists))
    try await make(ProjectionStatements.collaborations, "pairs", of: batch.making(.artists))
    try await make(ProjectionStatements.albums, "albums", of: batch.making(.albums))
    try await make(ProjectionStatements.releases, "releases", of: batch.making(.albums))
    try await make(ProjectionStatements.genres, "genres", of: batch.making(.genres))
    try await make(ProjectionStatements.parentGenres, "children", of: batch.making(.genres))
    try await make(ProjectionStatements.keys, "keys", of: batch.making(.keys))
    try await settle(loosened)
  }

  /// Drops the edges that the rows of each list do not name.
  func drop(_ rows: (ProjectionBatch.List) -> [Value]) async throws -> Loosened {
    var loosened = Loosened()
    loosened.metadata = try await returning(ProjectionStatements.dropMetadata, slim(rows(.metadata), "metadata"))
    loosened.artists = try await returning(ProjectionStatements.dropArtists, slim(rows(.artists), "artists"))
    loosened.albums = try await returning(ProjectionStatements.dropAlbums, slim(rows(.albums), "albums"))
    loosened.genres = try await returning(ProjectionStatements.dropGenres, slim(rows(.genres), "genres"))
    try await run(ProjectionStatements.dropKeys, slim(rows(.keys), "keys"))
    return loosened
  }

  /// Removes those ends that nothing holds any more, and what only these held; the others have of their edges what these
  /// say now.
  func settle(_ loosened: Loosened) async throws {
    try await run(ProjectionStatements.metadataOrphans, loosened.metadata)
    try await run(ProjectionStatements.metadataTypes, loosened.metadata)
    var artists = loosened.artists
    if !loosened.albums.isEmpty { artists += try await returning(ProjectionStatements.albumOrphans, loosened.albums) }
    try await run(ProjectionStatements.albumReleases, loosened.albums)
    try await run(ProjectionStatements.staleCollaborations, artists)
    try await run(ProjectionStatements.artistOrphans, artists)
    try await run(ProjectionStatements.artistSpellings, artists)
    // A parent may be an orphan after its child is gone.
    var genres = loosened.genres
    while !genres.isEmpty { genres = try await returning(ProjectionStatements.genreOrphans, genres) }
  }

  /// The records of a statement as rows for another one, sorted, without those that name nothing.
  private func returning(_ statement: String, _ rows: [Value]) async throws -> [Value] {
    guard !rows.isEmpty else { return [] }
    let records = try await transaction.run(statement, ["rows": .list(rows)]).list()
    return records.filter { $0.values.allSatisfy { !$0.isNull } }.map { record in
      .map(Dictionary(zip(record.keys, record.values), uniquingKeysWith: { $1 }))
    }
  }
}
