import FoundationEssentials
import Mixing

/// The three ways of the related pane: HARMONIC_COMPATIBLE, SIMILAR_TO, TEMPO_COMPATIBLE.
public enum RelatedKind: String, Sendable, Hashable, Codable, CaseIterable {
  case harmonic, similar, tempo
}

/// A recording that goes with another one, as the graph says.
public struct RelatedTrack: Sendable, Hashable, Identifiable {
  /// The related recording's id.
  public var id: UUID
  public var fileName: String
  public var artist: String?
  public var title: String?
  /// Beats a minute.
  public var bpm: Double?
  public var key: MusicalKey?
  /// Name of the harmonic relation as `spec/harmony.md` has it; "-" for anything else; nil without a key on one side.
  public var relation: String?
  /// Change of tempo from the reference to this track in per cent, half or double time counted; nil without tempos.
  public var tempoPercent: Double?
  /// 1, 0.5 or 2: how the candidate's tempo was read.
  public var tempoFactor: Double
  /// The genre that both have, else the parent that genres of both have; nil where there is neither.
  public var sharedGenre: String?
  /// As the edge has it, 0–1.
  public var score: Double
  /// As the edge has it.
  public var recommendation: String?
  public var kind: RelatedKind
  /// The types of SIMILAR_TO that hold: bpm, key, genre, acoustic.
  public var types: [String]

  public init(
    id: UUID, fileName: String, artist: String? = nil, title: String? = nil, bpm: Double? = nil,
    key: MusicalKey? = nil, relation: String? = nil, tempoPercent: Double? = nil, tempoFactor: Double = 1,
    sharedGenre: String? = nil, score: Double, recommendation: String? = nil, kind: RelatedKind, types: [String] = []
  ) {
    self.id = id
    self.fileName = fileName
    self.artist = artist
    self.title = title
    self.bpm = bpm
    self.key = key
    self.relation = relation
    self.tempoPercent = tempoPercent
    self.tempoFactor = tempoFactor
    self.sharedGenre = sharedGenre
    self.score = score
    self.recommendation = recommendation
    self.kind = kind
    self.types = types
  }
}
