/// An edge that the planner chose.
public struct PlannedEdge: Sendable, Hashable {
  /// Position of the end in the library.
  public let to: Int
  /// 0–1: key score × T, T, key score, likeness of genre or sound; T for tempo.
  public let score: Double
  /// 0–1: the product of how sure both ends' values are.
  public let confidence: Double

  public init(to: Int, score: Double, confidence: Double) {
    self.to = to
    self.score = score
    self.confidence = confidence
  }
}

/// The best of one recording, best first.
public struct PlannedRelations: Sendable, Hashable {
  /// HARMONIC_COMPATIBLE, by shares.
  public var harmonic: [PlannedEdge] = []
  /// SIMILAR_TO of type `bpm`.
  public var bpm: [PlannedEdge] = []
  /// SIMILAR_TO of type `key`.
  public var key: [PlannedEdge] = []
  /// SIMILAR_TO of type `genre`.
  public var genre: [PlannedEdge] = []
  /// SIMILAR_TO of type `acoustic`.
  public var acoustic: [PlannedEdge] = []
  /// TEMPO_COMPATIBLE.
  public var tempo: [PlannedEdge] = []
  /// How far the last of the acoustic best is; nil where there are fewer than ``RelationPlanner/best``, so that one more
  /// recording may always be among them.
  public var acousticReach: Double?
  /// One of the best is no edge, because its confidence is too low.
  public var isOpen = false

  public init() {}
}
