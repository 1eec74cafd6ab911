import Catalog
import FoundationEssentials
import Postgres
import Records
import Testing

@Suite struct MaintenanceTests {
  @Test func rebuiltCardsAreThoseThatTheTriggersKeep() async throws {
    let library = try await TestLibrary(count: 60)
    let ids = library.recordings.map(\.id)
    let kept = try await library.store.recordings.cards(ids)
    #expect(try await library.store.rebuildCards() == 0)
    try await library.catalog.connection.script(
      "UPDATE recording_cards SET title = 'wrong' WHERE title IS NOT NULL; DELETE FROM recording_cards WHERE title IS NULL"
    )
    var looked = 0
    #expect(try await library.store.rebuildCards { looked = $0 } == 60)
    #expect(looked == 60)
    #expect(try await library.store.recordings.cards(ids) == kept)
  }

  @Test func statisticsCountByMonthInUTCAndStatus() async throws {
    let catalog = try await TestCatalog.migrated()
    let store = Catalog(PostgresPool(configuration: catalog.configuration))
    try await catalog.connection.script(
      """
      SET timezone = 'Asia/Tokyo';
      INSERT INTO recordings (file_path, file_name, file_hash, status, file_size, created_at) VALUES
        ('/1', '1', '1', 'processed', 10, '2024-01-31 23:30+00'), ('/2', '2', '2', 'processed', 20, '2024-01-01 00:00+00'),
        ('/3', '3', '3', NULL, NULL, '2024-02-01 00:00+00'), ('/4', '4', '4', 'missing', NULL, NULL);
      """)
    #expect(try await store.statistics().isEmpty)
    try await store.refreshStatistics()
    let rows = try await store.statistics()
    #expect(rows.map(\.count) == [1, 2, 1])
    #expect(rows.map(\.status) == ["unknown", "processed", "missing"])
    #expect(rows[1].averageFileSize == 15 && rows[2].month == nil)
    #expect(rows[1].month?.timeIntervalSince1970 == 1_704_067_200)
    try await store.refreshStatistics()
  }

  @Test func theFilterWorksWithoutTrigrams() async throws {
    let library = try await TestLibrary(count: 40)
    let list = RecordingList(filter: try Filter(parsing: "strobe"))
    let found = try await library.store.recordings.page(list).rows.map(\.id)
    #expect(try await library.store.hasTrigramIndex())
    try await library.catalog.connection.script("DROP EXTENSION pg_trgm CASCADE")
    #expect(try await !library.store.hasTrigramIndex())
    #expect(try await library.store.recordings.page(list).rows.map(\.id) == found && !found.isEmpty)
    // The way down does not need them either.
    try await library.catalog.migrator().rollback(to: 0)
  }
}
