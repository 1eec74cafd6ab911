import CPostgres
import LocalServers
import TestServers
import Testing

@Suite struct PostgresClusterTests {
  @Test func everyDatabaseIsNewAndEmptyAndUTF8() async throws {
    let first = try await TestPostgres.database()
    let second = try await TestPostgres.database()
    #expect(first != second)
    for conninfo in [first, second] {
      let row = try Psql.row(
        "SELECT count(*), getdatabaseencoding() FROM pg_tables WHERE schemaname = 'public'", at: conninfo)
      #expect(row == ["0", "UTF8"])
    }
  }

  @Test func theURINamesTheSameServer() async throws {
    let uri = try await TestPostgres.databaseURI()
    #expect(try Psql.row("SELECT 1", at: uri) == ["1"])
  }

  @Test func aStoppedClusterIsAwayAndComesBackOnTheSameSocketWithItsData() async throws {
    let cluster = try await TestPostgres.Cluster.start()
    let conninfo = try await cluster.database()
    _ = try Psql.row("CREATE TABLE kept AS SELECT 7 AS n", at: conninfo)
    try await cluster.stop()
    #expect(throws: Psql.Failure.self) { try Psql.row("SELECT 1", at: conninfo) }
    try await cluster.start()
    #expect(try Psql.row("SELECT n FROM kept", at: conninfo) == ["7"])
  }

  @Test func aKilledClusterStartsAgain() async throws {
    let cluster = try await TestPostgres.Cluster.start()
    let before = cluster.pid
    try await cluster.kill()
    try await cluster.start()
    #expect(cluster.pid != before)
    #expect(try Psql.row("SELECT 1", at: cluster.conninfo()) == ["1"])
  }

  @Test func aFrozenClusterGoesOnWhenThawed() async throws {
    let cluster = try await TestPostgres.Cluster.start()
    cluster.freeze()
    #expect(ProcessIdentity.state(of: cluster.pid) == "T")
    cluster.thaw()
    #expect(try Psql.row("SELECT 1", at: cluster.conninfo()) == ["1"])
  }
}
