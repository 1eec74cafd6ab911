import Catalog
import FoundationEssentials
import Postgres
import Renaming
import TestServers
import Testing

/// What may be done with a database (P21).
@Suite struct AccessTests {
  @Test func aServerOfItsOwnTakesWrites() async throws {
    let catalog = try await TestCatalog.empty()
    #expect(try await CatalogAccess.look(catalog.configuration) == .full)
  }

  @Test func whereNothingCanBeWrittenNoBatchBeginsAndNobodyIsTheGraphWorker() async throws {
    let catalog = try await TestCatalog.migrated()
    let name: String = try await catalog.value("SELECT current_database()::text")
    try await catalog.connection.script("ALTER DATABASE \(name) SET default_transaction_read_only = on")
    try await expectReadsOnly(catalog.configuration, .readOnlyServer)
  }

  @Test(.enabled(if: TestPooler.isInstalled, "needs pgbouncer"))
  func behindATransactionPoolerNoBatchBeginsAndNobodyIsTheGraphWorker() async throws {
    let conninfo = try await TestPostgres.database()
    try await Migrator(PostgresConfiguration(conninfo)).migrate()
    let pooled = PostgresConfiguration(try await TestPooler.start(before: conninfo))
    try await expectReadsOnly(pooled, .transactionPooler)
    let counts = try await Catalog(PostgresPool(configuration: pooled)).counts()
    #expect(counts.recordings == 0)
  }

  private func expectReadsOnly(
    _ configuration: PostgresConfiguration, _ reason: CatalogAccess.ReadOnlyReason
  ) async throws {
    #expect(try await CatalogAccess.look(configuration) == .onlyReads(reason))
    let journal = RenameJournal(configuration)
    await #expect(throws: CatalogAccessError.self) { try await journal.lock(UUID()) }
    #expect(try await journal.unfinished().isEmpty)
    let store = Catalog(PostgresPool(configuration: configuration))
    await #expect(throws: CatalogAccessError.self) { try await store.graphWorkerLock().take() }
    await #expect(throws: CatalogAccessError.self) { try await store.requireFullAccess() }
    await journal.close()
  }
}
