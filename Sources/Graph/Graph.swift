import Bolt

/// The library as the graph server holds it: a mirror of PostgreSQL, and the relations between recordings. Every Cypher
/// statement of the program is below here, in a form that runs unchanged on Neo4j 5 and ArcadeDB.
///
/// Writes go through managed transactions, with rows in the order of their keys, and are meant for one writer at a time.
public struct Graph: Sendable {
  let driver: Driver
  let database: String?

  /// - Parameter database: nil for the server's own choice.
  public init(_ driver: Driver, database: String? = nil) {
    self.driver = driver
    self.database = database
  }

  /// Address and database, for people; never a password.
  public var name: String { database.map { "\(driver.address)/\($0)" } ?? "\(driver.address)" }

  // MARK: Running statements

  /// All records of a statement that only reads.
  func read(_ cypher: String, _ parameters: [String: Value] = [:]) async throws -> [Record] {
    try await session(.read).executeRead { transaction in
      try await transaction.run(cypher, parameters).list()
    }
  }

  /// One transaction for writing.
  func write<T: Sendable>(_ work: @Sendable (Transaction) async throws -> T) async throws -> T {
    try await session(.write).executeWrite(work)
  }

  /// A statement that wants no transaction around it: schema, CALL IN TRANSACTIONS. It is run again where it met another
  /// writer, as the last statement of a program that was killed: ArcadeDB goes on with that to its end.
  func runAlone(_ cypher: String) async throws {
    try await session(.write).executeAlone(cypher)
  }

  /// Repeats a statement that changes a limited number of things and returns how many (`n`), until none is left.
  func repeatUntilDone(_ cypher: String, _ parameters: [String: Value] = [:]) async throws -> Int {
    var total = 0
    while true {
      let count = try await write { try await $0.run(cypher, parameters).single()["n", as: Int.self] }
      guard count > 0 else { return total }
      total += count
    }
  }

  func session(_ mode: AccessMode, fetchSize: Int? = nil) -> Session {
    var options = SessionOptions(database: database, accessMode: mode)
    options.fetchSize = fetchSize
    options.notifications = .off
    return driver.session(options)
  }
}
