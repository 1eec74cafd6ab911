import CPostgres
import EventLoop

/// Why a test database could not be made.
struct DatabaseMakerError: Error, CustomStringConvertible {
  let description: String
}

/// CREATE DATABASE by libpq itself: the tests of our own client must not need that client.
actor DatabaseMaker {
  static let shared = DatabaseMaker()
  private var last: Task<Void, any Error>?

  /// Makes an empty database. One at a time, since two would fight for the template; the others wait without a thread.
  func create(_ name: String, at conninfo: String) async throws {
    let previous = last
    let this = Task {
      _ = await previous?.result
      try await BlockingWork.run { try Self.create(name, at: conninfo) }
    }
    last = this
    try await this.value
  }

  private static func create(_ name: String, at conninfo: String) throws(DatabaseMakerError) {
    let problem = problemCreating(name, at: conninfo)
    if let problem { throw DatabaseMakerError(description: "CREATE DATABASE \(name): \(problem)") }
  }

  private static func problemCreating(_ name: String, at conninfo: String) -> String? {
    guard let connection = PQconnectdb(conninfo) else { return "out of memory" }
    defer { PQfinish(connection) }
    guard PQstatus(connection) == CONNECTION_OK else { return String(cString: PQerrorMessage(connection)) }
    let result = PQexec(connection, "CREATE DATABASE \(name)")
    defer { PQclear(result) }
    return PQresultStatus(result) == PGRES_COMMAND_OK ? nil : String(cString: PQerrorMessage(connection))
  }
}
