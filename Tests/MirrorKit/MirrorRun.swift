import Bolt
import EventLoop
import Glibc
import LocalServers
import Postgres
import TestServers

/// Random changes in PostgreSQL while the program follows them, with its process and both servers killed at any moment;
/// then the graph must be PostgreSQL's mirror, by the program's own check and by ``MirrorComparison``.
public actor MirrorRun {
  /// What happened, for the report of a long run.
  public struct Figures: Sendable, CustomStringConvertible {
    var rounds = 0
    var changes = 0
    var workersKilled = 0
    var databasesKilled = 0
    var graphsKilled = 0
    var rebuildsKilled = 0
    var checks = 0

    public init() {}

    public var description: String {
      "\(rounds) rounds, \(changes) changes, killed: \(workersKilled) workers, \(databasesKilled) PostgreSQL, "
        + "\(graphsKilled) graph servers, \(rebuildsKilled) rebuilds; \(checks) comparisons"
    }
  }

  private let program: String
  private let cluster: TestPostgres.Cluster
  private let graph: TestGraph.Server
  private let log: String
  private var worker: ProcessIdentity?
  private var dice: MirrorDice
  public private(set) var figures = Figures()

  /// - Parameter program: the path of `tracktion`.
  public init(_ kind: TestGraph.Kind, program: String, seed: UInt64) async throws {
    self.program = program
    dice = MirrorDice(seed: seed)
    cluster = try await TestPostgres.Cluster.start()
    graph = try await TestGraph.Server.start(kind)
    log = TestFolder.newPath("mirror-run")
    try await tracktion("db", "migrate")
    // Whose graph it is is settled before anything is killed.
    try await tracktion("sync")
  }

  /// Runs rounds, comparing after each `every` of them. Complaints; empty where all is well.
  public func run(rounds: Int, compareEvery every: Int) async throws -> [String] {
    for round in 1...rounds {
      try await changes()
      figures.rounds += 1
      guard round.isMultiple(of: every) || round == rounds else { continue }
      let complaints = try await compare()
      if !complaints.isEmpty { return complaints.map { "after round \(round): \($0)" } }
    }
    return []
  }

  /// Ends the servers.
  public func end() async throws {
    try await endWorker(SIGKILL)
    try await graph.kill()
    try await cluster.kill()
  }

  // MARK: A round

  private enum Victim { case nobody, worker, postgres, graph, rebuild }

  private func victim() -> Victim {
    switch dice.below(100) {
    case 0..<45: .nobody
    case 45..<78: .worker
    case 78..<90: .postgres
    case 90..<95: .graph
    default: .rebuild
    }
  }

  private func changes() async throws {
    try await startWorker()
    let (victim, count) = (victim(), 1 + dice.below(8))
    let moment = dice.below(count)
    var connection = try await connect()
    for number in 0..<count {
      var thrown = dice
      _ = try await MirrorChanges.make(&thrown, on: connection)
      dice = thrown
      figures.changes += 1
      guard number == moment else { continue }
      // A moment by chance: so many round trips later.
      for _ in 0..<dice.below(60) { try await connection.query("SELECT 1") }
      if victim == .postgres {
        await connection.close()
        try await kill(victim)
        connection = try await connect()
      } else {
        try await kill(victim)
      }
    }
    await connection.close()
  }

  private func kill(_ victim: Victim) async throws {
    switch victim {
    case .nobody: break
    case .worker:
      try await endWorker(SIGKILL)
      figures.workersKilled += 1
      try await startWorker()
    case .postgres:
      try await cluster.kill()
      try await cluster.start()
      figures.databasesKilled += 1
    case .graph:
      let before = graph.access
      try await graph.kill()
      try await graph.start()
      figures.graphsKilled += 1
      // At another port a worker would look for it in vain.
      if graph.access != before {
        try await endWorker(SIGKILL)
        try await startWorker()
      }
    case .rebuild:
      try await endWorker(SIGTERM)
      let rebuild = try await spawn(["sync", "--full", "--yes"])
      let connection = try await connect()
      for _ in 0..<dice.below(4_000) where rebuild.isRunning { try await connection.query("SELECT 1") }
      await connection.close()
      rebuild.signal(SIGKILL)
      _ = try await rebuild.hasEnded(by: .now + .seconds(60))
      figures.rebuildsKilled += 1
      // It may stop where only another --full goes on.
      try await tracktion("sync", "--full", "--yes")
      try await startWorker()
    }
  }

  // MARK: Comparing

  private func compare() async throws -> [String] {
    figures.checks += 1
    try await endWorker(SIGTERM)
    try await tracktion("sync")
    var complaints: [String] = []
    do {
      try await tracktion("sync", "--check")
    } catch {
      complaints.append("sync --check: \(error)")
    }
    let access = graph.access
    let driver = try Driver(uri: access.uri, auth: .basic(access.user, access.password))
    let connection = try await connect()
    complaints += try await MirrorComparison.complaints(connection, driver, database: access.database)
    complaints += try await compareRelations(driver, access.database)
    await connection.close()
    driver.close()
    return complaints
  }

  /// What `relate` writes for what has changed is what it writes for all.
  private func compareRelations(_ driver: Driver, _ database: String) async throws -> [String] {
    let before = try await MirrorComparison.relations(driver, database: database)
    try await tracktion("relate")
    let incremental = try await MirrorComparison.relations(driver, database: database)
    try await tracktion("relate", "--full")
    let full = try await MirrorComparison.relations(driver, database: database)
    // An edge that was not there before was made wrongly; else its start says whether it was written at all.
    let earlier = Set(before)
    func origin(_ line: String) -> String {
      let start = line.prefix { $0 != "|" }
      let digest = incremental.first { $0.hasPrefix(start) && $0.count { $0 == "|" } == 1 }
      return "\(line) (\(earlier.contains(line) ? "there" : "not there") before, the start "
        + "\(digest.map(earlier.contains) == true ? "was not" : "was") written)"
    }
    return MirrorComparison.difference(incremental, full).map { "relate: dropped by --full only: \(origin($0))" }
      + MirrorComparison.difference(full, incremental).map { "relate: made by --full only: \(origin($0))" }
  }

  /// A killed server has its log to read before it takes anybody, on a busy machine for long.
  private func connect() async throws -> PostgresConnection {
    var configuration = PostgresConfiguration(cluster.conninfo())
    configuration.connectTimeout = .seconds(120)
    return try await PostgresConnection.connect(configuration)
  }

  // MARK: The program

  private var environment: [String: String] {
    let access = graph.access
    return [
      "PATH": "/usr/bin:/bin", "LC_ALL": "C.UTF-8", "HOME": log + "-home", "TRACKTION_POSTGRES": cluster.conninfo(),
      "NEO4J_URI": access.uri, "NEO4J_USERNAME": access.user, "NEO4J_PASSWORD": access.password,
      "NEO4J_DATABASE": access.database,
    ]
  }

  private func tracktion(_ arguments: String...) async throws {
    try await ServerCommand(program, arguments, environment: environment, log: log).run(until: .now + .seconds(300))
  }

  private func spawn(_ arguments: [String]) async throws -> ProcessIdentity {
    let command = try ServerCommand(program, arguments, environment: environment, log: log).dyingWithParent("KILL")
    return try await BlockingWork.run { try command.spawn() }
  }

  private func startWorker() async throws {
    if let worker, worker.isRunning { return }
    worker = try await spawn(["sync", "--follow", "--quiet"])
  }

  private func endWorker(_ signal: Int32) async throws {
    guard let worker else { return }
    worker.signal(signal)
    guard try await worker.hasEnded(by: .now + .seconds(60)) else { throw StuckWorker() }
    self.worker = nil
  }

  struct StuckWorker: Error, CustomStringConvertible {
    let description = "the worker did not end within a minute of its signal"
  }
}
