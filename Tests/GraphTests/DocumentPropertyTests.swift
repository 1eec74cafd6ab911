import Bolt
import Foundation
import Graph
import Mixing
import TestServers
import Testing

/// The node and relationship types of the schema document, read from the document itself.
@Suite("Every property of the document", .enabled(if: !TestGraph.available.isEmpty && SchemaDocument.isThere))
struct DocumentPropertyTests {
  @Test("one recording with everything known fills every property the document prints", arguments: TestGraph.available)
  func filled(kind: TestGraph.Kind) async throws {
    let document = try SchemaDocument()
    #expect(document.nodes.count == 6 && document.relationships.count == 7)
    try await GraphFixture.with(kind) { graph, driver in
      let features = ["energy": "0.5", "valence": "0.25", "danceability": "0.75"]
      let recordings = (1...2).map {
        Sample.recording($0, ProjectionTests.full.merging(features) { a, _ in a })
      }
      try await graph.project(recordings)
      try await graph.relate(
        RelationTests.edges(
          recordings.reduce(into: RelationDraft()) { draft, recording in
            draft.append(
              id: recording.id, key: MusicalKey(reading: "Am"), bpm: 126, genre: "House",
              features: features.compactMapValues { Double($0) })
          }))
      for (label, properties) in document.nodes {
        let there = try await driver.texts("MATCH (n:\(label)) UNWIND keys(n) AS name RETURN DISTINCT name")
        #expect(Set(properties).isSubset(of: there), "\(label): \(Set(properties).subtracting(there))")
      }
      for (type, properties) in document.relationships {
        let there = try await driver.texts("MATCH ()-[e:\(type)]->() UNWIND keys(e) AS name RETURN DISTINCT name")
        #expect(Set(properties).isSubset(of: there), "\(type): \(Set(properties).subtracting(there))")
      }
      for type in ["COLLABORATED_WITH", "RELEASED_BY", "SUBGENRE_OF", "RELATED_TO", "TEMPO_COMPATIBLE"] {
        #expect(try await driver.count("()-[:\(type)]->()") > 0, "\(type)")
      }
      let types = try await driver.texts("MATCH ()-[e:SIMILAR_TO]->() RETURN DISTINCT e.similarity_type")
      #expect(Set(types) == ["bpm", "key", "genre", "acoustic"])
    }
  }
}

/// `database-schema.md` beside the project: its two lists of Cypher patterns.
struct SchemaDocument {
  private static let path = #filePath.components(separatedBy: "/Tests/")[0] + "/../shared/spec/database-schema.md"
  static let isThere = FileManager.default.fileExists(atPath: path)

  let nodes: [String: [String]]
  let relationships: [String: [String]]

  init() throws {
    let text = try String(contentsOfFile: Self.path, encoding: .utf8)
    nodes = Self.patterns(text, #/CREATE \(:(\w+) \{\n([^}]*)\}\)/#)
    relationships = Self.patterns(text, #/\(:Recording\)-\[:(\w+) \{\n([^}]*)\}\]->/#)
  }

  private static func patterns(_ text: String, _ pattern: Regex<(Substring, Substring, Substring)>) -> [String:
    [String]]
  {
    // The evolution script's `migrated_at` is a legacy recording's alone.
    Dictionary(
      text.matches(of: pattern).map { match in
        (
          String(match.output.1),
          match.output.2.split(separator: "\n").compactMap { line in
            line.firstMatch(of: #/^\s*(\w+):/#).map { String($0.output.1) }
          }
        )
      }, uniquingKeysWith: { first, _ in first })
  }
}
