import Glibc
import LocalServers
import Synchronization

/// Graph servers for tests: one of each kind for the whole test process, started at the first use.
public enum TestGraph {
  public enum Kind: String, Sendable, Hashable, CaseIterable, CustomStringConvertible {
    case arcadedb, neo4j
    public var description: String { rawValue }
  }

  /// How a test reaches a server.
  public struct Access: Sendable, Hashable {
    public let uri: String
    public let user: String
    public let password: String
    public let database: String
  }

  /// The kinds that tests run on: what `NEO4J_HOME` names, alone; else ArcadeDB where script/install-graph-server put
  /// it, and Neo4j where `../shared/neo4j` lies beside the package.
  public static let available: [Kind] = chosen == .neo4j ? [.neo4j] : Kind.allCases.filter { installation($0) != nil }

  /// The kind that the program itself would take here; nil where there is none.
  public static let chosen: Kind? = {
    let kinds: [Kind] = (environment["NEO4J_HOME"] ?? "").isEmpty ? [.arcadedb] : [.neo4j]
    return kinds.first { installation($0) != nil }
  }()

  /// A server of this kind that all tests of this process share. Tests that change data use labels of their own.
  public static func server(_ kind: Kind) async throws -> Access {
    switch kind {
    case .arcadedb: try await sharedArcadeDB.value.access
    case .neo4j: try await sharedNeo4j.value.access
    }
  }

  private static let sharedArcadeDB = Task { try await Server.start(.arcadedb) }
  private static let sharedNeo4j = Task { try await Server.start(.neo4j) }

  /// A server of one's own, for tests that stop, kill or freeze it. It ends with the test process.
  public final class Server: Sendable {
    private let store: GraphStore
    private let state: Mutex<GraphServer>

    private init(_ store: GraphStore, _ server: GraphServer) {
      self.store = store
      state = Mutex(server)
    }

    /// Starts an empty server.
    public static func start(_ kind: Kind) async throws -> Server {
      let installation = try installation(kind).orThrow(kind)
      var store = GraphStore(parent: TestFolder.newPath("graph"), installation: installation, environment: environment)
      store.startsFast = true
      store.diesWithParent = "KILL"
      let server = try await store.start(until: limit)
      TestFolder.endAtExit(server.process)
      return Server(store, server)
    }

    public var access: Access {
      state.withLock { Access(uri: $0.uri, user: $0.user, password: $0.password, database: $0.database) }
    }

    public var pid: Int32 { state.withLock { $0.process.pid } }

    /// Starts it again, at the same port where that is still free.
    public func start() async throws {
      let server = try await store.start(until: Self.limit)
      TestFolder.endAtExit(server.process)
      state.withLock { $0 = server }
    }

    /// An orderly end.
    public func stop() async throws { try await store.stop(until: Self.limit) }

    /// A crash.
    public func kill() async throws {
      let process = state.withLock { $0.process }
      process.signal(SIGKILL, group: true)
      _ = try await process.hasEnded(by: Self.limit)
    }

    /// Stops its process (SIGSTOP) and returns when it stands: connections stay open, nothing answers.
    public func freeze() {
      let process = state.withLock { $0.process }
      process.signal(SIGSTOP, group: true)
      while let state = ProcessIdentity.state(of: process.pid), state != "T", state != "Z" { sched_yield() }
    }

    /// Lets it go on.
    public func thaw() { state.withLock { $0.process }.signal(SIGCONT, group: true) }

    /// Far beyond what it takes, so that a busy machine fails no test.
    private static var limit: ContinuousClock.Instant { .now + .seconds(180) }
  }

  /// What a test that asked for an absent server hears; tests are disabled by ``available`` instead.
  struct NotInstalled: Error, CustomStringConvertible {
    let kind: Kind
    var description: String { "\(kind) is not installed here: see script/test" }
  }

  private static func installation(_ kind: Kind) -> GraphInstallation? {
    var environment = environment
    switch kind {
    case .arcadedb: environment["NEO4J_HOME"] = nil
    case .neo4j: environment["NEO4J_HOME"] = environment["NEO4J_HOME"] ?? neo4jBeside
    }
    guard let found = try? GraphInstallation.find(environment: environment), found.server == kind.rawValue else {
      return nil
    }
    return kind == .neo4j && !hasJava ? nil : found
  }

  /// Neo4j brings no Java of its own.
  private static var hasJava: Bool {
    let folders = (environment["PATH"] ?? "").split(separator: ":").map { "\($0)/java" }
    let named = environment["JAVA_HOME"].map { ["\($0)/bin/java"] } ?? []
    return (named + folders).contains { access($0, X_OK) == 0 }
  }

  /// `../shared/neo4j`, seen from the package.
  private static let neo4jBeside: String = {
    let file = #filePath
    let package = file.split(separator: "/").dropLast(3).joined(separator: "/")
    return "/\(package)/../shared/neo4j"
  }()

  /// What the search for installed servers looks at.
  package static let environment: [String: String] = Dictionary(
    ["HOME", "PATH", "JAVA_HOME", "NEO4J_HOME", "XDG_DATA_HOME", "XDG_CACHE_HOME", "TRACKTION_ARCADEDB"]
      .compactMap { name in getenv(name).map { (name, String(cString: $0)) } }, uniquingKeysWith: { $1 })
}

extension Optional where Wrapped == GraphInstallation {
  fileprivate func orThrow(_ kind: TestGraph.Kind) throws(TestGraph.NotInstalled) -> GraphInstallation {
    guard let self else { throw TestGraph.NotInstalled(kind: kind) }
    return self
  }
}
