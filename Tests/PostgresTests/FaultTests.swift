import Postgres
import TestServers
import Testing

/// A server that is frozen, killed or restarted under each kind of call: a typed error in time, and the next call works.
@Suite(.serialized) struct FaultTests {
  private static let cluster = Task { try await TestPostgres.Cluster.start() }

  /// A pool on the cluster, and what its connections are told by `RAISE NOTICE`.
  private struct Scene {
    let cluster: TestPostgres.Cluster
    let pool: PostgresPool
    let notices: AsyncStream<PostgresNotice>
    let end: @Sendable () -> Void

    /// Waits until the server says that it is in the middle of the statement.
    func hears() async { for await _ in notices { break } }
  }

  /// A statement that says that it has begun, and then takes for ever.
  private static let longStatement = "DO $$ BEGIN RAISE NOTICE 'begun'; PERFORM pg_sleep(600); END $$"

  private func scene(_ fault: Fault) async throws -> Scene {
    let cluster = try await Self.cluster.value
    var configuration = PostgresConfiguration(cluster.conninfo())
    let (notices, heard) = AsyncStream<PostgresNotice>.makeStream()
    configuration.onNotice = { heard.yield($0) }
    fault.limit(&configuration)
    return Scene(
      cluster: cluster, pool: PostgresPool(configuration: configuration, limit: 2), notices: notices,
      end: { heard.finish() })
  }

  /// Mends the server and has the pool show that the next call works.
  private func recover(_ scene: Scene, from fault: Fault, table: Bool = false) async throws {
    try await fault.mend(scene.cluster)
    #expect(try await scene.pool.query("SELECT 42")[0].decode(0, as: Int.self) == 42)
    if table { #expect(try await scene.pool.query("SELECT * FROM t").isEmpty) }
    await scene.pool.close()
  }

  private func emptyTable(_ scene: Scene) async throws {
    try await scene.pool.withConnection { connection in
      try await connection.script("DROP TABLE IF EXISTS t; CREATE TABLE t (line text)")
    }
  }

  /// Runs `call`, strikes when the server is in the middle of it, and returns the error.
  private func error(
    _ scene: Scene, _ fault: Fault, _ call: @escaping @Sendable (PostgresPool) async throws -> Void
  ) async throws -> PostgresError? {
    let pool = scene.pool
    let task = Task {
      // A call that ends before it begins must not leave us listening for ever.
      defer { scene.end() }
      try await call(pool)
    }
    await scene.hears()
    try await fault.strike(scene.cluster)
    return await #expect(throws: PostgresError.self) { try await task.value }
  }

  @Test(arguments: Fault.allCases) func connecting(_ fault: Fault) async throws {
    let scene = try await scene(fault)
    scene.cluster.freeze()
    let pool = scene.pool
    let task = Task { try await pool.query("SELECT 1") }
    if fault != .freeze { try await scene.cluster.kill() }
    let error = await #expect(throws: PostgresError.self) { try await task.value }
    #expect(error?.kind == (fault == .freeze ? .timedOut : .unreachable))
    if fault == .restart { try await scene.cluster.start() }
    try await recover(scene, from: fault)
  }

  @Test(arguments: Fault.allCases) func idle(_ fault: Fault) async throws {
    let scene = try await scene(fault)
    try await scene.pool.query("SELECT 1")
    try await fault.strike(scene.cluster)
    if fault == .restart {
      #expect(try await scene.pool.query("SELECT 1").count == 1)
    } else {
      let error = await #expect(throws: PostgresError.self) { try await scene.pool.query("SELECT 1") }
      #expect(error?.kind == (fault == .freeze ? .timedOut : .unreachable))
    }
    try await recover(scene, from: fault)
  }

  @Test(arguments: Fault.allCases) func inAQuery(_ fault: Fault) async throws {
    let scene = try await scene(fault)
    let error = try await error(scene, fault) { try await $0.query(Self.longStatement) }
    #expect(error?.kind == fault.kind)
    #expect(error?.statement == Self.longStatement)
    try await recover(scene, from: fault)
  }

  @Test(arguments: Fault.allCases) func streaming(_ fault: Fault) async throws {
    let scene = try await scene(fault)
    let error = await #expect(throws: PostgresError.self) {
      try await scene.pool.withConnection { connection in
        var seen = 0
        for try await _ in connection.stream("SELECT generate_series(1, 1000000000)") {
          seen += 1
          if seen == 1 { try await fault.strike(scene.cluster) }
        }
      }
    }
    #expect(error?.kind == fault.kind)
    try await recover(scene, from: fault)
  }

