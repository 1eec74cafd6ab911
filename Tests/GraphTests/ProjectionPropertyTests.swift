import Bolt
import FoundationEssentials
import Graph
import TestServers
import Testing

@Suite("Any order of changes", .enabled(if: !TestGraph.available.isEmpty))
struct ProjectionPropertyTests {
  @Test("random changes leave the graph that a fresh one would be", arguments: TestGraph.available, [1, 2])
  func random(kind: TestGraph.Kind, seed: Int) async throws {
    try await GraphFixture.with(kind) { graph, driver in
      var random = SplitMix(UInt64(seed))
      let known: Set = ["ann", "bob", "cid"]
      var library: [Int: [String: String]] = [:]
      for _ in 0..<12 {
        let numbers = Set(
          (0..<Int.random(in: 1...12, using: &random)).map { _ in Int.random(in: 1...25, using: &random) })
        if Int.random(in: 0..<4, using: &random) == 0 {
          try await graph.remove(numbers.map { Sample.id($0) })
          for number in numbers { library[number] = nil }
        } else {
          for number in numbers { library[number] = Self.fields(&random) }
          try await graph.project(numbers.map { Sample.recording($0, library[$0] ?? [:]) }, knownArtists: known)
        }
      }
      let after = try await Self.shape(driver)
      _ = try await driver.rows("MATCH (n) WHERE NOT n:Key AND NOT n:TracktionMigration DETACH DELETE n")
      try await graph.project(library.map { Sample.recording($0, $1) }, knownArtists: known)
      #expect(try await Self.shape(driver) == after)
      #expect(after.count > library.count)
    }
  }

  private static func fields(_ random: inout SplitMix) -> [String: String] {
    func one(_ values: [String?]) -> String? { values[Int(random.next() % UInt64(values.count))] }
    var fields = ["title": one(["T", "U (feat. Bob)", "V"]) ?? ""]
    fields["artist"] = one([nil, "Ann", "Ann & Bob", "Cid feat. Ann", "X & Y", "Ann vs. Cid"])
    fields["album"] = one([nil, nil, "One", "Two"])
    fields["album_artist"] = one([nil, "Ann", "VA"])
    fields["genre"] = one([nil, "House", "Techno / Acid; House", "Techno / Dub"])
    fields["key"] = one([nil, "8A", "C", "off"])
    fields["bpm"] = one([nil, "120", "128.5"])
    return fields.filter { !$0.value.isEmpty }
  }

  /// Everything but what depends on who was seen first: times, and the spelling and aliases of artists.
  private static func shape(_ driver: Driver) async throws -> [String] {
    try await driver.texts(
      """
      MATCH (n) WHERE NOT n:TracktionMigration
      RETURN labels(n)[0], n.id, n.normalized_name, CASE WHEN n:Artist THEN '' ELSE n.name END, n.title, n.key, n.value, n.bpm
      """
    ).sorted()
      + driver.texts(
        """
        MATCH (a)-[e]->(b)
        RETURN type(e), coalesce(a.id, a.normalized_name, a.name, a.title, a.key), coalesce(a.scale, a.artist, ''),
          coalesce(b.id, b.normalized_name, b.name, b.title, b.key), coalesce(b.value, b.scale, b.artist, ''), e.role,
          e.confidence, e.primary
        """
      ).sorted()
  }
}
