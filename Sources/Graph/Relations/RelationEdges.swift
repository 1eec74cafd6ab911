import FoundationEssentials

/// The relation edges that start from one recording (`spec/harmony.md`, Edges in the graph).
public struct RelationEdges: Sendable, Hashable {
  /// HARMONIC_COMPATIBLE.
  public struct Harmonic: Sendable, Hashable {
    public let end: UUID
    public let score: Double
    public let recommendation: String
    public let confidence: Double

    public init(end: UUID, score: Double, recommendation: String, confidence: Double) {
      self.end = end
      self.score = score
      self.recommendation = recommendation
      self.confidence = confidence
    }
  }

  /// SIMILAR_TO.
  public struct Similar: Sendable, Hashable {
    public let end: UUID
    /// bpm, key, genre, acoustic.
    public let type: String
    public let score: Double
    public let confidence: Double

    public init(end: UUID, type: String, score: Double, confidence: Double) {
      self.end = end
      self.type = type
      self.score = score
      self.confidence = confidence
    }
  }

  /// TEMPO_COMPATIBLE.
  public struct Tempo: Sendable, Hashable {
    public let end: UUID
    /// Beats a minute at the start's tempo.
    public let difference: Double
    public let confidence: Double

    public init(end: UUID, difference: Double, confidence: Double) {
      self.end = end
      self.difference = difference
      self.confidence = confidence
    }
  }

  public let start: UUID
  public let harmonic: [Harmonic]
  public let similar: [Similar]
  public let tempo: [Tempo]
  /// What they rest on.
  public let basis: RelationBasis?

  public init(
    start: UUID, harmonic: [Harmonic], similar: [Similar], tempo: [Tempo], basis: RelationBasis? = nil
  ) {
    self.start = start
    self.harmonic = harmonic
    self.similar = similar
    self.tempo = tempo
    self.basis = basis
  }

  /// How many there are.
  public var count: Int { harmonic.count + similar.count + tempo.count }

  /// Every recording that an edge ends at, each once.
  public var ends: Set<UUID> { Set(harmonic.map(\.end)).union(similar.map(\.end)).union(tempo.map(\.end)) }

  /// A number that is equal for equal edges and differs for others; kept on the start's node (`relations`), so that a
  /// later run writes only what has changed.
  public var digest: Int64 {
    var hash = FNV()
    func add(_ end: UUID, _ first: Double, _ second: Double, _ word: String) {
      hash.add(end)
      hash.add(first)
      hash.add(second)
      hash.add(word)
    }
    for edge in harmonic { add(edge.end, edge.score, edge.confidence, edge.recommendation) }
    for edge in similar { add(edge.end, edge.score, edge.confidence, edge.type) }
    // No type of similarity has this name.
    for edge in tempo { add(edge.end, edge.difference, edge.confidence, "tempo") }
    return hash.number
  }
}
