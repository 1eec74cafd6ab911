import Postgres
import TestServers

/// A database of one's own in the shared cluster.
func testConfiguration() async throws -> PostgresConfiguration {
  PostgresConfiguration(try await TestPostgres.database())
}
