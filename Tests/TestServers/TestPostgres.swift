import CPostgres
import EventLoop
import Glibc
import LocalServers
import Synchronization

/// PostgreSQL for tests: one cluster for the whole test process, made and started at the first use.
public enum TestPostgres {
  private static let shared = Task { try await Cluster.start() }
  private static let counter = Atomic<Int>(0)

  /// A condition on `pg_locks`, which shows every database of the shared cluster: the others are other tests', and copies
  /// of one template have a table under the same number.
  public static let isOfThisDatabase = "database = (SELECT oid FROM pg_database WHERE datname = current_database())"

  /// The conninfo of a fresh, empty database of the shared cluster; nobody else uses it.
  public static func database() async throws -> String {
    try await shared.value.database()
  }

  /// The same as a URI.
  public static func databaseURI() async throws -> String {
    try await shared.value.databaseURI()
  }

  /// A cluster of one's own, for tests that stop, kill or freeze it. It ends with the test process.
  public final class Cluster: Sendable {
    private let cluster: PostgresCluster
    private let socketFolder: String
    private let state: Mutex<PostgresServer>

    private init(_ cluster: PostgresCluster, _ socketFolder: String, _ server: PostgresServer) {
      self.cluster = cluster
      self.socketFolder = socketFolder
      state = Mutex(server)
    }

    /// Makes and starts a cluster. `settings` are added to those of tests (no fsync, 200 connections).
    public static func start(settings: [String: String] = [:]) async throws -> Cluster {
      let home = TestFolder.newPath("pg")
      let account = try ServerAccount.forPostgres()
      let cluster = PostgresCluster(
        home: home, account: account, settings: fast.merging(settings) { $1 }, diesWithParent: "QUIT")
      try await copyTemplate(to: home)
      let socketFolder = "\(home)/s"
      try Folder.make(socketFolder)
      try account.own(socketFolder)
      let server = try await cluster.start(socketFolder: socketFolder, until: limit)
      TestFolder.endAtExit(server.process, by: SIGQUIT)
      return Cluster(cluster, socketFolder, server)
    }

    /// initdb takes a second or two of a core; a copy of what it made takes a tenth of that.
    private static let template = Task {
      let cluster = PostgresCluster(
        home: TestFolder.newPath("pg-template"), account: try ServerAccount.forPostgres(), settings: fast)
      try await cluster.make(until: limit)
      return cluster
    }

    private static func copyTemplate(to home: String) async throws {
      let template = try await template.value
      try await ServerCommand("/bin/cp", ["-a", template.home, home], log: "\(TestFolder.path)/cp.log").run(
        until: limit)
    }

    /// The postmaster's process number.
    public var pid: Int32 { state.withLock { $0.process.pid } }

    /// The conninfo of the database `tracktion`, or of another one.
    public func conninfo(database: String = "tracktion") -> String {
      state.withLock { $0.conninfo(database: database) }
    }

    /// The conninfo of a fresh, empty database.
    public func database() async throws -> String { conninfo(database: try await newDatabase()) }

    /// The URI of a fresh, empty database.
    public func databaseURI() async throws -> String {
      let name = try await newDatabase()
      return state.withLock { $0.uri(database: name) }
    }

    /// Starts the server again after ``stop()`` or ``kill()``, on the same socket.
    public func start() async throws {
      let server = try await cluster.start(socketFolder: socketFolder, until: Self.limit)
      TestFolder.endAtExit(server.process, by: SIGQUIT)
      state.withLock { $0 = server }
    }

    /// A fast shutdown, as an administrator's: sessions are told (57P01).
    public func stop() async throws { try await cluster.stop(until: Self.limit) }

    /// A crash: the postmaster and all of its children are killed, nothing is written.
    public func kill() async throws {
      let process = state.withLock { $0.process }
      // Held first: a postmaster that sees a child die begins to recover and forks others.
      process.signal(SIGSTOP)
      let children = ProcessIdentity.children(of: process.pid).compactMap { ProcessIdentity(of: $0) }
      for child in children { child.signal(SIGKILL) }
      process.signal(SIGKILL)
      // The next start refuses as long as one of them still holds the shared memory.
      for ended in [process] + children { _ = try await ended.hasEnded(by: Self.limit) }
    }

    /// Stops all of its processes (SIGSTOP) and returns when they stand: connections stay open, nothing answers.
    public func freeze() {
      for process in signalAll(SIGSTOP) {
        while let state = ProcessIdentity.state(of: process), state != "T", state != "Z" { sched_yield() }
      }
    }

    /// Lets them go on.
    public func thaw() { _ = signalAll(SIGCONT) }

    /// The backends lead sessions of their own, so the postmaster's group does not hold them.
    private func signalAll(_ number: Int32) -> [Int32] {
      let processes = [pid] + ProcessIdentity.children(of: pid)
      for process in processes { Glibc.kill(process, number) }
      return processes
    }

    private func newDatabase() async throws -> String {
      let name = "test_\(TestPostgres.counter.wrappingAdd(1, ordering: .relaxed).newValue)"
      let conninfo = conninfo(database: "postgres")
      try await DatabaseMaker.shared.create(name, at: conninfo)
      return name
    }

    private static let fast = [
      "fsync": "off", "synchronous_commit": "off", "full_page_writes": "off", "shared_buffers": "32MB",
      "max_connections": "200", "max_wal_size": "2GB", "checkpoint_timeout": "1h",
    ]

    /// Far beyond what it takes, so that a busy machine fails no test.
    private static var limit: ContinuousClock.Instant { .now + .seconds(120) }
  }
}
