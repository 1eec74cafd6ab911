import Bolt
import FoundationEssentials
import Records

extension Graph {
  /// A harmonic path from one recording to another: each step an edge HARMONIC_COMPATIBLE, no track twice, the highest
  /// product of scores among paths of at most `steps` steps.
  ///
  /// - Returns: the tracks with both ends; of each the score and recommendation of the edge that leads to it (the first
  ///   has score 1 and none). Nil where there is no such path.
  public func path(from start: UUID, to end: UUID, steps: Int) async throws -> [RelatedTrack]? {
    var search = PathSearch(from: start.graphText, to: end.graphText, steps: steps) { ids, backward in
      try await harmonicEdges(ids, backward)
    }
    guard let ids = try await search.best() else { return nil }
    return try await tracks(ids)
  }

  private func harmonicEdges(_ ids: [String], _ backward: Bool) async throws -> [PathSearch.Edge] {
    var edges: [PathSearch.Edge] = []
    for first in stride(from: 0, to: ids.count, by: 200) {
      let asked = ids[first..<min(first + 200, ids.count)].map { Value.string($0) }
      let records = try await read(backward ? Self.into : Self.outOf, ["ids": .list(asked)])
      for record in records {
        edges.append(
          PathSearch.Edge(
            from: try record["id", as: String.self], to: try record["other", as: String.self],
            score: try record["score", as: Double?.self] ?? 0))
      }
    }
    return edges
  }

  private static let outOf = """
    UNWIND $ids AS id
    MATCH (:Recording {id: id})-[e:HARMONIC_COMPATIBLE]->(b:Recording)
    RETURN id, b.id AS other, e.compatibility_score AS score
    """

  private static let into = """
    UNWIND $ids AS id
    MATCH (:Recording {id: id})<-[e:HARMONIC_COMPATIBLE]-(b:Recording)
    RETURN id, b.id AS other, e.compatibility_score AS score
    """

  // MARK: The tracks of a path

  private func tracks(_ ids: [String]) async throws -> [RelatedTrack]? {
    let pairs = zip([ids[0]] + ids, ids).map { Value.map(["a": .string($0), "b": .string($1)]) }
    let records = try await read(Self.stepsStatement, ["pairs": .list(pairs)])
    var tracks: [RelatedTrack] = []
    for id in ids {
      let mine = records.filter { $0["id"] == .string(id) }
      // Of several edges between two tracks the best was taken.
      let best = mine.max { Self.score($0) < Self.score($1) }
      guard let record = best, var track = try RelatedReading(record)?.track(from: TrackReading(record)) else {
        return nil
      }
      if tracks.isEmpty {
        track.score = 1
        track.recommendation = nil
      }
      tracks.append(track)
    }
    return tracks
  }

  private static func score(_ record: Record) -> Double { (try? record["harmonic", as: Double.self]) ?? 0 }

  /// The first pair is the start with itself, which has no edge.
  private static let stepsStatement = """
    UNWIND $pairs AS pair
    MATCH (a:Recording {id: pair.a})
    MATCH (o:Recording {id: pair.b})
    OPTIONAL MATCH (a)-[:IN_KEY]->(from:Key)
    OPTIONAL MATCH (o)-[:IN_KEY]->(k:Key)
    OPTIONAL MATCH (a)-[e:HARMONIC_COMPATIBLE]->(o)
    RETURN a.bpm AS from_bpm, from.key AS from_key, from.scale AS from_scale,
      [(a)-[:HAS_GENRE]->(g:Genre) | g.name] AS from_genres, [(o)-[:HAS_GENRE]->(g:Genre) | g.name] AS genres,
      'HARMONIC_COMPATIBLE' AS type, o.id AS id, o.file_name AS file_name, o.artist AS artist, o.title AS title,
      o.bpm AS bpm, k.key AS key, k.scale AS scale,
      e.compatibility_score AS harmonic, e.mixing_recommendation AS recommendation, null AS similar,
      null AS similarity_type, null AS difference
    """
}
