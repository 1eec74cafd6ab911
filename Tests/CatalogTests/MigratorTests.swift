import Catalog
import Postgres
import Schema
import Testing

@Suite struct MigratorTests {
  @Test func everythingUpDownAndUpAgainLeavesTheSameCatalog() async throws {
    let catalog = try await TestCatalog.empty()
    let nothing = try await catalog.shape()
    let applied = try await catalog.migrator().migrate()
    #expect(applied == PostgresSchema.migrations)
    let everything = try await catalog.shape()
    let undone = try await catalog.migrator().rollback(to: 0)
    #expect(undone == PostgresSchema.migrations.reversed())
    #expect(try await catalog.shape() == nothing)
    try await catalog.migrator().migrate()
    #expect(try await catalog.shape() == everything)
  }

  @Test func eachStepDownLeavesWhatTheStepUpFound() async throws {
    let catalog = try await TestCatalog.empty()
    for migration in PostgresSchema.migrations {
      let upTo = catalog.migrator(Array(PostgresSchema.migrations.prefix(migration.number)))
      let before = try await catalog.shape()
      try await upTo.migrate()
      guard migration.number > 1 else { continue }
      try await upTo.rollback(to: migration.number - 1)
      #expect(try await catalog.shape() == before, "\(migration.label)")
      try await upTo.migrate()
    }
  }

  @Test func aSecondRunAppliesNothing() async throws {
    let catalog = try await TestCatalog.migrated()
    #expect(try await catalog.migrator().migrate().isEmpty)
    let status = try await catalog.migrator().status()
    #expect(status.pending.isEmpty)
    #expect(status.revision == PostgresSchema.migrations.count)
    #expect(status.applied.allSatisfy { $0.isUnchanged && !$0.isAdopted })
  }

  @Test func anEmptyDatabaseHasEverythingPending() async throws {
    let status = try await TestCatalog.empty().migrator().status()
    #expect(status.applied.isEmpty)
    #expect(status.revision == 0)
    #expect(status.pending == PostgresSchema.migrations)
  }

  @Test func aMigrationThatFailsHalfWayLeavesNothing() async throws {
    let catalog = try await TestCatalog.migrated()
    let before = try await catalog.shape()
    let broken = Migration(
      number: PostgresSchema.migrations.count + 1, name: "broken",
      up: "CREATE TABLE half (id int); SELECT 1/0;", down: "DROP TABLE half;")
    let error = await #expect(throws: MigrationError.self) {
      try await catalog.migrator(PostgresSchema.migrations + [broken]).migrate()
    }
    guard case .failed(let label, let cause) = error else { return #expect(Bool(false), "\(error as Any)") }
    #expect(label == broken.label)
    #expect(cause.sqlstate == "22012")
    #expect(try await catalog.shape() == before)
    #expect(try await catalog.migrator().status().revision == PostgresSchema.migrations.count)
  }

  @Test func twoAtOnceApplyEachStepOnce() async throws {
    let catalog = try await TestCatalog.empty()
    async let first = catalog.migrator().migrate()
    async let second = catalog.migrator().migrate()
    let applied = try await first + second
    #expect(applied.sorted { $0.number < $1.number } == PostgresSchema.migrations)
    #expect(try await catalog.value("SELECT count(*) FROM schema_migrations") == PostgresSchema.migrations.count)
  }

  @Test func anEditedAppliedFileIsRefused() async throws {
    let catalog = try await TestCatalog.migrated()
    var migrations = PostgresSchema.migrations
    let old = migrations[3]
    migrations[3] = Migration(number: old.number, name: old.name, up: old.up + "\n-- later", down: old.down)
    await #expect(throws: MigrationError.edited(label: old.label)) {
      try await catalog.migrator(migrations).migrate()
    }
    #expect(
      try await catalog.migrator(migrations).status().applied.filter { !$0.isUnchanged }.map(\.label) == [old.label])
  }

  @Test func aNewerProgramsDatabaseIsRefused() async throws {
    let catalog = try await TestCatalog.migrated()
    let older = catalog.migrator(PostgresSchema.migrations.dropLast())
    let last = try #require(PostgresSchema.migrations.last)
    await #expect(throws: MigrationError.unknown(label: last.label)) { try await older.migrate() }
    await #expect(throws: MigrationError.unknown(label: last.label)) { try await older.rollback(to: 0) }
  }

  @Test func tablesOfSomebodyElseAreNotTouched() async throws {
    let catalog = try await TestCatalog.empty()
    try await catalog.connection.script("CREATE TABLE metadata (theirs int)")
    await #expect(throws: MigrationError.foreign(tables: ["metadata"])) { try await catalog.migrator().migrate() }
    #expect(
      try await catalog.column("SELECT tablename::text FROM pg_tables WHERE schemaname = 'public'") == ["metadata"])
  }

  @Test func alembicFindsTheDocumentsOwnRevisions() async throws {
    let catalog = try await TestCatalog.migrated()
    let revision = "SELECT version_num::text FROM alembic_version"
    #expect(try await catalog.column(revision) == ["001_add_confidence_scores"])
    try await catalog.migrator().rollback(to: 1)
    #expect(try await catalog.column(revision) == ["000_initial_schema"])
  }
}
