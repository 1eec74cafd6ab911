import Bolt
import EventLoop
import FoundationEssentials
import Glibc
import LocalServers
import MirrorKit
import Postgres
import TerminalHarness
import TestServers
import Testing

/// The graph as PostgreSQL's mirror, by the program itself with real servers.
@Suite(.enabled(if: !TestGraph.available.isEmpty)) struct MirrorTests {
  /// The short form of `MirrorTorture`.
  @Test("whatever changes and whoever is killed, the graph becomes the mirror", arguments: TestGraph.available)
  func anyOrder(kind: TestGraph.Kind) async throws {
    let seed = UInt64.random(in: 1...999_999)
    let run = try await MirrorRun(kind, program: Product.path("tracktion"), seed: seed)
    let complaints = try await run.run(rounds: 8, compareEvery: 4)
    #expect(complaints == [], "seed \(seed)")
    try await run.end()
  }

  @Test func everyDriftIsListedAndRepairMendsIt() async throws {
    let library = try await ProgramLibrary.imported()
    defer { library.remove() }
    let clean = try await library.run("sync", "--check", "--json")
    #expect(clean.status == 0 && clean.text == "{\"drift\":[],\"checked\":3,\"behind\":0}\n")
    for (damage, word) in Self.damages {
      try await library.graph(damage)
      let found = try await library.run("sync", "--check", "--json")
      #expect(found.status == 1 && found.text.contains(word), "\(damage): \(found.text)")
      let mended = try await library.run("sync", "--repair")
      #expect(mended.status == 0, "\(damage): \(mended.text)")
      let after = try await library.run("sync", "--check", "--json")
      #expect(after.status == 0, "\(damage): \(after.text)")
    }
  }

  /// Nodes, edges and properties of every kind: gone, too many, twice, or with another value.
  private static let damages = [
    ("MATCH (r:Recording {title: 'Strobe'}) SET r.bpm = 99.0", "\"what\":\"bpm\""),
    ("MATCH (r:Recording {title: 'Strobe'}) SET r.file_name = 'other'", "\"what\":\"file_name\""),
    ("MATCH (r:Recording {title: 'Strobe'}) REMOVE r.created_at", "\"what\":\"created_at\""),
    ("MATCH (r:Recording {title: 'Strobe'}) DETACH DELETE r", "\"postgres\":\"there\",\"graph\":null"),
    (
      "CREATE (:Recording {id: '00000000-0000-4000-8000-000000000001', title: 'x'})",
      "\"postgres\":null,\"graph\":\"there\""
    ),
    ("CREATE (:Recording {id: 'nobody'})", "recording nobody"),
    ("MATCH (:Recording {title: 'Opus'})-[h:HAS_METADATA]->(:Metadata {key: 'bpm'}) DELETE h", "\"what\":\"metadata\""),
    ("MATCH (:Recording)-[h:HAS_METADATA]->(:Metadata {key: 'bpm'}) SET h.confidence = 0.4", "\"what\":\"metadata\""),
    (
      """
      MATCH (r:Recording {title: 'Opus'})-[:HAS_METADATA]->(m:Metadata {key: 'title'})
      CREATE (r)-[:HAS_METADATA {value_type: 'string', extraction_method: 'rekordbox_xml', confidence: 1.0,
        created_at: datetime()}]->(m)
      """, "\"what\":\"metadata\""
    ),
    ("CREATE (:Metadata {key: 'colour', value: 'red', value_type: 'string', confidence: 1.0})", "metadata colour"),
    (
      "MATCH (m:Metadata {key: 'bpm'}) CREATE (:Metadata {key: m.key, value: m.value})", "metadata bpm"
    ),
    ("MATCH (m:Metadata {key: 'bpm'}) SET m.value_type = 'date'", "metadata bpm"),
    (
      "MATCH (:Recording)-[p:PERFORMED_BY]->(:Artist {name: 'Dosem'}) SET p.role = 'composer'", "\"what\":\"performer\""
    ),
    ("MATCH (a:Artist {name: 'Dosem'}) SET a.aliases = ['Nobody']", "artist dosem"),
    (
      "CREATE (:Artist {name: 'Nobody', normalized_name: 'nobody', aliases: [], created_at: datetime()})",
      "artist nobody"
    ),
    (
      """
      MATCH (a:Artist {name: 'Dosem'}), (b:Artist {name: 'Eric Prydz'})
      CREATE (a)-[:COLLABORATED_WITH {created_at: datetime()}]->(b)
      """, "collaborated with eric prydz"
    ),
    ("CREATE (:Album {title: 'X', artist: 'Y', normalized_title: 'x'})", "album X by Y"),
    ("CREATE (:Genre {name: 'Nothing', confidence: 1.0})", "genre Nothing"),
    ("MATCH (:Recording {title: 'Strobe'})-[e:IN_KEY]->(:Key) DELETE e", "\"what\":\"key\""),
    ("MATCH (:Key {key: 'A', scale: 'minor'})-[e:RELATED_TO]->(:Key) DELETE e", "\"what\":\"keys\""),
  ]

  @Test func oneDatabaseHasOneGraphAndOneGraphOneDatabase() async throws {
    let library = try await ProgramLibrary.imported()
    defer { library.remove() }
    // Another database, the same graph.
    var other = library.environment
    other["TRACKTION_POSTGRES"] = try await TestPostgres.databaseURI()
    #expect(try await CommandRun(Product.path("tracktion"), ["db", "migrate"], environment: other).status == 0)
    for arguments in [["sync"], ["sync", "--full", "--yes"], ["sync", "--check"], ["sync", "--repair"]] {
      let refused = try await CommandRun(Product.path("tracktion"), arguments, environment: other)
      #expect(refused.status == 3 && refused.text.contains("mirrors"), "\(arguments): \(refused.text)")
    }
    // Another graph, the same database.
    let server = try await TestGraph.Server.start(TestGraph.available.first ?? .arcadedb)
    defer { kill(server.pid, SIGKILL) }
    var elsewhere = library.environment
    elsewhere["NEO4J_URI"] = server.access.uri
    elsewhere["NEO4J_PASSWORD"] = server.access.password
    let refused = try await CommandRun(Product.path("tracktion"), ["sync"], environment: elsewhere)
    #expect(refused.status == 3 && refused.text.contains("sync --full"), "\(refused.text)")
    // Moving there is said in so many words; from then on the old graph is the stranger.
    let moved = try await CommandRun(Product.path("tracktion"), ["sync", "--full", "--yes"], environment: elsewhere)
    #expect(moved.status == 0, "\(moved.text)")
    #expect(try await CommandRun(Product.path("tracktion"), ["sync", "--check"], environment: elsewhere).status == 0)
    #expect(try await library.run("sync").status == 3)
  }

  @Test(.timeLimit(.minutes(10))) func aFollowerTakesOverWhenTheWorkerDiesAndReportsAtItsEnd() async throws {
    let library = try await ProgramLibrary.imported()
    defer { library.remove() }
    let connection = try await PostgresConnection.connect(
      PostgresConfiguration(library.environment["TRACKTION_POSTGRES"] ?? ""))
    func waitFor(_ sql: String) async throws {
      while try await !connection.query(sql)[0].decode(0, as: Bool.self) {
        try await EventLoop.io.sleep(for: .milliseconds(20))
      }
    }
    // Other tests' libraries lie on the same server.
    let lock = """
      SELECT pid FROM pg_locks WHERE locktype = 'advisory' AND granted
        AND \(TestPostgres.isOfThisDatabase)
      """
    let first = try await Follower(library, "first")
    try await waitFor("SELECT EXISTS (\(lock))")
    let holder = try await connection.query(lock)[0].decode(0, as: Int.self)
    let second = try await Follower(library, "second")
    try await second.says("Another tracktion")
    first.process.signal(SIGKILL)
    try await waitFor("SELECT EXISTS (\(lock) AND pid <> \(holder))")
    try await connection.query("UPDATE metadata SET value = '131' WHERE key = 'bpm'")
    try await waitFor("SELECT NOT EXISTS (SELECT FROM graph_outbox)")
    second.process.signal(SIGINT)
    #expect(try await second.process.hasEnded(by: .now + .seconds(60)))
    // How many rounds were counted before the signal came is chance; that nothing is left is not.
    #expect(second.output.contains("{\"applied\":") && second.output.contains("\"behind\":0}"), "\(second.output)")
    #expect(try await library.run("sync", "--check").status == 0)
    await connection.close()
  }

  @Test func anArtistWhoComesOrGoesChangesWhoMadeOtherRecordings() async throws {
    let library = try await ProgramLibrary.imported()
    defer { library.remove() }
    let connection = try await PostgresConnection.connect(
      PostgresConfiguration(library.environment["TRACKTION_POSTGRES"] ?? ""))
    let credited = "MATCH (:Recording {title: 'Opus'})-[:PERFORMED_BY]->(a:Artist) RETURN a.name AS name ORDER BY name"
    func artists() async throws -> [String] {
      #expect(try await library.run("sync").status == 0)
      return try await library.graph(credited).map { try $0["name", as: String.self] }
    }
    try await connection.query("UPDATE metadata SET value = 'Dosem & Guest' WHERE value = 'Eric Prydz'")
    #expect(try await artists() == ["Dosem & Guest"])
    try await connection.query("UPDATE metadata SET value = 'Guest' WHERE value = 'deadmau5'")
    #expect(try await artists() == ["Dosem", "Guest"])
    try await connection.query(
      "DELETE FROM recordings WHERE id IN (SELECT recording_id FROM metadata WHERE value = 'Guest')")
    #expect(try await artists() == ["Dosem & Guest"])
    #expect(try await library.run("sync", "--check").status == 0)
    await connection.close()
  }

  @Test func aRebuildThatWasInterruptedGoesOnAndAnotherBeginsAnew() async throws {
    let library = try await ProgramLibrary.imported()
    defer { library.remove() }
    let mark = "MATCH (r:Recording {title: 'Opus'}) SET r.mark = true"
    let marks = "MATCH (r:Recording {mark: true}) RETURN count(r) AS n"
    try await library.graph("MATCH (s:TracktionStore) SET s.rebuilding = true")
    try await library.graph(mark)
    #expect(try await library.run("sync", "--full", "--yes").status == 0)
    #expect(try await library.graph(marks).map { try $0["n", as: Int.self] } == [1])
    let again = try await library.run("sync", "--full", "--yes", "--json")
    #expect(again.status == 0 && again.text.contains("{\"applied\":3,\"behind\":0}"))
    #expect(try await library.graph(marks).map { try $0["n", as: Int.self] } == [0])
  }

  @Test func formsOfSyncExcludeEachOther() async throws {
    let result = try await CommandRun(
      Product.path("tracktion"), ["sync", "--full", "--check"], environment: ["HOME": "/nonexistent"])
    #expect(result.status == 2)
    let unasked = try await CommandRun(
      Product.path("tracktion"), ["sync", "--full"], environment: ["HOME": "/nonexistent"])
    #expect(unasked.status == 2 && unasked.text.contains("--yes"))
  }
}

