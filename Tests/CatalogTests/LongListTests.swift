import Catalog
import FoundationEssentials
import Postgres
import Records
import TestServers
import Testing

/// A list that is long enough to be sampled.
@Suite struct LongListTests {
  @Test func aFractionOfALongListIsFoundToAFewHundredths() async throws {
    let catalog = try await TestCatalog.migrated()
    let store = Catalog(PostgresPool(configuration: catalog.configuration)).recordings
    // The set-up may take its time on a loaded machine.
    try await catalog.connection.withStatementTimeout(nil) { connection in
      try await connection.script(
        """
        INSERT INTO recordings (file_path, file_name, file_hash)
        SELECT '/' || md5(g::text), md5(g::text), g FROM generate_series(1, 30000) g;
        ANALYZE recording_cards; ANALYZE recordings;
        """)
    }
    for (field, fraction) in [(RecordingSort.Field.fileName, 0.25), (.fileName, 0.8), (.artist, 0.5)] {
      let list = RecordingList(sort: RecordingSort(field))
      let page = try await store.page(list, .fraction(fraction), limit: 10)
      let first = try #require(page.rows.first)
      let place = try #require(try await store.position(of: first.id, in: list))
      #expect(abs(Double(place) / 30_000 - fraction) < 0.05, "\(field) \(fraction): \(place)")
      #expect(page.rows.count == 10 && page.hasMoreBefore && page.hasMoreAfter)
    }
    let estimate = try await store.estimate(RecordingList())
    #expect((25_000...35_000).contains(estimate))
    let filtered = RecordingList(filter: try Filter(parsing: "file_name:abc"))
    #expect(try await store.page(filtered, .fraction(0.5), limit: 5).rows.count > 0)
  }

  @Test func aCancelledReadEndsOnTheServer() async throws {
    let catalog = try await TestCatalog.migrated()
    let store = Catalog(PostgresPool(configuration: catalog.configuration)).recordings
    try await catalog.connection.script(
      "INSERT INTO recordings (file_path, file_name, file_hash) VALUES ('/a', 'a', 'a');"
        + "BEGIN; LOCK TABLE recording_cards IN ACCESS EXCLUSIVE MODE")
    let reading = Task { try await store.page(RecordingList()) }
    let waiting = """
      SELECT count(*) FROM pg_locks WHERE NOT granted AND relation = 'recording_cards'::regclass
        AND \(TestPostgres.isOfThisDatabase)
      """
    while try await catalog.value(waiting, as: Int.self) == 0 {}
    reading.cancel()
    await #expect(throws: PostgresError.self) { try await reading.value }
    while try await catalog.value(waiting, as: Int.self) > 0 {}
    try await catalog.connection.script("COMMIT")
    #expect(try await store.page(RecordingList()).rows.count == 1)
  }
}
