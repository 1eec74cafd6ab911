import Bolt
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

  public init(start: UUID, harmonic: [Harmonic], similar: [Similar], tempo: [Tempo]) {
    self.start = start
    self.harmonic = harmonic
    self.similar = similar
    self.tempo = tempo
  }

  /// How many there are.
  public var count: Int { harmonic.count + similar.count + tempo.count }

  /// Every recording that an edge ends at, each once.
  public var ends: Set<UUID> { Set(harmonic.map(\.end)).union(similar.map(\.end)).union(tempo.map(\.end)) }

  /// A number that is equal for equal edges and differs for others; kept on the start's node (`relations`), so that a
  /// later run writes only what has changed.
  public var digest: Int64 {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    func add(_ text: String) { for byte in text.utf8 { hash = (hash ^ UInt64(byte)) &* 0x0000_0100_0000_01B3 } }
    for edge in harmonic { add("h\(edge.end)\(edge.score)\(edge.recommendation)\(edge.confidence)") }
    for edge in similar { add("s\(edge.type)\(edge.end)\(edge.score)\(edge.confidence)") }
    for edge in tempo { add("t\(edge.end)\(edge.difference)\(edge.confidence)") }
    return Int64(bitPattern: hash)
  }

  // MARK: Rows

  /// The row of ``RelationStatements``, ends sorted.
  var row: Value {
    [
      "id": .string(start.graphText), "digest": .int(digest), "count": .int(Int64(count)),
      "harmonic": .list(
        harmonic.sorted { $0.end.graphText < $1.end.graphText }.map {
          [
            "b": .string($0.end.graphText), "s": .float($0.score), "m": .string($0.recommendation),
            "c": .float($0.confidence),
          ]
        }),
      "similar": .list(
        similar.sorted { ($0.type, $0.end.graphText) < ($1.type, $1.end.graphText) }.map {
          ["b": .string($0.end.graphText), "t": .string($0.type), "s": .float($0.score), "c": .float($0.confidence)]
        }),
      "tempo": .list(
        tempo.sorted { $0.end.graphText < $1.end.graphText }.map {
          ["b": .string($0.end.graphText), "d": .float($0.difference), "c": .float($0.confidence)]
        }),
    ]
  }
}
