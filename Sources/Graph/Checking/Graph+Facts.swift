import Bolt
import FoundationEssentials

extension Graph {
  /// Ids of all recordings in the graph, in order, as they come.
  public func recordingIDs() -> GraphRecordingIDs { GraphRecordingIDs(graph: self) }

  /// What the graph says of recordings; those that it does not have are absent. Up to some 500 ids at once.
  public func facts(of ids: [UUID]) async throws -> [UUID: ProjectionFacts] {
    try await session(.read).executeRead { try await Self.facts(of: ids, in: $0) }
  }

  /// As ``facts(of:)``, in a transaction.
  static func facts(of ids: [UUID], in transaction: Transaction) async throws -> [UUID: ProjectionFacts] {
    var asked = ids.map(\.graphText).sorted()
    var lines: [String: [String]] = [:]
    for (statement, line) in factStatements where !asked.isEmpty {
      let ids = Value.list(asked.map { .string($0) })
      for record in try await transaction.run(statement, ["ids": ids]).list() {
        lines[try record["id", as: String.self], default: []] += try line(record)
      }
      // Who is not there has no edges.
      asked = lines.keys.sorted()
    }
    return Dictionary(
      lines.compactMap { id, lines in UUID(uuidString: id).map { ($0, ProjectionFacts(lines)) } },
      uniquingKeysWith: { $1 })
  }

  private typealias Line = @Sendable (Record) throws -> [String]

  private static let factStatements: [(String, Line)] = [
    (
      """
      UNWIND $ids AS id MATCH (r:Recording {id: id})
      RETURN id, r.file_path AS file_path, r.file_name AS file_name, r.file_hash AS file_hash, r.bpm AS bpm,
        r.title AS title, r.artist AS artist, r.created_at.epochMillis AS created_at,
        r.migrated_at.epochMillis AS migrated_at, r.updated_at IS NOT NULL AS made
      """,
      { record in
        var lines = try ["file_path", "file_name", "file_hash", "title", "artist"].compactMap { key in
          try record[key, as: String?.self].map { "\(key) \($0)" }
        }
        if let bpm = try record["bpm", as: Double?.self] { lines.append("bpm \(bpm)") }
        for key in ["created_at", "migrated_at"] {
          if let time = try record[key, as: Int?.self] { lines.append("\(key) \(time)") }
        }
        return try lines + dated("updated_at", record, "missing").dropFirst()
      }
    ),
    // All edges in one look: what an edge or its end has not is null.
    (
      """
      UNWIND $ids AS id
      MATCH (:Recording {id: id})-[e:HAS_METADATA|PERFORMED_BY|PART_OF|HAS_GENRE|IN_KEY]->(n)
      RETURN id, type(e) AS type, e.confidence AS confidence, e.created_at IS NOT NULL AS made,
        n.key AS key, n.value AS value, e.value_type AS value_type,
        coalesce(e.extraction_method, e.detection_method) AS method,
        n.normalized_name AS normalized, e.credited_name AS credited, e.role AS role,
        n.title AS title, n.artist AS artist, e.track_number AS track, e.disc_number AS disc, e.release AS release,
        n.name AS name, e.primary AS primary, n.scale AS scale
      """,
      { record in try dated(edge(record), record) }
    ),
    (
      """
      UNWIND $ids AS id
      MATCH (r:Recording {id: id})-[p:PERFORMED_BY]->(a:Artist)-[c:COLLABORATED_WITH]->(b:Artist)<-[q:PERFORMED_BY]-(r)
      WHERE p.role <> 'composer' AND q.role <> 'composer'
      RETURN id, a.normalized_name AS a, b.normalized_name AS b, count(DISTINCT c) AS times
      """,
      { record in
        let line = FactLine.collaboration(
          try record["a", as: String?.self] ?? "-", try record["b", as: String?.self] ?? "-")
        return Array(repeating: line, count: try record["times", as: Int.self])
      }
    ),
  ]

  private static func edge(_ record: Record) throws -> String {
    func text(_ name: String) throws -> String? { try record[name, as: String?.self] }
    let confidence = try record["confidence", as: Double?.self]
    return switch try record["type", as: String.self] {
    case "HAS_METADATA":
      FactLine.metadata(
        try text("key") ?? "-", try text("value") ?? "-", try text("value_type"), try text("method"), confidence)
    case "PERFORMED_BY":
      FactLine.performer(try text("normalized") ?? "-", try text("credited"), try text("role"), confidence)
    case "PART_OF":
      FactLine.album(
        try text("title") ?? "-", try text("artist") ?? "-",
        (try record["track", as: Int?.self], try record["disc", as: Int?.self]), try text("release"), confidence)
    case "HAS_GENRE": FactLine.genre(try text("name") ?? "-", try record["primary", as: Bool?.self], confidence)
    default: FactLine.key(try text("key") ?? "-", try text("scale") ?? "-", try text("method"), confidence)
    }
  }

  /// A line, and where its edge has no time a further one, which PostgreSQL never has.
  private static func dated(_ line: String, _ record: Record, _ word: String = "has no created_at") throws -> [String] {
    try record["made", as: Bool.self] ? [line] : [line, "\(line) \(word)"]
  }
}
