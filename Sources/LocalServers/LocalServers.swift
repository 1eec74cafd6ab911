import FoundationEssentials
import Glibc

/// A user's own PostgreSQL and graph server, for a machine where nobody set up a database: private to the user, kept in
/// one folder, started when needed. They stay up when the program ends, until `stop`.
///
/// ```
/// let servers = LocalServers(directory: LocalServers.defaultDirectory())
/// let info = try await servers.start()
/// ```
///
/// The folder holds:
///
///     lock                   held while somebody starts, stops or resets
///     postgres/              the cluster (data, log); under root below /var/lib/tracktion where its user cannot get here
///     graph/arcadedb/        password (0600), server.json (process and port), log, home
///     graph/neo4j/           the same, where NEO4J_HOME names a Neo4j 5
public struct LocalServers: Sendable {
  /// The data folder, absolute.
  public let directory: String
  private let environment: [String: String]
  /// Java's heap for the graph, in MB.
  private let graphHeap: Int
  /// Servers of tests end with the test; those of people stay.
  package var diesWithProgram = false
  /// A server starts within seconds; a loaded machine may take this long.
  package var patience = Duration.seconds(120)

  /// - Parameters:
  ///   - directory: made at the first start. A relative one counts from the current folder.
  ///   - graphHeap: MB; 256 carries 100,000 recordings with a million edges.
  public init(
    directory: String, environment: [String: String] = ProcessInfo.processInfo.environment, graphHeap: Int = 512
  ) {
    self.directory = Folder.absolute(directory)
    self.environment = environment
    self.graphHeap = graphHeap
  }

  /// `tracktion/local` in the user's data folder (`$XDG_DATA_HOME`, else `~/.local/share`).
  public static func defaultDirectory(
    environment: [String: String] = ProcessInfo.processInfo.environment
  ) -> String { "\(UserFolders.data(environment))/tracktion/local" }

  /// Whether there are servers in the folder, running or not.
  public var exist: Bool { (try? cluster().exists) ?? false }

  /// Starts what does not run, making it first where it does not exist, and waits until both take queries.
  ///
  /// PostgreSQL is needed, the graph is not: where it cannot be started, `graphProblem` says why.
  /// - Throws: ``LocalServersError``; `CancellationError`.
  public func start() async throws -> LocalServersInfo {
    let deadline = ContinuousClock.now + patience
    let account = try prepareFolder()
    let lock = try await FolderLock.take(in: directory, until: deadline)
    async let graph = startGraph(until: deadline)
    let postgres = try await startPostgres(account, until: deadline)
    let result = await graph
    try Task.checkCancellation()
    _ = consume lock
    switch result {
    case .success(let graph): return info(postgres, graph, nil)
    case .failure(let error): return info(postgres, nil, try Self.typed(error))
    }
  }

  /// What runs now. Starts nothing, waits for nothing.
  public func info() -> LocalServersInfo {
    let postgres = (try? cluster())?.running().flatMap { $0.isReachable ? $0 : nil }
    return info(postgres, graphStores().lazy.compactMap { $0.running() }.first, nil)
  }

  /// Ends both servers; everything is kept. Fine where none runs.
  public func stop() async throws {
    guard Folder.owner(of: directory) != nil else { return }
    let deadline = ContinuousClock.now + patience
    let lock = try await FolderLock.take(in: directory, until: deadline)
    try await stopAll(until: deadline)
    _ = consume lock
  }

  /// Ends both servers and removes all that they keep.
  public func reset() async throws {
    guard Folder.owner(of: directory) != nil else { return }
    let deadline = ContinuousClock.now + patience
    let lock = try await FolderLock.take(in: directory, until: deadline)
    try await stopAll(until: deadline)
    try Folder.remove(try cluster().home)
    try Folder.remove("\(directory)/graph")
    _ = consume lock
  }

  // MARK: PostgreSQL

  private func startPostgres(
    _ account: ServerAccount, until deadline: ContinuousClock.Instant
  ) async throws -> PostgresServer {
    let cluster = try cluster()
    // Logging out can take the runtime folder away, and the socket with it: that server reaches nobody any more.
    if let running = cluster.running(), !running.isReachable, running.isReady {
      try await cluster.stop(until: deadline)
    }
    try await cluster.make(until: deadline)
    let socket = try SocketFolder(dataFolder: directory, account: account, environment: environment).make()
    return try await cluster.start(socketFolder: socket, until: deadline)
  }

  /// The cluster lies in the folder, or, where root hands it to a user who cannot get there, below /var/lib.
  private func cluster() throws(LocalServersError) -> PostgresCluster {
    let here = "\(directory)/postgres"
    let elsewhere = "/var/lib/tracktion/\(StableHash.of(directory))"
    let existing = [here, elsewhere].first { Folder.owner(of: $0) != nil }
    let account = try ServerAccount.forPostgres(owner: existing.flatMap { Folder.owner(of: $0) })
    let home = existing ?? (account.reaches(here) ? here : elsewhere)
    return PostgresCluster(home: home, account: account, diesWithParent: diesWithProgram ? "QUIT" : nil)
  }

  /// Private to the user; under root the user of PostgreSQL may pass through.
  private func prepareFolder() throws(LocalServersError) -> ServerAccount {
    try Folder.make(directory)
    if let owner = Folder.owner(of: directory), owner != geteuid() {
      throw .foreignFolder(path: directory, owner: ServerAccount.userName(owner))
    }
    let cluster = try cluster()
    if cluster.account.isOther {
      chmod(directory, 0o711)
      if let parent = cluster.home.lastIndex(of: "/") { try Folder.make(String(cluster.home[..<parent]), mode: 0o755) }
    }
    return cluster.account
  }

  // MARK: Graph

  private func startGraph(until deadline: ContinuousClock.Instant) async -> Result<GraphServer, any Error> {
    do {
      let installation = try GraphInstallation.find(environment: environment)
      let store = store(installation)
      // One graph at a time: the other kind may still run from before NEO4J_HOME was set or unset.
      for other in graphStores() where other.folder != store.folder { try await other.stop(until: deadline) }
      return .success(try await store.start(until: deadline))
    } catch {
      return .failure(error)
    }
  }

  private func store(_ installation: GraphInstallation) -> GraphStore {
    var store = GraphStore(
      parent: "\(directory)/graph", installation: installation, heap: graphHeap, environment: environment)
    store.diesWithParent = diesWithProgram ? "KILL" : nil
    return store
  }

  /// Of each kind there may be one, installed or not: what runs must be found and stopped all the same.
  private func graphStores() -> [GraphStore] {
    [.arcadedb(folder: ""), .neo4j(home: "")].map { store($0) }
  }

  private func stopAll(until deadline: ContinuousClock.Instant) async throws {
    let cluster = try cluster()
    async let postgres: Void = cluster.stop(until: deadline)
    for store in graphStores() { try await store.stop(until: deadline) }
    try await postgres
    try SocketFolder(dataFolder: directory, account: cluster.account, environment: environment).remove()
  }

  private static func typed(_ error: any Error) throws -> LocalServersError {
    guard let error = error as? LocalServersError else { throw error }
    return error
  }

  private func info(
    _ postgres: PostgresServer?, _ graph: GraphServer?, _ problem: LocalServersError?
  ) -> LocalServersInfo {
    LocalServersInfo(
      directory: directory, postgres: postgres.map { .init(uri: $0.uri(), pid: $0.process.pid) },
      graph: graph.map {
        .init(
          uri: $0.uri, user: $0.user, password: $0.password, database: $0.database, server: $0.server,
          pid: $0.process.pid)
      }, graphProblem: problem)
  }
}
