import Postgres
import TestServers

private let database = Task { try await TestPostgres.database() }

/// One database for all tests of the module: tables are temporary, names of channels are the tests' own. A minute to
/// connect, so that a busy machine fails no test.
func testConfiguration() async throws -> PostgresConfiguration {
  var configuration = PostgresConfiguration(try await database.value)
  configuration.connectTimeout = .seconds(60)
  return configuration
}

/// A connection to that database.
func testConnection() async throws -> PostgresConnection {
  try await PostgresConnection.connect(try await testConfiguration())
}
