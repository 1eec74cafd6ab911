import CPostgres

/// One statement on a connection of its own, by libpq.
enum Psql {
  struct Failure: Error, CustomStringConvertible {
    let description: String
  }

  /// The first row of the answer, as text; empty where there is none.
  static func row(_ statement: String, at conninfo: String) throws(Failure) -> [String] {
    guard let connection = PQconnectdb(conninfo) else { throw Failure(description: "out of memory") }
    defer { PQfinish(connection) }
    let result = PQexec(connection, statement)
    defer { PQclear(result) }
    let status = PQresultStatus(result)
    guard status == PGRES_TUPLES_OK || status == PGRES_COMMAND_OK else {
      throw Failure(description: String(cString: PQerrorMessage(connection)))
    }
    guard PQntuples(result) > 0 else { return [] }
    return (0..<PQnfields(result)).map { String(cString: PQgetvalue(result, 0, $0)) }
  }
}
