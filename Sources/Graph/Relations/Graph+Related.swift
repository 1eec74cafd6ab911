import Bolt
import FoundationEssentials
import Mixing
import Records

extension Graph {
  /// Tracks that go with a recording, best first, as the graph's edges say; those of other programs too.
  ///
  /// - Parameter limit: of each kind.
  /// - Returns: one row for each track and kind; nil where the graph does not have the recording.
  public func related(
    to id: UUID, kinds: Set<RelatedKind> = Set(RelatedKind.allCases), limit: Int = 24
  ) async throws -> [RelatedTrack]? {
    let types = RelatedKind.allCases.filter(kinds.contains).map(Self.edgeType).joined(separator: "|")
    let records = try await read(Self.relatedStatement(types), ["id": .string(id.graphText)])
    guard let first = records.first else { return nil }
    let reference = try TrackReading(first)
    var rows: [RelatedTrack] = []
    for record in records where !(record["id"] ?? .null).isNull {
      guard let track = try RelatedReading(record)?.track(from: reference), kinds.contains(track.kind) else { continue }
      rows.append(track)
    }
    return Self.ranked(rows, limit)
  }

  private static func edgeType(_ kind: RelatedKind) -> String {
    switch kind {
    case .harmonic: "HARMONIC_COMPATIBLE"
    case .similar: "SIMILAR_TO"
    case .tempo: "TEMPO_COMPATIBLE"
    }
  }

  /// One anchored query: the recording, its edges of these types, and the keys and genres at both ends.
  private static func relatedStatement(_ types: String) -> String {
    """
    MATCH (r:Recording {id: $id})
    OPTIONAL MATCH (r)-[:IN_KEY]->(from:Key)
    WITH r, from, [(r)-[:HAS_GENRE]->(g:Genre) | g.name] AS from_genres
    OPTIONAL MATCH (r)-[e:\(types)]->(o:Recording)
    OPTIONAL MATCH (o)-[:IN_KEY]->(k:Key)
    RETURN r.bpm AS from_bpm, from.key AS from_key, from.scale AS from_scale, from_genres,
      [(o)-[:HAS_GENRE]->(g:Genre) | g.name] AS genres, type(e) AS type, o.id AS id, o.file_name AS file_name, o.artist AS artist, o.title AS title, o.bpm AS bpm, k.key AS key, k.scale AS scale,
      e.compatibility_score AS harmonic, e.mixing_recommendation AS recommendation, e.similarity_score AS similar,
      e.similarity_type AS similarity_type, e.bpm_difference AS difference
    """
  }

  static func key(_ record: Record, _ note: String, _ scale: String) -> MusicalKey? {
    guard case .string(let note)? = record[note], case .string(let scale)? = record[scale] else { return nil }
    return MusicalKey(note: note, scale: scale)
  }

  /// One row for each track and kind; of several edges the best counts, and the types of SIMILAR_TO are all named.
  private static func ranked(_ rows: [RelatedTrack], _ limit: Int) -> [RelatedTrack] {
    var best: [RelatedKind: [UUID: RelatedTrack]] = [:]
    for row in rows {
      var kept = row
      if let other = best[row.kind]?[row.id] {
        if other.score > row.score { kept = other }
        kept.types = Set(other.types + row.types).sorted { order($0) < order($1) }
      }
      best[row.kind, default: [:]][row.id] = kept
    }
    return RelatedKind.allCases.flatMap { kind in
      (best[kind] ?? [:]).values.sorted { ($1.score, $0.id.graphText) < ($0.score, $1.id.graphText) }.prefix(limit)
    }
  }

  private static func order(_ type: String) -> String {
    ["bpm", "key", "genre", "acoustic"].firstIndex(of: type).map { "\($0)" } ?? type
  }
}

/// What is asked of the track that others are related to.
struct TrackReading {
  let bpm: Double?
  let key: MusicalKey?
  let genres: SharedGenre

  /// - Parameter record: with `from_bpm`, `from_key`, `from_scale` and `from_genres`.
  init(_ record: Record) throws {
    bpm = try record["from_bpm", as: Double?.self]
    key = Graph.key(record, "from_key", "from_scale")
    genres = SharedGenre(try record["from_genres", as: [String].self])
  }
}

/// One record of a query that returns a track at the end of an edge.
struct RelatedReading {
  private let record: Record
  private let id: UUID
  private let kind: RelatedKind

  /// Nil for an id that is none, and for an edge of a type we do not know.
  init?(_ record: Record) throws {
    guard let id = UUID(uuidString: try record["id", as: String.self]) else { return nil }
    switch try record["type", as: String.self] {
    case "HARMONIC_COMPATIBLE": kind = .harmonic
    case "SIMILAR_TO": kind = .similar
    case "TEMPO_COMPATIBLE": kind = .tempo
    default: return nil
    }
    self.id = id
    self.record = record
  }

  func track(from reference: TrackReading) throws -> RelatedTrack {
    let (bpm, key) = (try record["bpm", as: Double?.self], Graph.key(record, "key", "scale"))
    let ratio = reference.bpm.flatMap { from in bpm.flatMap { TempoRatio(from: from, to: $0) } }
    let relation = reference.key.flatMap { from in key.map { HarmonicRelation(from: from, to: $0) } }
    return RelatedTrack(
      id: id, fileName: try record["file_name", as: String?.self] ?? "", artist: try record["artist", as: String?.self],
      title: try record["title", as: String?.self], bpm: bpm, key: key, relation: relation?.rawValue,
      tempoPercent: ratio?.percent, tempoFactor: ratio?.factor ?? 1,
      sharedGenre: reference.genres.shared(with: try record["genres", as: [String].self]), score: try score(ratio),
      recommendation: try record["recommendation", as: String?.self], kind: kind,
      types: try record["similarity_type", as: String?.self].map { [$0] } ?? [])
  }

  /// As the edge has it; a tempo edge has a difference, and T is its score.
  private func score(_ ratio: TempoRatio?) throws -> Double {
    switch kind {
    case .harmonic: try record["harmonic", as: Double?.self] ?? 0
    case .similar: try record["similar", as: Double?.self] ?? 0
    case .tempo: ratio?.score ?? 0
    }
  }
}
