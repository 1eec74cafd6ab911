import Bolt

/// How much a graph holds.
public struct GraphCounts: Sendable, Hashable {
  /// Nodes by label.
  public var nodes: [String: Int] = [:]
  /// Relationships by type.
  public var relationships: [String: Int] = [:]
}

extension Graph {
  /// Labels and types of the schema document, with TEMPO_COMPATIBLE.
  static let labels = ["Recording", "Artist", "Album", "Genre", "Metadata", "Key"]
  static let relationshipTypes = [
    "HAS_METADATA", "PERFORMED_BY", "PART_OF", "HAS_GENRE", "IN_KEY", "SIMILAR_TO", "HARMONIC_COMPATIBLE",
    "TEMPO_COMPATIBLE", "COLLABORATED_WITH", "RELEASED_BY", "SUBGENRE_OF", "RELATED_TO",
  ]

  /// Recordings in the graph: quick on every server and at every size.
  public func recordingCount() async throws -> Int {
    try await read("MATCH (r:Recording) RETURN count(r) AS n")[0]["n", as: Int.self]
  }

  /// Everything counted: one statement a label and type, which Neo4j answers from its count store; ArcadeDB looks at
  /// every edge.
  public func counts() async throws -> GraphCounts {
    var counts = GraphCounts()
    for label in Self.labels {
      counts.nodes[label] = try await read("MATCH (n:\(label)) RETURN count(n) AS n")[0]["n", as: Int.self]
    }
    for type in Self.relationshipTypes {
      counts.relationships[type] = try await read("MATCH ()-[e:\(type)]->() RETURN count(e) AS n")[0]["n", as: Int.self]
    }
    return counts
  }

  /// Edges of SIMILAR_TO and HARMONIC_COMPATIBLE below a confidence, of whatever program (N2). Returns how many went.
  public func removeWeakRelations(below minimum: Double = 0.3) async throws -> Int {
    try await repeatUntilDone(
      """
      MATCH ()-[r:SIMILAR_TO|HARMONIC_COMPATIBLE]->()
      WHERE coalesce(r.confidence, r.similarity_score, r.compatibility_score) < $minimum
      WITH r LIMIT 5000
      DELETE r
      RETURN count(*) AS n
      """, ["minimum": .float(minimum)])
  }
}
