import Bolt
import FoundationEssentials
import Graph
import Records
import TestServers

/// A server of each kind for these tests alone, since they speak of the whole graph; one test at a time, each of which
/// finds it empty.
actor GraphFixture {
  private static let fixtures = [TestGraph.Kind.arcadedb: GraphFixture(.arcadedb), .neo4j: GraphFixture(.neo4j)]

  private let kind: TestGraph.Kind
  private var server: Task<TestGraph.Server, any Error>?
  private var last: Task<Void, Never>?

  private init(_ kind: TestGraph.Kind) { self.kind = kind }

  /// Runs a test on an empty graph with the schema in it, or without.
  static func with<T: Sendable>(
    _ kind: TestGraph.Kind, migrated: Bool = true, _ body: @escaping @Sendable (Graph, Driver) async throws -> T
  ) async throws -> T {
    guard let fixture = fixtures[kind] else { throw NoFixture() }
    return try await fixture.inTurn { access in
      let driver = try Driver(uri: access.uri, auth: .basic(access.user, access.password))
      let graph = Graph(driver, database: access.database)
      try await empty(graph, driver, migrated: migrated)
      let value = try await body(graph, driver)
      driver.close()
      return value
    }
  }

  struct NoFixture: Error {}

  /// Keeps the schema where it is there and wanted: making indexes takes most of a test's time.
  private static func empty(_ graph: Graph, _ driver: Driver, migrated: Bool) async throws {
    let migrator = GraphMigrator(graph)
    if migrated, (try? await migrator.status())?.pending.isEmpty == true {
      _ = try await driver.rows("MATCH (n) WHERE NOT n:Key AND NOT n:TracktionMigration DETACH DELETE n")
    } else {
      try await migrator.rollback(to: 0)
    }
    if migrated { try await migrator.migrate() }
  }

  private func inTurn<T: Sendable>(
    _ body: @escaping @Sendable (TestGraph.Access) async throws -> T
  ) async throws -> T {
    let kind = kind
    let server = self.server ?? Task { try await TestGraph.Server.start(kind) }
    self.server = server
    let before = last
    let mine = Task {
      await before?.value
      return try await body(try await server.value.access)
    }
    last = Task { _ = await mine.result }
    return try await mine.value
  }
}

/// Statements of the tests' own, which share nothing with the program's.
extension Driver {
  func rows(_ cypher: String, _ parameters: [String: Value] = [:]) async throws -> [Record] {
    try await executeQuery(cypher, parameters).records
  }

  func count(_ pattern: String) async throws -> Int {
    try await rows("MATCH \(pattern) RETURN count(*) AS n")[0]["n", as: Int.self]
  }

  /// One text a record: its columns with bars between.
  func texts(_ cypher: String, _ parameters: [String: Value] = [:]) async throws -> [String] {
    try await rows(cypher, parameters).map { record in
      record.values.map { value in
        switch value {
        case .string(let text): text
        case .int(let number): "\(number)"
        case .float(let number): "\(number)"
        case .bool(let flag): "\(flag)"
        case .list(let values): values.map { String($0) ?? "?" }.joined(separator: ",")
        case .null: "-"
        default: "\(value)"
        }
      }.joined(separator: "|")
    }
  }
}

/// Recordings for tests.
enum Sample {
  static func recording(_ number: Int, _ metadata: [String: String], path: String? = nil) -> GraphRecording {
    let path = path ?? "/music/\(number).mp3"
    return GraphRecording(
      id: id(number), filePath: path, fileName: String(path.split(separator: "/").last ?? ""),
      fileHash: "hash \(number)", createdAt: Date(timeIntervalSince1970: 1_700_000_000),
      metadata: metadata.map { MetadataEntry(key: $0.key, value: $0.value) }.sorted { $0.key < $1.key })
  }

  static func id(_ number: Int) -> UUID {
    UUID(uuidString: "00000000-0000-4000-8000-\(String(1_000_000_000_000 + number).dropFirst(1))") ?? UUID()
  }
}
