import Catalog
import FoundationEssentials
import Postgres
import Records
import Testing

@Suite struct TriggerTests {
  private func outbox(_ catalog: TestCatalog) async throws -> [UUID] {
    let ids = try await catalog.column("SELECT recording_id FROM graph_outbox ORDER BY id", as: UUID.self)
    try await catalog.connection.script("DELETE FROM graph_outbox")
    return ids
  }

  private func recording(_ catalog: TestCatalog, _ path: String) async throws -> UUID {
    try await catalog.value(
      "INSERT INTO recordings (file_path, file_name, file_hash) VALUES ($1, 'n.mp3', $1) RETURNING id", [.text(path)])
  }

  @Test func eachStatementWritesOneRowForEachRecordingItChanged() async throws {
    let catalog = try await TestCatalog.migrated()
    let (a, b) = (try await recording(catalog, "/a"), try await recording(catalog, "/b"))
    #expect(try await outbox(catalog) == [a, b])
    try await catalog.connection.execute(
      "INSERT INTO metadata (recording_id, key, value) SELECT r, k, 'v' FROM unnest($1::uuid[]) r, unnest('{title,artist,x}'::text[]) k",
      [.uuidArray([a, b])])
    #expect(Set(try await outbox(catalog)) == [a, b])
    try await catalog.connection.execute("UPDATE metadata SET value = 'w' WHERE recording_id = $1", [.uuid(a)])
    #expect(try await outbox(catalog) == [a])
    try await catalog.connection.execute("DELETE FROM metadata WHERE recording_id = $1 AND key = 'x'", [.uuid(b)])
    #expect(try await outbox(catalog) == [b])
    try await catalog.connection.execute("UPDATE recordings SET file_name = 'o.mp3' WHERE id = $1", [.uuid(b)])
    #expect(try await outbox(catalog) == [b])
  }

