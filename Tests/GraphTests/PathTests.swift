import Bolt
import FoundationEssentials
import Graph
import TestServers
import Testing

@testable import Graph

@Suite("Harmonic paths")
struct PathTests {
  @Test("the best product among all simple paths, on random graphs", arguments: 0..<60)
  func random(seed: Int) async throws {
    var random = SplitMix(UInt64(seed))
    let count = Int.random(in: 2...12, using: &random)
    let scores = [0.1, 0.3, 0.5, 0.7, 0.9, 1.0]
    var edges: [String: [String: Double]] = [:]
    for a in 0..<count {
      for b in 0..<count where a != b && Int.random(in: 0..<4, using: &random) == 0 {
        edges["\(a)", default: [:]]["\(b)"] = scores[Int(random.next() % 6)]
      }
    }
    let graph = edges
    for steps in 1...6 {
      var search = PathSearch(from: "0", to: "\(count - 1)", steps: steps) { ids, backward in
        ids.flatMap { id in
          backward
            ? graph.compactMap { from, ends in ends[id].map { PathSearch.Edge(from: id, to: from, score: $0) } }
            : (graph[id] ?? [:]).map { PathSearch.Edge(from: id, to: $0.key, score: $0.value) }
        }
      }
      let found = try await search.best()
      let best = Self.best(graph, ["0"], "\(count - 1)", steps)
      #expect((found == nil) == (best == nil), "seed \(seed), \(steps) steps")
      guard let found, let best else { continue }
      #expect(Set(found).count == found.count && found.count <= steps + 1)
      #expect(found.first == "0" && found.last == "\(count - 1)")
      let product = zip(found, found.dropFirst()).reduce(1.0) { $0 * (graph[$1.0]?[$1.1] ?? 0) }
      #expect(abs(product - best) < 1e-12, "seed \(seed), \(steps) steps: \(found)")
    }
  }

  /// By trying every simple path.
  private static func best(_ graph: [String: [String: Double]], _ path: [String], _ end: String, _ steps: Int)
    -> Double?
  {
    guard let last = path.last else { return nil }
    if last == end { return 1 }
    guard steps > 0 else { return nil }
    return (graph[last] ?? [:]).compactMap { next, score in
      path.contains(next) ? nil : best(graph, path + [next], end, steps - 1).map { $0 * score }
    }.max()
  }

  @Test(
    "on a server: the shortest way is not the best one", .enabled(if: !TestGraph.available.isEmpty),
    arguments: TestGraph.available)
  func server(kind: TestGraph.Kind) async throws {
    try await GraphFixture.with(kind) { graph, driver in
      let fields = ["8A", "9A", "10A", "11A"].map { ["key": $0, "bpm": "126", "title": $0] }
      try await graph.project(fields.enumerated().map { Sample.recording($0 + 1, $1) })
      func edge(_ a: Int, _ b: Int, _ score: Double) -> RelationEdges {
        RelationEdges(
          start: Sample.id(a),
          harmonic: [.init(end: Sample.id(b), score: score, recommendation: "step \(a)", confidence: 1)], similar: [],
          tempo: [])
      }
      try await graph.relate([edge(1, 2, 0.9), edge(2, 3, 0.9), edge(3, 4, 0.9)])
      _ = try await driver.rows(
        """
        MATCH (a:Recording {id: $a}), (b:Recording {id: $b})
        CREATE (a)-[:HARMONIC_COMPATIBLE {compatibility_score: 0.5, mixing_recommendation: 'direct'}]->(b)
        """,
        [
          "a": .string(Sample.id(1).uuidString.lowercased()), "b": .string(Sample.id(4).uuidString.lowercased()),
        ])
      let long = try #require(try await graph.path(from: Sample.id(1), to: Sample.id(4), steps: 4))
      #expect(long.map(\.title) == ["8A", "9A", "10A", "11A"])
      #expect(long.map(\.score) == [1, 0.9, 0.9, 0.9])
      #expect(long.map(\.recommendation) == [nil, "step 1", "step 2", "step 3"])
      #expect(long.map(\.relation) == ["same key", "fifth up", "fifth up", "fifth up"])
      let short = try #require(try await graph.path(from: Sample.id(1), to: Sample.id(4), steps: 2))
      #expect(short.map(\.recommendation) == [nil, "direct"])
      #expect(try await graph.path(from: Sample.id(4), to: Sample.id(1), steps: 6) == nil)
      #expect(try await graph.path(from: Sample.id(2), to: Sample.id(2), steps: 3)?.map(\.title) == ["9A"])
      #expect(try await graph.path(from: Sample.id(2), to: Sample.id(99), steps: 3) == nil)
    }
  }
}

/// The same numbers for the same seed.
struct SplitMix: RandomNumberGenerator {
  private var state: UInt64
  init(_ seed: UInt64) { state = seed &* 0x9E37_79B9_7F4A_7C15 }
  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }
}
