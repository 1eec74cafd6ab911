import EventLoop
import Synchronization
import TestServers
import Testing

@testable import Bolt

/// Against the servers that users have.
@Suite(.timeLimit(.minutes(5)), .enabled(if: !TestGraph.available.isEmpty, "no graph server is installed here"))
struct ServerTests {
  private func driver(
    _ kind: TestGraph.Kind, _ change: (inout DriverConfiguration) -> Void = { _ in }
  ) async throws -> (Driver, String) {
    let access = try await TestGraph.server(kind)
    var configuration = DriverConfiguration()
    change(&configuration)
    let auth = AuthToken.basic(access.user, access.password)
    return (try Driver(uri: access.uri, auth: auth, configuration: configuration), access.database)
  }

  @Test(arguments: TestGraph.available)
  func `every value comes back as it went`(kind: TestGraph.Kind) async throws {
    let (driver, database) = try await driver(kind)
    let session = driver.session(database: database)
    let values: [Value] = [
      nil, true, false, 0, .int(.min), .int(.max), -17, 1.5, .float(-.infinity), "", "é😀\u{0}", .bytes([0, 255, 7]),
      .string(String(repeating: "long ", count: 40_000)), [1, 2, 3], [], ["a": ["b": [1, "c", nil]]], [:],
      .date(CypherDate(days: -719_162)), .localTime(CypherLocalTime(nanoseconds: 86_399_999_999_999)),
      .time(CypherTime(CypherLocalTime(hour: 12, minute: 30), offset: -5_400)),
      .localDateTime(CypherLocalDateTime(seconds: 1_700_000_000, nanoseconds: 1)),
      .dateTime(CypherDateTime(epochSeconds: 1_700_000_000, nanoseconds: 123_000_000, zone: .offset(3_600))),
      .dateTime(CypherDateTime(epochSeconds: 1_700_000_000, zone: .named("Europe/London"))),
      .duration(CypherDuration(months: 14, days: -3, seconds: 7, nanoseconds: 5)),
      .point(Point(srid: 7_203, x: 1, y: -2.5)), .point(Point(srid: 4_979, x: 1, y: 2, z: 3)),
    ]
    for value in values {
      let back = try await session.run("RETURN $value AS value", ["value": value]).single()["value"]
      #expect(back == value)
    }
    let nan = try await session.run("RETURN $value AS value", ["value": .float(.nan)]).single()
    #expect(try nan["value", as: Double.self].isNaN)
  }

  @Test(arguments: TestGraph.available)
  func `nodes, relationships, paths and counters are what the statement made`(kind: TestGraph.Kind) async throws {
    let (driver, database) = try await driver(kind)
    let session = driver.session(database: database)
    let (path, summary) = try await session.executeWrite { transaction in
      let result = try await transaction.run(
        "CREATE p = (:BoltA {name: 'a'})-[:TO {n: 1}]->(:BoltB)<-[:FROM]-(:BoltA {name: 'c'}) RETURN p")
      let path = try await result.single()["p", as: Path.self]
      return (path, try await result.consume())
    }
    #expect(path.length == 2)
    #expect(path.nodes.map { $0["name"] } == ["a", nil, "c"])
    #expect(path.relationships.map(\.type) == ["TO", "FROM"])
    #expect(path.relationships[0].startElementID == path.nodes[0].elementID)
    #expect(path.relationships[1].startElementID == path.nodes[2].elementID)
    #expect(path.relationships[1].endElementID == path.nodes[1].elementID)
    #expect(path.relationships[0]["n"] == 1)
    #expect(summary.counters.nodesCreated == 3)
    #expect(summary.counters.relationshipsCreated == 2)
    #expect(summary.counters.containsUpdates)
    let gone = try await session.executeWrite { transaction in
      try await transaction.run("MATCH (n) WHERE n:BoltA OR n:BoltB DETACH DELETE n").consume().counters.nodesDeleted
    }
    #expect(gone == 3)
  }

  @Test(arguments: TestGraph.available)
  func `a large result is streamed, and one that is left half-way costs nothing`(kind: TestGraph.Kind) async throws {
    let (driver, database) = try await driver(kind) { $0.connectionLimit = 1 }
    let session = driver.session(database: database)
    var sum: Int64 = 0
    for try await record in try await session.run("UNWIND range(1, 50000) AS n RETURN n, toString(n) AS t") {
      sum += try record["n", as: Int64.self]
    }
    #expect(sum == 50_000 * 50_001 / 2)
    for try await record in try await driver.session(database: database).run("UNWIND range(1, 50000) AS n RETURN n")
    where record[0] == 3 {
      break
    }
    let one = try await driver.session(database: database).run("RETURN 1 AS one").single()
    #expect(try one["one", as: Int.self] == 1)
  }

