import Catalog
import Postgres
import Schema
import Testing

@Suite struct AdoptionTests {
  /// The document's tables, as somebody else made them.
  private func printed(_ changes: String = "") async throws -> TestCatalog {
    let catalog = try await TestCatalog.empty()
    try await catalog.connection.script(PostgresSchema.migrations[0].up)
    try await catalog.connection.script("DROP TABLE alembic_version;" + changes)
    return catalog
  }

  @Test func aDatabaseOfThePrintedTablesBecomesOursWithItsRows() async throws {
    let catalog = try await printed(
      """
      INSERT INTO recordings (file_path, file_name, file_hash) VALUES ('/a', 'a', 'h');
      INSERT INTO metadata (recording_id, key, value) SELECT id, 'title', 'Strobe' FROM recordings;
      """)
    let report = try await catalog.migrator().adopt()
    #expect(report == AdoptionReport())
    try await catalog.migrator().migrate()
    let ours = try await TestCatalog.migrated()
    #expect(try await catalog.shape() == ours.shape())
    #expect(try await catalog.column("SELECT title FROM recording_cards") == ["Strobe"])
    let status = try await catalog.migrator().status()
    #expect(status.applied.map(\.isAdopted) == [true] + status.applied.dropFirst().map { _ in false })
    #expect(try await catalog.value("SELECT count(*) FROM graph_outbox") == 1)
  }

  @Test func whatIsMissingIsMended() async throws {
    let catalog = try await printed(
      """
      DROP TABLE rename_proposals; ALTER TABLE tracklists DROP COLUMN metadata;
      ALTER TABLE recordings ALTER COLUMN status DROP DEFAULT; ALTER TABLE recordings ALTER COLUMN file_name DROP NOT NULL;
      ALTER TABLE recordings DROP CONSTRAINT recordings_file_path_key; DROP INDEX idx_metadata_key;
      ALTER TABLE metadata DROP CONSTRAINT metadata_recording_id_fkey;
      """)
    let report = try await catalog.migrator().adopt()
    #expect(report.leftAlone.isEmpty)
    for line in [
      "table rename_proposals", "column tracklists.metadata", "default recordings.status",
      "not null recordings.file_name",
      "constraint recordings.recordings_file_path_key", "index metadata.idx_metadata_key",
      "constraint metadata.metadata_recording_id_fkey",
    ] { #expect(report.mended.contains(line), "\(line) in \(report.mended)") }
    try await catalog.migrator().migrate()
    #expect(try await Set(catalog.shape()) == Set(TestCatalog.migrated().shape()))
  }

  @Test func whatIsOtherIsLeftAloneAndListed() async throws {
    let catalog = try await printed(
      """
      ALTER TABLE recordings ALTER COLUMN file_size TYPE INTEGER; ALTER TABLE recordings ADD COLUMN mood TEXT;
      ALTER INDEX idx_metadata_key RENAME TO ix_metadata_key; ALTER TABLE recordings ALTER COLUMN status SET DEFAULT 'new';
      ALTER TABLE recordings ALTER COLUMN file_name DROP NOT NULL;
      INSERT INTO recordings (file_path, file_hash) VALUES ('/a', 'h');
      """)
    let report = try await catalog.migrator().adopt()
    #expect(report.mended.isEmpty)
    #expect(report.leftAlone.count == 5, "\(report.leftAlone)")
    for word in [
      "file_size is integer", "mood is not the document's", "called ix_metadata_key", "'new'", "file_name is missing",
    ] {
      #expect(report.leftAlone.contains { $0.contains(word) }, "\(word) in \(report.leftAlone)")
    }
    #expect(try await catalog.value("SELECT count(*) FROM pg_namespace WHERE nspname = 'tracktion_reference'") == 0)
  }

  @Test func aDatabaseOfAlembicBeforeItsSecondRevisionGetsTheConfidence() async throws {
    let catalog = try await TestCatalog.empty()
    try await catalog.connection.script(PostgresSchema.migrations[0].up)
    try await catalog.connection.script("ALTER TABLE rename_proposals DROP COLUMN confidence_score")
    let report = try await catalog.migrator().adopt()
    #expect(report.mended.contains("column rename_proposals.confidence_score"))
    try await catalog.migrator().migrate()
    #expect(try await catalog.column("SELECT version_num::text FROM alembic_version") == ["001_add_confidence_scores"])
  }

  @Test func thePrintedStatisticsAreReplacedByOurs() async throws {
    let catalog = try await printed(
      """
      CREATE MATERIALIZED VIEW recording_stats AS SELECT DATE_TRUNC('month', created_at) as month, status,
        COUNT(*) as count, AVG(file_size) as avg_file_size FROM recordings GROUP BY DATE_TRUNC('month', created_at), status;
      CREATE FUNCTION refresh_recording_stats() RETURNS void AS $$ BEGIN
        REFRESH MATERIALIZED VIEW CONCURRENTLY recording_stats; END; $$ LANGUAGE plpgsql;
      """)
    _ = try await catalog.migrator().adopt()
    try await catalog.migrator().migrate()
    try await catalog.connection.script(
      "INSERT INTO recordings (file_path, file_name, file_hash, status) VALUES ('/a', 'a', 'h', NULL)")
    try await catalog.connection.query("SELECT refresh_recording_stats()")
    #expect(try await catalog.column("SELECT status::text FROM recording_stats") == ["unknown"])
  }

  @Test func thereIsNothingToAdoptInAnEmptyDatabaseOrInOurs() async throws {
    let empty = try await TestCatalog.empty()
    await #expect(throws: MigrationError.nothingToAdopt) { try await empty.migrator().adopt() }
    let ours = try await TestCatalog.migrated()
    await #expect(throws: MigrationError.nothingToAdopt) { try await ours.migrator().adopt() }
  }
}
