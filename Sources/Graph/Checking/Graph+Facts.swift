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
    let asked = Value.list(ids.map(\.graphText).sorted().map { .string($0) })
    var lines: [UUID: [String]] = [:]
    for (statement, line) in factStatements {
      for record in try await transaction.run(statement, ["ids": asked]).list() {
        guard let id = UUID(uuidString: try record["id", as: String.self]) else { continue }
        lines[id, default: []] += try line(record)
      }
    }
    return lines.mapValues { ProjectionFacts($0) }
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
    (
      """
      UNWIND $ids AS id MATCH (:Recording {id: id})-[h:HAS_METADATA]->(m:Metadata)
      RETURN id, m.key AS key, m.value AS value, h.value_type AS type, h.extraction_method AS method,
        h.confidence AS confidence, h.created_at IS NOT NULL AS made
      """,
      { record in
        try dated(
          FactLine.metadata(
            try record["key", as: String.self], try record["value", as: String.self],
            try record["type", as: String?.self], try record["method", as: String?.self],
            try record["confidence", as: Double?.self]), record)
      }
    ),
    (
      """
      UNWIND $ids AS id MATCH (:Recording {id: id})-[p:PERFORMED_BY]->(a:Artist)
      RETURN id, a.normalized_name AS normalized, p.credited_name AS name, p.role AS role, p.confidence AS confidence,
        p.created_at IS NOT NULL AS made
      """,
      { record in
        try dated(
          FactLine.performer(
            try record["normalized", as: String?.self] ?? "-", try record["name", as: String?.self],
            try record["role", as: String?.self], try record["confidence", as: Double?.self]), record)
      }
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
    (
      """
      UNWIND $ids AS id MATCH (:Recording {id: id})-[p:PART_OF]->(al:Album)
      RETURN id, al.title AS title, al.artist AS artist, p.track_number AS track, p.disc_number AS disc,
        p.release AS release, p.confidence AS confidence, p.created_at IS NOT NULL AS made
      """,
      { record in
        try dated(
          FactLine.album(
            try record["title", as: String?.self] ?? "-", try record["artist", as: String?.self] ?? "-",
            (try record["track", as: Int?.self], try record["disc", as: Int?.self]),
            try record["release", as: String?.self], try record["confidence", as: Double?.self]), record)
      }
    ),
    (
      """
      UNWIND $ids AS id MATCH (:Recording {id: id})-[h:HAS_GENRE]->(g:Genre)
      RETURN id, g.name AS name, h.primary AS primary, h.confidence AS confidence, h.created_at IS NOT NULL AS made
      """,
      { record in
        try dated(
          FactLine.genre(
            try record["name", as: String?.self] ?? "-", try record["primary", as: Bool?.self],
            try record["confidence", as: Double?.self]), record)
      }
    ),
    (
      """
      UNWIND $ids AS id MATCH (:Recording {id: id})-[e:IN_KEY]->(k:Key)
      RETURN id, k.key AS key, k.scale AS scale, e.detection_method AS method, e.confidence AS confidence,
        e.created_at IS NOT NULL AS made
      """,
      { record in
        try dated(
          FactLine.key(
            try record["key", as: String?.self] ?? "-", try record["scale", as: String?.self] ?? "-",
            try record["method", as: String?.self], try record["confidence", as: Double?.self]), record)
      }
    ),
  ]

  /// A line, and where its edge has no time a further one, which PostgreSQL never has.
  private static func dated(_ line: String, _ record: Record, _ word: String = "has no created_at") throws -> [String] {
    try record["made", as: Bool.self] ? [line] : [line, "\(line) \(word)"]
  }
}
