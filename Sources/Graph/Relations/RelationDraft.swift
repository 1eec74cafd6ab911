import FoundationEssentials
import Mixing
import Records

/// The library as the planner of relations wants it, with the ids that its positions stand for. Recordings are added in
/// the order of their ids.
public struct RelationDraft: Sendable {
  public private(set) var library = RelationLibrary()
  public private(set) var ids: [UUID] = []
  private var genres: [String: Int32] = [:]

  public init() {}

  /// - Parameters:
  ///   - genre: the `genre` field as it is (``GenreName``); names are equal that are equal in `fold`.
  ///   - features: values of the numeric keys of P17; others than ``RelationLibrary/featureNames`` do not matter.
  public mutating func append(
    id: UUID, key: MusicalKey?, bpm: Double?, genre: String?, features: [String: Double] = [:],
    confidence: RelationConfidence = .init()
  ) {
    let genres = GenreName.all(in: genre ?? "").map { number($0) }
    library.append(key: key, bpm: bpm, genres: genres, features: features, confidence: confidence)
    ids.append(id)
  }

  private mutating func number(_ genre: GenreName) -> Int32 {
    let name = ArtistCredit.normalized(genre.name)
    if let known = genres[name] { return known }
    let parent = genre.parent.map { number(ofParent: ArtistCredit.normalized($0)) }
    let added = library.addGenre(parent: parent)
    genres[name] = added
    return added
  }

  private mutating func number(ofParent name: String) -> Int32 {
    if let known = genres[name] { return known }
    let added = library.addGenre()
    genres[name] = added
    return added
  }

  /// The edges that start from one recording, with ids and the words that go on them.
  public func edges(of start: Int, _ planned: PlannedRelations) -> RelationEdges {
    RelationEdges(
      start: ids[start],
      harmonic: planned.harmonic.map { edge in
        RelationEdges.Harmonic(
          end: ids[edge.to], score: edge.score,
          recommendation: library.relation(start, edge.to)?.recommendation ?? "", confidence: edge.confidence)
      },
      similar: [("bpm", planned.bpm), ("key", planned.key), ("genre", planned.genre), ("acoustic", planned.acoustic)]
        .flatMap { type, edges in
          edges.map { RelationEdges.Similar(end: ids[$0.to], type: type, score: $0.score, confidence: $0.confidence) }
        },
      tempo: planned.tempo.map { edge in
        RelationEdges.Tempo(
          end: ids[edge.to], difference: library.tempoDifference(start, edge.to) ?? 0, confidence: edge.confidence)
      })
  }
}
