import Catalog
import LocalServers
import Postgres

extension MusicLibrary {
  /// Finds the servers, starting the user's own where they exist, and brings the schema of those up to date. Named
  /// servers are somebody's deployment: their schema is only changed by `db migrate`.
  ///
  /// - Parameter making: makes the local servers where there are none yet.
  /// - Throws: ``LibraryError/noServers``; `LocalServersError`; `PostgresError`; `MigrationError`.
  public static func open(
    _ configuration: Configuration, _ choice: ServerChoice, making: Bool = false
  ) async throws -> MusicLibrary {
    switch choice {
    case .named(let postgres, let graph):
      return MusicLibrary(configuration: configuration, postgres: PostgresConfiguration(postgres), graph: graph)
    case .local(let servers, let graph):
      guard making || servers.exist else { throw LibraryError.noServers }
      if let library = await running(configuration, servers, graph) { return library }
      return MusicLibrary(configuration, try await servers.startMigrated(), graph)
    }
  }

  /// The usual case, in one round trip: both servers run, and the schema is this program's.
  private static func running(
    _ configuration: Configuration, _ servers: LocalServers, _ named: GraphSettings?
  ) async -> MusicLibrary? {
    let info = servers.info()
    guard info.postgres != nil, named != nil || info.graph != nil else { return nil }
    let library = MusicLibrary(configuration, info, named)
    if (try? await library.catalog.isMigrated()) == true { return library }
    await library.close()
    return nil
  }

  private convenience init(_ configuration: Configuration, _ info: LocalServersInfo, _ named: GraphSettings?) {
    let local = info.graph.map {
      GraphSettings(uri: $0.uri, user: $0.user, password: $0.password, database: $0.database)
    }
    self.init(
      configuration: configuration, postgres: PostgresConfiguration(info.postgres?.uri ?? ""), graph: named ?? local,
      graphProblem: info.graphProblem.map { "\($0)" })
  }

  /// - Throws: ``LibraryError/schemaBehind(pending:)``.
  public func requireSchema() async throws {
    let pending = try await Migrator(postgres).status().pending.map(\.label)
    guard pending.isEmpty else { throw LibraryError.schemaBehind(pending: pending) }
  }
}

extension LocalServers {
  /// Starts both servers and brings PostgreSQL's schema up to date: who starts servers wants to use them.
  public func startMigrated() async throws -> LocalServersInfo {
    let info = try await start()
    guard let postgres = info.postgres else { throw LibraryError.noServers }
    try await Migrator(PostgresConfiguration(postgres.uri)).migrate()
    return info
  }
}
