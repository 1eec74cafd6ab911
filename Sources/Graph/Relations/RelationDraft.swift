import FoundationEssentials
import Mixing
import Records

/// The library as the planner of relations wants it, with the ids that its positions stand for. Recordings are added in
/// the order of their ids.
public struct RelationDraft: Sendable {
  public private(set) var library = RelationLibrary()
  public private(set) var ids: [UUID] = []
  private var genres: [String: Int32] = [:]
  /// By number.
  private var genreNames: [String] = []

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
    return add(name, library.addGenre(parent: parent))
  }

  private mutating func number(ofParent name: String) -> Int32 { genres[name] ?? add(name, library.addGenre()) }

  private mutating func add(_ name: String, _ number: Int32) -> Int32 {
    genres[name] = number
    genreNames.append(name)
    return number
  }

  /// A number that is equal where nothing has changed that the relations of one recording are computed from: its own
  /// values, the parents of its genres, and what the library's features are divided by.
  ///
  /// - Parameter scales: ``RelationPlanner/featureScales``.
  public func facts(of position: Int, scales: [Double]) -> Int64 {
    var hash = FNV()
    let facts = library.facts(of: position)
    for number in scales + facts.numbers { hash.add(number) }
    for genre in facts.genres.map({ genreNames[$0] }).sorted() { hash.add(genre) }
    hash.add("")
    for parent in facts.parents.map({ genreNames[$0] }).sorted() { hash.add(parent) }
    return hash.number
  }

  /// The edges that start from one recording, with ids and the words that go on them.
  ///
  /// - Parameter facts: ``facts(of:scales:)`` of it, to be kept with them.
  public func edges(of start: Int, _ planned: PlannedRelations, facts: Int64? = nil) -> RelationEdges {
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
      },
      basis: facts.map {
        RelationBasis(facts: $0, reach: planned.acousticReach.map(Float.init), isOpen: planned.isOpen)
      })
  }
}
