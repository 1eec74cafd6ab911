import Glibc
import Postgres
import TestServers

private let database = Task {
  let conninfo = try await TestPostgres.database()
  // Before the first connection of this module: libpq reads the environment on its threads.
  let services = try temporaryFolder() + "/services"
  let lines = conninfo.filter { $0 != "'" }.split(separator: " ").joined(separator: "\n")
  try write("[music]\n\(lines)\n", to: services)
  setenv("PGSERVICEFILE", services, 1)
  return conninfo
}

/// One database for all tests of the module: tables are temporary, names of channels are the tests' own. A minute to
/// connect, so that a busy machine fails no test.
func testConfiguration() async throws -> PostgresConfiguration {
  var configuration = PostgresConfiguration(try await database.value)
  configuration.connectTimeout = .seconds(60)
  return configuration
}

/// The same database by the name of a service.
func testService() async throws -> PostgresConfiguration {
  var configuration = try await testConfiguration()
  configuration.conninfo = "service=music"
  return configuration
}

/// A connection to that database.
func testConnection() async throws -> PostgresConnection {
  try await PostgresConnection.connect(try await testConfiguration())
}
