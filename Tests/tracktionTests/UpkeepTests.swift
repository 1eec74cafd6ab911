import Bolt
import TerminalHarness
import TestServers
import Testing

/// `maintain` and `monitor` with real servers.
@Suite(.enabled(if: !TestGraph.available.isEmpty)) struct UpkeepTests {
  @Test func maintenanceCleansTheGraphAndRefreshesStatistics() async throws {
    let library = try await ProgramLibrary.imported()
    defer { library.remove() }
    let driver = try Driver(
      uri: library.environment["NEO4J_URI"] ?? "",
      auth: .basic(library.environment["NEO4J_USERNAME"] ?? "", library.environment["NEO4J_PASSWORD"] ?? ""))
    let session = SessionOptions(database: library.environment["NEO4J_DATABASE"])
    _ = try await driver.executeQuery(
      """
      MATCH (a:Recording {title: 'Strobe'}), (b:Recording {title: 'Opus'})
      CREATE (a)-[:SIMILAR_TO {similarity_score: 0.2, similarity_type: 'mood'}]->(b)
      CREATE (a)-[:SIMILAR_TO {similarity_score: 0.9, similarity_type: 'style', confidence: 0.9}]->(b)
      """, session: session)
    let run = try await library.run("maintain", "--json")
    #expect(run.status == 0)
    let lines = run.text.split(separator: "\n")
    #expect(
      lines.prefix(2) == [
        #"{"task":"statistics","done":true,"detail":"recording_stats is fresh"}"#,
        #"{"task":"relations","done":true,"detail":"1 relations below a confidence of 0.3 removed"}"#,
      ])
    #expect(lines.count == 3 && lines[2].hasPrefix(#"{"task":"graph","done":true,"#))
    #expect(lines[2].contains("Recording 3") && lines[2].contains("Key 24") && lines[2].contains("SIMILAR_TO "))
    let reweighed = try await library.run("maintain", "--reweigh")
    #expect(reweighed.status == 0 && reweighed.text.contains("reweigh: 1 relations of other programs"))
    let left = try await driver.executeQuery(
      "MATCH ()-[s:SIMILAR_TO {similarity_type: 'style'}]->() RETURN round(s.confidence * 100) AS c", session: session)
    #expect(try left.records.map { try $0["c", as: Double.self] } == [99])
    driver.close()
  }

  @Test func monitoringNamesEachSectionAndWhatTheServerLacks() async throws {
    let library = try await ProgramLibrary.imported()
    defer { library.remove() }
    _ = try await library.run("maintain")
    let run = try await library.run("monitor", "--json")
    #expect(run.status == 0)
    for section in [
      "long running queries", "index use", "sizes", "statistics by month", "transactions", "connections", "memory",
      "statistics",
    ] { #expect(run.text.contains("\"section\":\"\(section)\""), "\(section)") }
    #expect(run.text.contains("\"table\":\"recordings\""))
    #expect(run.text.contains("\"count\":\"3\""))
    #expect(run.text.split(separator: "\n").count == 8)
  }

  @Test func aGraphThatIsAwayKeepsTheRestFromNothing() async throws {
    let library = try await ProgramLibrary.imported()
    library.endGraph()
    defer { library.remove() }
    let maintained = try await library.run("maintain", "--json")
    #expect(maintained.status == 1)
    #expect(maintained.text.contains("\"task\":\"statistics\",\"done\":true"))
    #expect(maintained.text.contains("\"task\":\"relations\",\"done\":false"))
    let monitored = try await library.run("monitor", "--json")
    #expect(monitored.status == 3 && monitored.text.contains("\"section\":\"sizes\""))
  }
}