  @Test(arguments: Fault.allCases) func copyIn(_ fault: Fault) async throws {
    let scene = try await scene(fault)
    try await emptyTable(scene)
    let line = String(repeating: "x", count: 100_000) + "\n"
    let error = await #expect(throws: PostgresError.self) {
      try await scene.pool.withConnection { connection in
        try await connection.copyIn("COPY t FROM STDIN") { writer in
          try await writer.write(line)
          try await fault.strike(scene.cluster)
          while true { try await writer.write(line) }
        }
      }
    }
    #expect(error?.kind == fault.kind)
    try await recover(scene, from: fault, table: true)
  }

  @Test(arguments: Fault.allCases) func copyOut(_ fault: Fault) async throws {
    let scene = try await scene(fault)
    let error = await #expect(throws: PostgresError.self) {
      try await scene.pool.withConnection { connection in
        var seen = 0
        for try await _ in connection.copyOut("COPY (SELECT generate_series(1, 1000000000)) TO STDOUT") {
          seen += 1
          if seen == 1 { try await fault.strike(scene.cluster) }
        }
      }
    }
    #expect(error?.kind == fault.kind)
    try await recover(scene, from: fault)
  }

  @Test(arguments: Fault.allCases) func inATransaction(_ fault: Fault) async throws {
    let scene = try await scene(fault)
    try await emptyTable(scene)
    let error = await #expect(throws: PostgresError.self) {
      try await scene.pool.transaction { connection in
        try await connection.execute("INSERT INTO t VALUES ('one')")
        try await fault.strike(scene.cluster)
        try await connection.execute("INSERT INTO t VALUES ('two')")
      }
    }
    #expect(error?.kind == fault.kind)
    try await recover(scene, from: fault, table: true)
  }

  @Test(arguments: Fault.allCases) func inAPipeline(_ fault: Fault) async throws {
    let scene = try await scene(fault)
    try await emptyTable(scene)
    let error = try await error(scene, fault) { pool in
      try await pool.withConnection { connection in
        let inserts = (0..<100).map { PostgresStatement("INSERT INTO t VALUES ($1)", [.text("\($0)")]) }
        try await connection.pipeline(inserts + [PostgresStatement(Self.longStatement)] + inserts)
      }
    }
    #expect(error?.kind == fault.kind)
    try await recover(scene, from: fault, table: true)
  }

  /// The cluster of the tests has `synchronous_commit` off, as some administrators do.
  @Test func whatWasCommittedIsThereThoughTheServerIsKilledAtOnce() async throws {
    let scene = try await scene(.kill)
    try await emptyTable(scene)
    for count in 1...3 {
      try await scene.pool.query("INSERT INTO t VALUES ('committed')")
      try await scene.cluster.kill()
      try await scene.cluster.start()
      #expect(try await scene.pool.query("SELECT * FROM t").count == count)
    }
    await scene.pool.close()
  }

  @Test(arguments: Fault.allCases) func listening(_ fault: Fault) async throws {
    let scene = try await scene(fault)
    var events = scene.pool.notifications(on: "news").makeAsyncIterator()
    #expect(await events.next() == .listening)
    try await fault.strike(scene.cluster)
    guard case .lost(let error) = await events.next() else { return #expect(Bool(false), "the loss was not told") }
    #expect(error.kind == fault.kind)
    try await fault.mend(scene.cluster)
    // While the server comes back there may be further failures.
    while let event = await events.next(), event != .listening {}
    try await scene.pool.query("SELECT pg_notify('news', 'back')")
    let heard = await events.next()
    guard case .received("news", "back", _) = heard else {
      return #expect(Bool(false), "heard \(String(describing: heard))")
    }
    await scene.pool.close()
  }
}
