import Bolt
import Foundation
import Graph
import Schema
import TestServers
import Testing

@Suite("The schema of the graph", .enabled(if: !TestGraph.available.isEmpty))
struct GraphMigratorTests {
  @Test(
    "every printed constraint and index is there, and ours; a second run does nothing", arguments: TestGraph.available)
  func migrate(kind: TestGraph.Kind) async throws {
    try await GraphFixture.with(kind, migrated: false) { graph, driver in
      let migrator = GraphMigrator(graph)
      #expect(try await migrator.status().revision == 0)
      let steps = try await migrator.migrate()
      #expect(steps.map(\.migration.label) == ["0001_schema", "0002_projection", "0003_tempo_compatible"])
      #expect(steps.flatMap { $0.notOffered } == [])
      let again = try await migrator.migrate()
      #expect(again.isEmpty)
      #expect(try await migrator.status().revision == 3)
      let properties = try await driver.texts(
        "SHOW INDEXES YIELD labelsOrTypes, properties, type WHERE type = 'RANGE' RETURN labelsOrTypes, properties")
      for expected in [
        "Recording|id", "Artist|name", "Album|title,artist", "Genre|name", "Key|key,scale", "Recording|file_path",
        "Recording|file_hash", "Metadata|key", "Metadata|value", "Artist|normalized_name", "Album|normalized_title",
        "HAS_METADATA|confidence", "PERFORMED_BY|role", "SIMILAR_TO|similarity_score",
        "HARMONIC_COMPATIBLE|compatibility_score", "Metadata|key,value", "TEMPO_COMPATIBLE|bpm_difference",
      ] where kind == .neo4j { #expect(properties.contains(expected), "\(expected)") }
      let constraints = try await driver.rows("SHOW CONSTRAINTS")
      #expect(constraints.count >= 6)
    }
  }

  @Test("the 24 keys and their relations are those of the table", arguments: TestGraph.available)
  func keys(kind: TestGraph.Kind) async throws {
    try await GraphFixture.with(kind) { graph, driver in
      #expect(try await driver.count("(:Key)") == 24)
      #expect(try await driver.count("()-[:RELATED_TO]->()") == 24 * 12)
      let fromAMinor = try await driver.texts(
        """
        MATCH (:Key {key: 'A', scale: 'minor'})-[e:RELATED_TO]->(k:Key)
        RETURN e.relation, k.key, k.scale, e.score ORDER BY e.relation, k.key
        """)
      #expect(
        fromAMinor == [
          "diagonal|F|major|0.65", "energy down|G|minor|0.45", "energy up|B|minor|0.5", "far diagonal|G|major|0.55",
          "fifth down|D|minor|0.7", "fifth up|E|minor|0.75", "minor third|C|minor|0.4", "minor third|F#|minor|0.4",
          "parallel|A|major|0.4", "relative|C|major|0.7", "semitone down|Ab|minor|0.45", "semitone up|Bb|minor|0.45",
        ])
    }
  }

  @Test("rolling back to 0 leaves nothing; an edited or unknown step is refused", arguments: TestGraph.available)
  func rollback(kind: TestGraph.Kind) async throws {
    try await GraphFixture.with(kind) { graph, driver in
      try await graph.project([Sample.recording(1, ["artist": "A", "title": "T", "album": "L", "genre": "G / H"])])
      let migrator = GraphMigrator(graph)
      #expect(try await migrator.rollback(to: 1).map(\.number) == [3, 2])
      #expect(try await migrator.status().pending.map(\.number) == [2, 3])
      #expect(try await driver.count("(:Recording)") == 1)
      #expect(try await migrator.rollback(to: 0).map(\.number) == [1])
      #expect(try await driver.count("(n)") == 0)
      let constraints = try await driver.rows("SHOW CONSTRAINTS")
      #expect(constraints.isEmpty)
      try await migrator.migrate()

      let edited = GraphSchema.migrations.map {
        Migration(number: $0.number, name: $0.name, up: $0.up + "\n// changed", down: $0.down)
      }
      await #expect(throws: GraphError.edited(label: "0001_schema")) {
        try await GraphMigrator(graph, migrations: edited).migrate()
      }
      await #expect(throws: GraphError.unknown(label: "0003_tempo_compatible")) {
        try await GraphMigrator(graph, migrations: Array(GraphSchema.migrations.dropLast())).migrate()
      }
    }
  }

  @Test("a statement that fails is named, and the step can be run again", arguments: TestGraph.available)
  func failure(kind: TestGraph.Kind) async throws {
    try await GraphFixture.with(kind) { graph, driver in
      let bad = Migration(number: 4, name: "bad", up: "MERGE (:Recording {id: 'x'});\nRETURN 1 +;", down: "RETURN 1;")
      let migrator = GraphMigrator(graph, migrations: GraphSchema.migrations + [bad])
      do {
        try await migrator.migrate()
        Issue.record("it went through")
      } catch let error as GraphError {
        guard case .failed("0004_bad", "RETURN 1 +", _) = error else { throw error }
      }
      #expect(try await migrator.status().pending.map(\.number) == [4])
    }
  }

  @Test("one graph mirrors one database", arguments: TestGraph.available)
  func identity(kind: TestGraph.Kind) async throws {
    try await GraphFixture.with(kind) { graph, _ in
      let (mine, other) = (UUID(), UUID())
      #expect(try await graph.identity() == nil)
      let bound = try await graph.bind(to: mine, named: "dj@/library")
      #expect(bound.catalogID == mine && bound.catalogName == "dj@/library")
      #expect(try await graph.bind(to: mine, named: "another name") == bound)
      #expect(try await graph.identity() == bound)
      do {
        try await graph.bind(to: other, named: "second")
        Issue.record("a second database was taken")
      } catch let error as GraphError {
        #expect(error.description.contains("dj@/library") && error.description.contains("second"))
      }
    }
  }

  @Test("the files are all in the program, in order")
  func files() throws {
    let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().appending(path: "schema/graph")
    let names = try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()
    #expect(names == GraphSchema.migrations.flatMap { ["\($0.label).down.cypher", "\($0.label).up.cypher"] }.sorted())
    for migration in GraphSchema.migrations {
      for (ending, text) in [("up", migration.up), ("down", migration.down)] {
        let file = folder.appending(path: "\(migration.label).\(ending).cypher")
        let written = try String(contentsOf: file, encoding: .utf8)
        #expect(written == text)
      }
    }
  }
}
