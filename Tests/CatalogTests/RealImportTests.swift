import FoundationEssentials
import Postgres
import Records
import Testing

@testable import Catalog

/// The real data beside a developer's checkout goes in through the stores: what is refused has its reason, nothing fails,
/// and a second run changes nothing. PostgreSQL itself reads the files.
@Suite(.enabled(if: RealData.isThere)) struct RealImportTests {
  private let catalog: TestCatalog
  private let store: Catalog

  init() async throws {
    catalog = try await .migrated()
    store = Catalog(PostgresPool(configuration: catalog.configuration))
  }

  @Test func theSongsOfSpotify() async throws {
    let items = try await items(
      "tracks/spotify_songs.csv.gz",
      columns: """
        track_id, title, artist, album, release_date, genre, subgenre, playlist, bpm, pitch_class, mode, key, duration_ms,
        popularity, danceability, energy, loudness, speechiness, acousticness, instrumentalness, liveness, valence
        """, path: "'/spotify/' || track_id || '.mp3'", name: "track_id || '.mp3'",
      keys: """
        title, artist, album, release_date, genre, bpm, key, popularity, danceability, energy, loudness, acousticness,
        valence
        """)
    let counts = try await run(items)
    // A song stands once in each playlist that has it.
    #expect(counts.added == 28_356 && counts.refused == 4_477)
    let twice = "the path stands in the source twice; the first one was taken"
    #expect(try await refusals(items) == [twice: 4_477])
    try await everyReadWorks(of: counts.added)
  }

  @Test func theCollectionsOfDJs() async throws {
    let items = try await items(
      "djlib/dj_collections.csv.gz",
      columns: """
        source, format, file_name, file_path, bytes, kib, kind, title, artist, album, track_number, genre, label, remixer,
        composer, mix, grouping, catalog_no, comment, release_date, bpm, key, analysed, duration, bitrate, sample_rate,
        play_count, rating_255, date_added
        """, path: "nullif(source || '/' || nullif(file_path, ''), '')", name: "file_name",
      keys: """
        title, artist, album, track_number, genre, label, remixer, composer, mix, grouping, catalog_no, comment,
        release_date, bpm, key, duration, bitrate, sample_rate, play_count, date_added
        """)
    let counts = try await run(items)
    #expect(counts.added == 7_406 && counts.refused == 2_046)
    // A playlist's text names no files.
    #expect(try await refusals(items) == ["it has no path": 2_046])
    try await everyReadWorks(of: counts.added)
  }

  @Test(arguments: [
    ("tracklists/djmix_mixesdb.jsonl.gz", 4_032, 82_321), ("tracklists/1001tracklists_timed.jsonl", 2, 105),
  ])
  func theTracklists(_ path: String, _ lists: Int, _ tracks: Int) async throws {
    try await RealData.load(path, "document text", catalog.connection)
    let drafts = try await catalog.connection.query(
      """
      SELECT d->>'title' AS title, d->>'artist' AS artist, d->>'source_url' AS url, d->>'source_type' AS type,
        (d->'tracks')::text AS tracks
      FROM (SELECT document::jsonb AS d FROM raw) AS raw
      """
    ).map { row in
      TracklistDraft(
        title: try row.decode("title"), artist: try row.decode("artist"), sourceURL: try row.decode("url"),
        sourceType: try row.decode("type"), tracks: TracklistTrack.read(try row.decode("tracks")))
    }
    let outcomes = try await store.tracklists.store(drafts, correlationID: UUID())
    #expect(outcomes.count { if case .added = $0 { true } else { false } } == lists, "\(refused(outcomes))")
    #expect(try await catalog.value("SELECT sum(track_count) FROM tracklists", as: Int.self) == tracks)
    let again = try await store.tracklists.store(drafts, correlationID: UUID())
    #expect(again.allSatisfy { if case .unchanged = $0 { true } else { false } }, "\(refused(again))")
    for case .added(let id) in outcomes.prefix(50) {
      #expect(try await store.tracklists.tracklist(id)?.tracks.isEmpty == false)
    }
  }

  private func refused(_ outcomes: [TracklistOutcome]) -> [String] {
    outcomes.compactMap { if case .refused(let reason) = $0 { reason } else { nil } }
  }

  // MARK: Rows of a CSV file

  /// The rows as items of files that are not there; `path`, `name` are expressions of `columns`.
  private func items(
    _ file: String, columns: String, path: String, name: String, keys: String
  ) async throws -> [ImportItem] {
    let columns = columns.split { $0 == "," || $0.isWhitespace }.map(String.init)
    try await RealData.load(file, columns.map { "\($0) text" }.joined(separator: ", "), isCSV: true, catalog.connection)
    let keys = keys.split { $0 == "," || $0.isWhitespace }.map(String.init)
    return try await catalog.connection.query(
      """
      SELECT coalesce(\(path), '') AS path, coalesce(\(name), '') AS name,
        encode(sha256(convert_to('missing:' || coalesce(\(path), ''), 'UTF8')), 'hex') AS hash, \(keys.joined(separator: ", "))
      FROM raw
      """
    ).map { row in
      ImportItem(
        filePath: try row.decode("path"), fileName: try row.decode("name"), fileHash: try row.decode("hash"),
        status: .missing,
        metadata: try keys.compactMap { key in
          try row.decode(key, as: String?.self).map { MetadataEntry(key: key, value: $0) }
        })
    }
  }

  /// Imports twice: the second time nothing changes.
  private func run(_ items: [ImportItem]) async throws -> ImportCounts {
    let first = try await write(items).counts
    let again = try await write(items).counts
    #expect(first.added + first.refused == items.count)
    #expect(again.unchanged == first.added && again.refused == first.refused && again.metadataUpdated == 0)
    return first
  }

  private func refusals(_ items: [ImportItem]) async throws -> [String: Int] {
    var reasons: [String: Int] = [:]
    for case .refused(let refusal) in try await write(items).outcomes { reasons[refusal.description, default: 0] += 1 }
    return reasons
  }

  private func write(_ items: [ImportItem]) async throws -> (outcomes: [ImportOutcome], counts: ImportCounts) {
    let exists: @Sendable (String) async -> Bool = { _ in false }
    return try await store.importing(correlationID: UUID(), ownedKeys: [], fileExists: exists) { session in
      var outcomes: [ImportOutcome] = []
      for start in stride(from: 0, to: items.count, by: 2_000) {
        outcomes += try await session.write(Array(items[start..<min(start + 2_000, items.count)]))
      }
      return (outcomes, await session.counts)
    }
  }

  private func everyReadWorks(of count: Int) async throws {
    #expect(try await store.counts().recordings == count)
    for sort in RecordingPagesTests.sorts {
      let page = try await store.recordings.page(RecordingList(sort: sort), .fraction(0.5))
      #expect(page.rows.count == 50, "\(sort)")
    }
    let found = RecordingList(filter: try Filter(parsing: "love | house bpm:100-130"))
    let metadata = try await store.recordings.metadata(of: store.recordings.page(found).rows.map(\.id))
    #expect(metadata.count == 50)
    #expect(try await store.rebuildCards() == 0)
  }
}