  @Test func anUpdateThatChangesNothingWritesNothing() async throws {
    let catalog = try await TestCatalog.migrated()
    let id = try await recording(catalog, "/a")
    try await catalog.connection.execute(
      "INSERT INTO metadata (recording_id, key, value) VALUES ($1, 'title', 't')", [.uuid(id)])
    let before: [Date] = try await catalog.column(
      "SELECT updated_at FROM recordings UNION ALL SELECT updated_at FROM metadata")
    _ = try await outbox(catalog)
    try await catalog.connection.script(
      "UPDATE recordings SET file_name = file_name; UPDATE metadata SET value = value")
    #expect(try await outbox(catalog).isEmpty)
    #expect(
      try await catalog.column("SELECT updated_at FROM recordings UNION ALL SELECT updated_at FROM metadata") == before)
  }

  @Test func aChangeMovesUpdatedAtOnAllFourTables() async throws {
    let catalog = try await TestCatalog.migrated()
    let id = try await recording(catalog, "/a")
    try await catalog.connection.execute(
      "INSERT INTO metadata (recording_id, key, value) VALUES ($1, 'title', 't')", [.uuid(id)])
    try await catalog.connection.script("INSERT INTO tracklists (title) VALUES ('t')")
    try await catalog.connection.execute(
      "INSERT INTO rename_proposals (recording_id, current_filename, proposed_filename) VALUES ($1, 'a', 'b')",
      [.uuid(id)])
    for (table, column) in [
      ("recordings", "file_name"), ("metadata", "value"), ("tracklists", "title"),
      ("rename_proposals", "proposed_filename"),
    ] {
      let before: Date = try await catalog.value("SELECT updated_at FROM \(table)")
      try await catalog.connection.script("UPDATE \(table) SET \(column) = 'changed'")
      let moved = try await catalog.value("SELECT updated_at FROM \(table)", as: Date.self) > before
      #expect(moved, "\(table)")
    }
  }

  /// 0024 changes of a card what a rename changes: making it anew must find nothing to do.
  @Test func renamedCardsAreWhatTheyWouldBeMadeAnew() async throws {
    let catalog = try await TestCatalog.migrated()
    try await catalog.connection.script(
      """
      INSERT INTO recordings (file_path, file_name, file_hash)
      SELECT n, 'old ' || n, n FROM generate_series(1, 2500) AS n;
      INSERT INTO metadata (recording_id, key, value)
      SELECT id, key, value FROM recordings, LATERAL (VALUES
        ('title', 'Title ' || file_path), ('artist', 'Björk'), ('album', ' '), ('bpm', '128'), ('key', '8B')) AS m(key, value)
      WHERE file_path::int % 2 = 0;
      UPDATE recordings SET file_name = repeat('é', file_path::int % 200) || ' ' || file_path || '.mp3'
      WHERE file_path::int % 5 <> 0;
      """)
    let renamed: Int = try await catalog.value("SELECT count(*) FROM recording_cards WHERE file_name NOT LIKE 'old %'")
    #expect(renamed == 2000)
    let written: Int = try await catalog.value(
      "SELECT refresh_recording_cards(ARRAY(SELECT id FROM recordings))")
    #expect(written == 0)
  }

  @Test func aDeletedRecordingLeavesOneRowAndNoCard() async throws {
    let catalog = try await TestCatalog.migrated()
    let id = try await recording(catalog, "/a")
    try await catalog.connection.execute(
      "INSERT INTO metadata (recording_id, key, value) VALUES ($1, 'title', 't')", [.uuid(id)])
    _ = try await outbox(catalog)
    try await catalog.connection.script("DELETE FROM recordings")
    #expect(try await outbox(catalog) == [id])
    #expect(try await catalog.value("SELECT count(*) FROM recording_cards") == 0)
  }

  @Test func aCardFollowsItsMetadataThereAndBack() async throws {
    let catalog = try await TestCatalog.migrated()
    let store = Catalog(PostgresPool(configuration: catalog.configuration)).recordings
    let id = try await recording(catalog, "/a")
    func card() async throws -> RecordingCard { try #require(try await store.cards([id]).first) }
    #expect(try await card().title == nil)
    try await catalog.connection.script(
      "INSERT INTO metadata (recording_id, key, value) SELECT id, 'release_date', '2018-02-05' FROM recordings;"
        + "INSERT INTO metadata (recording_id, key, value) SELECT id, 'bpm', '0.00' FROM recordings")
    #expect(try await card().year == 2018)
    #expect(try await card().bpm == nil)
    try await catalog.connection.script("UPDATE metadata SET key = 'year', value = '1999' WHERE key = 'release_date'")
    #expect(try await card().year == 1999)
    try await catalog.connection.script("DELETE FROM metadata")
    #expect(try await card().year == nil)
  }

  @Test func aRecordingThatComesWithItsMetadataGetsItsCardOnce() async throws {
    let catalog = try await TestCatalog.migrated()
    try await catalog.connection.script("SET track_functions = 'all'; BEGIN")
    try await catalog.connection.script(
      """
      WITH added AS (
        INSERT INTO recordings (file_path, file_name, file_hash) SELECT f, f, f FROM unnest('{a,b,c}'::text[]) f
        RETURNING id, file_name
      )
      INSERT INTO metadata (recording_id, key, value)
      SELECT id, k, file_name || k FROM added JOIN (VALUES ('a', 'title'), ('a', 'mood'), ('b', 'mood')) v(f, k)
        ON f = file_name
      """)
    // One call for `a`, by its metadata; one for those that have none on the card.
    #expect(
      try await catalog.column(
        "SELECT calls FROM pg_stat_xact_user_functions WHERE funcname = 'refresh_recording_cards'") == [2])
    #expect(
      try await catalog.column("SELECT concat_ws('/', file_name, title) FROM recording_cards ORDER BY 1") == [
        "a/atitle", "b", "c",
      ])
    try await catalog.connection.script("COMMIT")
  }

  @Test func aCardKnowsWhichKeysItsRecordingHas() async throws {
    let catalog = try await TestCatalog.migrated()
    let id = try await recording(catalog, "/a.mp3")
    func known() async throws -> Int {
      try await catalog.value("SELECT known_keys FROM recording_cards", as: Int.self)
    }
    #expect(try await known() == 0)
    try await catalog.connection.execute(
      "INSERT INTO metadata (recording_id, key, value) VALUES ($1, 'duration', '360'), ($1, 'mood', 'dark')",
      [.uuid(id)])
    #expect(try await known() == 1)
    try await catalog.connection.script("UPDATE metadata SET key = 'bitrate' WHERE key = 'duration'")
    #expect(try await known() == 2)
    try await catalog.connection.script("DELETE FROM metadata")
    #expect(try await known() == 0)
  }

  @Test func aBulkLoadThatAutovacuumCountsAsNothingFindsEachRowByItsID() async throws {
    let catalog = try await TestCatalog.migrated()
    let other = try await PostgresConnection.connect(catalog.configuration)
    try await catalog.connection.withStatementTimeout(nil) { connection in
      try await connection.script(
        """
        BEGIN;
        INSERT INTO recordings (file_path, file_name, file_hash)
        SELECT '/' || g, g, g FROM generate_series(1, 3000) g;
        """)
      // As autovacuum does: it sees none of the rows.
      try await other.script("ANALYZE")
      try await connection.script(
        """
        INSERT INTO metadata (recording_id, key, value) SELECT id, 'artist', file_name FROM recordings;
        COMMIT;
        SELECT pg_stat_force_next_flush();
        """)
    }
    let scanned = try await catalog.value(
      """
      SELECT coalesce(string_agg(indexrelname, ', ' ORDER BY indexrelname), '') FROM pg_stat_user_indexes
      WHERE idx_scan > 100 AND indexrelname NOT IN (
        'recordings_pkey', 'recording_cards_pkey', 'recording_texts_pkey', 'idx_metadata_recording_key', 'idx_metadata_recording_id')
      """, as: String.self)
    #expect(scanned == "")
    await other.close()
  }

  @Test func ofTwoWritersOfOneRecordingNeitherIsLostOnTheCard() async throws {
    let catalog = try await TestCatalog.migrated()
    let id = try await recording(catalog, "/a")
    let other = try await PostgresConnection.connect(catalog.configuration)
    try await catalog.connection.script("BEGIN")
    try await catalog.connection.execute(
      "INSERT INTO metadata (recording_id, key, value) VALUES ($1, 'title', 'T')", [.uuid(id)])
    async let second = other.execute(
      "INSERT INTO metadata (recording_id, key, value) VALUES ($1, 'artist', 'A')", [.uuid(id)])
    let process = other.processID
    while try await !catalog.value(
      "SELECT count(*) > 0 FROM pg_locks WHERE pid = $1 AND NOT granted", [.int(Int64(process))])
    {}
    try await catalog.connection.script("COMMIT")
    #expect(try await second == 1)
    #expect(try await catalog.column("SELECT concat_ws('/', artist, title) FROM recording_cards") == ["A/T"])
  }

  /// Whatever is written, and in whatever order: making all of it anew finds nothing to do.
  @Test func cardsAndTextsAreWhatTheyWouldBeMadeAnew() async throws {
    let catalog = try await TestCatalog.migrated()
    var random = SeededRandom(seed: 25)
    try await catalog.connection.script(
      """
      INSERT INTO recordings (file_path, file_name, file_hash) SELECT '/' || g, g, g FROM generate_series(1, 30) g;
      INSERT INTO metadata (recording_id, key, value)
      SELECT id, key, key || file_name FROM recordings, unnest('{title,artist}'::text[]) AS key
      """)
    let changes = [
      "UPDATE recordings SET file_name = 'Né ' || file_name, file_path = file_path || 'é' WHERE @",
      "UPDATE recordings SET file_path = '/moved' || file_path WHERE @",
      "UPDATE recordings SET file_name = left(file_name, 2) WHERE @",
      "UPDATE metadata SET value = value || ' Ö' WHERE recording_id IN (SELECT id FROM recordings WHERE @)",
      "DELETE FROM metadata WHERE key = 'artist' AND recording_id IN (SELECT id FROM recordings WHERE @)",
      """
      INSERT INTO metadata (recording_id, key, value) SELECT id, 'artist', 'Ÿ' FROM recordings WHERE @
      ON CONFLICT DO NOTHING
      """,
      """
      INSERT INTO rename_proposals (recording_id, current_filename, proposed_filename)
      SELECT id, file_name, 'New ' || file_name FROM recordings WHERE @
      """,
      """
      UPDATE rename_proposals SET proposed_filename = proposed_filename || ' Ñ', current_filename = 'x' || current_filename
      WHERE recording_id IN (SELECT id FROM recordings WHERE @)
      """,
      "UPDATE rename_proposals SET status = 'applied' WHERE recording_id IN (SELECT id FROM recordings WHERE @)",
      "UPDATE rename_proposals SET recording_id = (SELECT min(id::text)::uuid FROM recordings) WHERE random() < 0.1",
      "DELETE FROM rename_proposals WHERE recording_id IN (SELECT id FROM recordings WHERE @)",
      "DELETE FROM recordings WHERE file_hash = '@'",
      """
      WITH added AS (
        INSERT INTO recordings (file_path, file_name, file_hash) VALUES ('/w@', 'w@', 'w@') RETURNING id
      )
      INSERT INTO rename_proposals (recording_id, current_filename, proposed_filename) SELECT id, 'w', 'W' FROM added
      """,
    ]
    for step in 0..<120 {
      let change = random.pick(changes)
      let those = "ascii(reverse(file_path)) % 5 = \(Int.random(in: 0..<5, using: &random))"
      let value = change.contains("w@") ? String(step) : change.contains("'@'") ? String(step % 30) : those
      try await catalog.connection.script(change.replacing("@", with: value))
      let written: Int = try await catalog.value("SELECT refresh_recording_cards(ARRAY(SELECT id FROM recordings))")
      #expect(written == 0, "\(change)")
      let lacking: Int = try await catalog.value(
        """
        SELECT (SELECT count(*) FROM rename_proposals) - (SELECT count(*) FROM proposal_cards)
          + (SELECT count(*) FROM recordings) - (SELECT count(*) FROM recording_texts)
        """)
      #expect(lacking == 0, "\(change)")
    }
  }

  @Test func aProposalMadeWhileItsRecordingIsRenamedIsOutdated() async throws {
    let catalog = try await TestCatalog.migrated()
    let id = try await recording(catalog, "/a")
    let other = try await PostgresConnection.connect(catalog.configuration)
    try await catalog.connection.script("BEGIN; UPDATE recordings SET file_name = 'o.mp3'")
    async let second = other.execute(
      "INSERT INTO rename_proposals (recording_id, current_filename, proposed_filename) VALUES ($1, 'n.mp3', 'b')",
      [.uuid(id)])
    let process = other.processID
    while try await !catalog.value(
      "SELECT count(*) > 0 FROM pg_locks WHERE pid = $1 AND NOT granted", [.int(Int64(process))])
    {}
    try await catalog.connection.script("COMMIT")
    #expect(try await second == 1)
    let card: String = try await catalog.value("SELECT concat(is_outdated, ' ', search) FROM proposal_cards")
    #expect(card == "t o.mp3\n\n\n\nb")
  }

  @Test func aNoticeNamesUpToAHundredRecordings() async throws {
    let catalog = try await TestCatalog.migrated()
    let store = Catalog(PostgresPool(configuration: catalog.configuration))
    var notices = store.notices().makeAsyncIterator()
    #expect(await notices.next() == .listening)
    let id = try await recording(catalog, "/a")
    #expect(await notices.next() == .recordings([id]))
    try await catalog.connection.execute(
      "INSERT INTO rename_proposals (recording_id, current_filename, proposed_filename) VALUES ($1, 'a', 'b')",
      [.uuid(id)])
    #expect(await notices.next() == .proposals([id]))
    let list: UUID = try await catalog.value("INSERT INTO tracklists (title) VALUES ('t') RETURNING id")
    #expect(await notices.next() == .tracklists([list]))
    try await catalog.connection.script(
      "INSERT INTO recordings (file_path, file_name, file_hash) SELECT g, g, g FROM generate_series(1, 101) g")
    #expect(await notices.next() == .recordings(nil))
  }

  @Test func theOutboxGivesBackWhatItWasAskedToDeleteAndNoMore() async throws {
    let catalog = try await TestCatalog.migrated()
    let outbox = Catalog(PostgresPool(configuration: catalog.configuration)).outbox
    for path in ["/a", "/b", "/c"] { _ = try await recording(catalog, path) }
    let read = try await outbox.read(limit: 2)
    #expect(read.count == 2)
    try await outbox.delete(read)
    #expect(try await outbox.behind() == 1)
    let rest = try await outbox.read()
    #expect(Set(rest.map(\.recordingID)).isDisjoint(with: read.map(\.recordingID)))
  }

  @Test func projectionsGoThroughTheWholeLibraryInOrder() async throws {
    let library = try await TestLibrary(count: 70)
    let outbox = library.store.outbox
    var seen: [UUID] = []
    while true {
      let stretch = try await outbox.projections(after: seen.last, limit: 16)
      guard !stretch.isEmpty else { break }
      for projection in stretch {
        let made = try #require(library.recordings.first { $0.id == projection.recording.id })
        #expect(
          Dictionary(uniqueKeysWithValues: projection.metadata.map { ($0.key, $0.value) }) == made.subject.metadata)
      }
      seen += stretch.map(\.recording.id)
    }
    #expect(seen.count == 70 && Set(seen).count == 70)
    let some = try await outbox.projections([seen[3], UUID(), seen[1]])
    #expect(some.map(\.recording.id) == [seen[1], seen[3]])
  }

  @Test func oneCatalogHasOneGraph() async throws {
    let catalog = try await TestCatalog.migrated()
    let outbox = Catalog(PostgresPool(configuration: catalog.configuration)).outbox
    #expect(try await outbox.target() == nil)
    let first = try await outbox.bind(graphID: UUID(), graphName: "bolt://one")
    #expect(try await outbox.bind(graphID: UUID(), graphName: "bolt://two") == first)
    #expect(try await outbox.target() == first)
  }

  @Test func oneGraphWorkerAtATime() async throws {
    let catalog = try await TestCatalog.migrated()
    let store = Catalog(PostgresPool(configuration: catalog.configuration))
    let (first, second) = (store.graphWorkerLock(), store.graphWorkerLock())
    #expect(try await first.take())
    #expect(try await !second.take())
    #expect(try await first.take())
    await first.release()
    while try await !second.take() {}
    #expect(try await !first.take())
    await second.release()
  }
}
