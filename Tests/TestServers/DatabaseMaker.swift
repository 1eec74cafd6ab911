import CPostgres
import Synchronization

/// Why a test database could not be made.
struct DatabaseMakerError: Error, CustomStringConvertible {
  let description: String
}

/// CREATE DATABASE by libpq itself: the tests of our own client must not need that client.
enum DatabaseMaker {
  private static let oneAtATime = Mutex(())

  /// Makes an empty database. Blocks; one at a time, since two would fight for the template.
  static func create(_ name: String, at conninfo: String) throws(DatabaseMakerError) {
    let problem = oneAtATime.withLock { _ -> String? in
      guard let connection = PQconnectdb(conninfo) else { return "out of memory" }
      defer { PQfinish(connection) }
      guard PQstatus(connection) == CONNECTION_OK else { return String(cString: PQerrorMessage(connection)) }
      let result = PQexec(connection, "CREATE DATABASE \(name)")
      defer { PQclear(result) }
      return PQresultStatus(result) == PGRES_COMMAND_OK ? nil : String(cString: PQerrorMessage(connection))
    }
    if let problem { throw DatabaseMakerError(description: "CREATE DATABASE \(name): \(problem)") }
  }
}
