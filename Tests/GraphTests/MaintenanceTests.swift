import Bolt
import FoundationEssentials
import Graph
import TestServers
import Testing

@Suite("Looking after the graph", .enabled(if: !TestGraph.available.isEmpty))
struct MaintenanceTests {
  @Test("only edges of other programs are reweighed, once each, and never past 1", arguments: TestGraph.available)
  func reweigh(kind: TestGraph.Kind) async throws {
    try await GraphFixture.with(kind) { graph, driver in
      try await graph.project((1...3).map { Sample.recording($0, ["title": "\($0)"]) })
      _ = try await driver.rows(
        """
        MATCH (a:Recording {title: '1'}), (b:Recording {title: '2'}), (c:Recording {title: '3'})
        CREATE (a)-[:SIMILAR_TO {similarity_type: 'x', confidence: 0.85}]->(b)
        CREATE (b)-[:SIMILAR_TO {similarity_type: 'x', confidence: 0.99}]->(c)
        CREATE (c)-[:SIMILAR_TO {similarity_type: 'x', confidence: 0.5}]->(a)
        CREATE (a)-[:SIMILAR_TO {similarity_type: 'x'}]->(c)
        CREATE (b)-[:SIMILAR_TO {similarity_type: 'x', confidence: 0.5, source: 'tracktion'}]->(a)
        """)
      #expect(try await graph.reweighForeignRelations() == 3)
      let after = try await driver.rows(
        "MATCH (a)-[s:SIMILAR_TO]->(b) RETURN s.confidence AS c, s.last_calculated IS NOT NULL AS t ORDER BY a.title, b.title"
      )
      let confidences = try after.map { try $0["c", as: Double?.self] }
      #expect(
        zip(confidences, [0.935, nil, 0.5, 1.0, 0.45]).allSatisfy { a, b in
          a == nil && b == nil || abs((a ?? -1) - (b ?? -2)) < 1e-9
        })
      #expect(try after.map { try $0["t", as: Bool.self] } == [true, false, false, true, true])
    }
  }

  @Test("the server tells what it offers, and the rest is said to be missing", arguments: TestGraph.available)
  func monitor(kind: TestGraph.Kind) async throws {
    try await GraphFixture.with(kind) { graph, _ in
      let monitor = GraphMonitor(graph)
      let sections = try await monitor.sections()
      #expect(sections.map(\.title) == ["transactions", "connections", "memory", "statistics"])
      #expect(try await monitor.server().contains("Neo4j"))
      if kind == .neo4j { #expect(sections.allSatisfy { $0.rows?.isEmpty == false }) }
      #expect(sections[0].rows != nil)
    }
  }
}
