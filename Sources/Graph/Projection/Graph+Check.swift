import Bolt
import FoundationEssentials

extension Graph {
  /// Ids of all recordings in the graph, in order, as they come.
  public func recordingIDs() -> GraphRecordingIDs { GraphRecordingIDs(graph: self) }

  /// What the graph says of recordings; those that it does not have are absent. Up to some 500 ids at once.
  public func facts(of ids: [UUID]) async throws -> [UUID: ProjectionFacts] {
    let asked = Value.list(ids.map(\.graphText).sorted().map { .string($0) })
    var lines: [UUID: [String]] = [:]
    for (statement, line) in Self.factStatements {
      for record in try await read(statement, ["ids": asked]) {
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
        r.title AS title, r.artist AS artist
      """,
      { record in
        try ["file_path", "file_name", "file_hash", "title", "artist"].compactMap { key in
          try record[key, as: String?.self].map { "\(key) \($0)" }
        } + (try record["bpm", as: Double?.self].map { ["bpm \($0)"] } ?? [])
      }
    ),
    (
      "UNWIND $ids AS id MATCH (:Recording {id: id})-[:HAS_METADATA]->(m:Metadata) RETURN id, m.key AS key, m.value AS value",
      { ["metadata \(try $0["key", as: String.self]) \(try $0["value", as: String.self])"] }
    ),
    (
      """
      UNWIND $ids AS id MATCH (:Recording {id: id})-[p:PERFORMED_BY]->(a:Artist)
      RETURN id, a.normalized_name AS name, p.role AS role
      """,
      { ["performer \(try $0["name", as: String.self]) \(try $0["role", as: String?.self] ?? "-")"] }
    ),
    (
      """
      UNWIND $ids AS id MATCH (:Recording {id: id})-[p:PART_OF]->(al:Album)
      RETURN id, al.title AS title, al.artist AS artist, p.track_number AS track, p.disc_number AS disc
      """,
      { record in
        [
          ProjectionFacts.album(
            try record["title", as: String.self], try record["artist", as: String?.self] ?? "-",
            try record["track", as: Int?.self], try record["disc", as: Int?.self])
        ]
      }
    ),
    (
      """
      UNWIND $ids AS id MATCH (:Recording {id: id})-[h:HAS_GENRE]->(g:Genre)
      RETURN id, g.name AS name, h.primary AS primary
      """,
      { ["genre \(try $0["name", as: String.self])\(try $0["primary", as: Bool?.self] == true ? " primary" : "")"] }
    ),
    (
      "UNWIND $ids AS id MATCH (:Recording {id: id})-[:IN_KEY]->(k:Key) RETURN id, k.key AS key, k.scale AS scale",
      { ["key \(try $0["key", as: String.self]) \(try $0["scale", as: String.self])"] }
    ),
  ]
}