/// `tracktion sync --follow --json` in the background.
private struct Follower {
  let process: ProcessIdentity
  private let log: String

  init(_ library: ProgramLibrary, _ name: String) async throws {
    log = "\(library.folder)/\(name).log"
    let command = try ServerCommand(
      Product.path("tracktion"), ["sync", "--follow", "--json", "--quiet"],
      environment: ["PATH": "/usr/bin:/bin", "LC_ALL": "C.UTF-8"].merging(library.environment) { $1 }, log: log
    ).dyingWithParent("KILL")
    process = try await BlockingWork.run { try command.spawn() }
  }

  var output: String { String(decoding: FileManager.default.contents(atPath: log) ?? Data(), as: UTF8.self) }

  func says(_ text: String) async throws {
    while !output.contains(text) { try await EventLoop.io.sleep(for: .milliseconds(20)) }
  }
}

extension ProgramLibrary {
  /// A statement of the test's own to the graph.
  @discardableResult
  fileprivate func graph(_ cypher: String) async throws -> [Record] {
    let driver = try Driver(
      uri: environment["NEO4J_URI"] ?? "",
      auth: .basic(environment["NEO4J_USERNAME"] ?? "", environment["NEO4J_PASSWORD"] ?? ""))
    defer { driver.close() }
    return try await driver.executeQuery(cypher, session: SessionOptions(database: environment["NEO4J_DATABASE"]))
      .records
  }
}