  @Test(arguments: TestGraph.available)
  func `what is rolled back is not there, what is committed is`(kind: TestGraph.Kind) async throws {
    struct Mine: Error {}
    let (driver, database) = try await driver(kind)
    let session = driver.session(database: database)
    let label = "BoltT\(Int.random(in: 0 ..< .max))"
    await #expect(throws: Mine.self) {
      try await session.executeWrite { transaction in
        try await transaction.run("CREATE (:\(label))").consume()
        throw Mine()
      }
    }
    let explicit = try await session.beginTransaction()
    try await explicit.run("CREATE (:\(label))").consume()
    try await explicit.rollback()
    let before = try await session.run("MATCH (n:\(label)) RETURN count(n) AS n").single()["n", as: Int.self]
    #expect(before == 0)
    let kept = try await session.beginTransaction()
    try await kept.run("CREATE (:\(label))").consume()
    try await kept.commit()
    let after = try await session.executeRead { transaction in
      try await transaction.run("MATCH (n:\(label)) RETURN count(n) AS n").single()["n", as: Int.self]
    }
    #expect(after == 1)
    try await session.run("MATCH (n:\(label)) DELETE n").consume()
  }

  @Test(arguments: TestGraph.available)
  func `a refused statement says why, and the next one works`(kind: TestGraph.Kind) async throws {
    let (driver, database) = try await driver(kind) { $0.connectionLimit = 1 }
    let session = driver.session(database: database)
    let error = await #expect(throws: BoltError.self) { try await session.run("RETURNN 1") }
    #expect(error?.code?.hasPrefix("Neo.ClientError.Statement.") == true)
    let late = await #expect(throws: BoltError.self) {
      try await session.run("UNWIND [1, 0] AS n RETURN 1 / n").list()
    }
    #expect(late?.code?.contains("Arithmetic") == true)
    #expect(try await session.run("RETURN 1 AS n").single()[0] == 1)
  }

  @Test(arguments: TestGraph.available)
  func `a wrong password is refused without being shown`(kind: TestGraph.Kind) async throws {
    let access = try await TestGraph.server(kind)
    let driver = try Driver(uri: access.uri, auth: .basic("nobody-\(Int.random(in: 0...999_999))", "wrong-secret"))
    let error = await #expect(throws: BoltError.self) { try await driver.verifyConnectivity() }
    #expect(error?.failure?.isAuthentication == true)
    #expect(error.map { !"\($0)".contains("wrong-secret") } == true)
    #expect(driver.poolMetrics == (0, 0))
  }

  @Test(arguments: TestGraph.available)
  func `credentials can be tried without using them`(kind: TestGraph.Kind) async throws {
    let access = try await TestGraph.server(kind)
    let (driver, _) = try await driver(kind)
    #expect(try await driver.verifyAuthentication(.basic(access.user, access.password)))
    #expect(try await !driver.verifyAuthentication(.basic("nobody-\(Int.random(in: 0...999_999))", "wrong-secret")))
  }

  /// ArcadeDB does not heed the time.
  @Test(.enabled(if: TestGraph.available.contains(.neo4j)))
  func `a transaction that takes longer than it may is ended by the server`() async throws {
    let (driver, database) = try await driver(.neo4j)
    let session = driver.session(database: database)
    let error = await #expect(throws: BoltError.self) {
      try await session.run(
        "UNWIND range(1, 9000) AS a UNWIND range(1, 9000) AS b UNWIND range(1, 9000) AS c RETURN sum(a * b * c)",
        options: .init(timeout: .milliseconds(100))
      ).list()
    }
    #expect(error?.code?.contains("TransactionTimedOut") == true)
    #expect(try await session.run("RETURN 1 AS n").single()[0] == 1)
  }

  /// Neo4j obeys RESET; ArcadeDB reads it when the statement is over, and obeys TERMINATE TRANSACTION.
  @Test(arguments: TestGraph.available)
  func `cancelling a task ends its statement on the server, and the connection is used again`(
    kind: TestGraph.Kind
  ) async throws {
    let (driver, database) = try await driver(kind) {
      $0.connectionLimit = 1
      $0.interruptGrace = .milliseconds(300)
    }
    let marker = "cancelled\(Int.random(in: 0 ..< .max))"
    // Many minutes of work in little memory, if nobody ends it.
    let query = """
      UNWIND range(1, 9000) AS a UNWIND range(1, 9000) AS b UNWIND range(1, 9000) AS c \
      WITH a, b, c WHERE a * b * c % 7 = 8 RETURN count(*) AS \(marker)
      """
    let isOver = Atomic(false)
    let task = Task {
      defer { isOver.store(true, ordering: .releasing) }
      return try await driver.session(database: database).run(query).list()
    }
    let (watcher, _) = try await self.driver(kind)
    func isRunning() async throws -> Bool {
      let list = try await watcher.session(database: database).run("SHOW TRANSACTIONS").list()
      return list.contains {
        $0.values.contains { if case .string(let text) = $0 { text.contains(marker) } else { false } }
      }
    }
    while try await !isRunning() {
      let hasEnded = isOver.load(ordering: .acquiring)
      try #require(!hasEnded)
      try await EventLoop.io.sleep(for: .milliseconds(20))
    }
    task.cancel()
    await #expect(throws: CancellationError.self) { try await task.value }
    let one = try await driver.session(database: database).run("RETURN 1 AS one").single()
    #expect(one[0] == 1)
    while try await isRunning() { try await EventLoop.io.sleep(for: .milliseconds(20)) }
  }

  @Test(arguments: TestGraph.available)
  func `writers at the same time lose nothing`(kind: TestGraph.Kind) async throws {
    let (driver, database) = try await driver(kind)
    let label = "BoltW\(Int.random(in: 0 ..< .max))"
    let setup = driver.session(database: database)
    try await setup.run("CREATE CONSTRAINT IF NOT EXISTS FOR (n:\(label)) REQUIRE n.id IS UNIQUE").consume()
    try await setup.executeWrite {
      try await $0.run("UNWIND range(1, 10) AS i CREATE (:\(label) {id: i, n: 0})").consume()
    }
    try await withThrowingTaskGroup(of: Void.self) { group in
      for _ in 0..<8 {
        group.addTask {
          let session = driver.session(database: database)
          for _ in 0..<5 {
            _ = try await session.executeWrite { transaction in
              try await transaction.run("UNWIND range(1, 10) AS i MATCH (n:\(label) {id: i}) SET n.n = n.n + 1")
                .consume()
            }
          }
        }
      }
      try await group.waitForAll()
    }
    let sum = try await setup.run("MATCH (n:\(label)) RETURN sum(n.n) AS sum").single()["sum", as: Int.self]
    #expect(sum == 8 * 5 * 10)
    try await setup.run("MATCH (n:\(label)) DELETE n").consume()
  }

  @Test(arguments: TestGraph.available)
  func `the server tells what it is, and the bookmark of a session is taken by the next`(kind: TestGraph.Kind)
    async throws
  {
    let (driver, database) = try await driver(kind)
    let info = try await driver.serverInfo()
    #expect(ProtocolVersion.supported.contains(info.protocolVersion))
    #expect(!info.agent.isEmpty)
    let writer = driver.session(database: database)
    try await writer.executeWrite { try await $0.run("MERGE (n:BoltBookmark {id: 1}) SET n.at = 1").consume() }
    #expect(!writer.lastBookmarks.isEmpty)
    let reader = driver.session(database: database, accessMode: .read, bookmarks: writer.lastBookmarks)
    #expect(try await reader.run("MATCH (n:BoltBookmark) RETURN n.at").single()[0] == 1)
    let answer = try await driver.executeQuery(
      "MATCH (n:BoltBookmark) DELETE n RETURN 1 AS gone", session: .init(database: database))
    #expect(answer.keys == ["gone"])
    #expect(answer.summary.counters.nodesDeleted == 1)
  }

  @Test(.enabled(if: TestGraph.available.contains(.neo4j)))
  func `a frozen server is given up at the read timeout`() async throws {
    let server = try await TestGraph.Server.start(.neo4j)
    let access = server.access
    var configuration = DriverConfiguration()
    configuration.connectTimeout = .milliseconds(300)
    configuration.retry.budget = .zero
    let driver = try Driver(
      uri: access.uri, auth: .basic(access.user, access.password), configuration: configuration)
    server.freeze()
    let error = await #expect(throws: BoltError.self) { try await driver.verifyConnectivity() }
    #expect([.unreachable, .silent].contains(error?.kind))
    server.thaw()
  }
}
