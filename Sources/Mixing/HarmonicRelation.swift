/// What happens in harmony when going from one key to another; the table of `spec/harmony.md`.
///
/// The raw value is the name on screen and in JSON.
public enum HarmonicRelation: String, Sendable, Hashable, Codable, CaseIterable {
  case sameKey = "same key"
  case fifthUp = "fifth up"
  case fifthDown = "fifth down"
  case relative
  case diagonal
  case farDiagonal = "far diagonal"
  case energyUp = "energy up"
  case energyDown = "energy down"
  case semitoneUp = "semitone up"
  case semitoneDown = "semitone down"
  case parallel
  case minorThird = "minor third"
  /// Anything else.
  case unnamed = "-"

  /// The relation from a reference to a candidate.
  ///
  /// Moves that keep the letter have the same sign for minor and major; relations with a flip mirror: near and far
  /// diagonal and parallel of a major reference go the other way round the wheel.
  public init(from reference: MusicalKey, to candidate: MusicalKey) {
    let distance = (candidate.number - reference.number + 12) % 12
    self =
      reference.isMinor == candidate.isMinor
      ? Self.keepingLetter(distance)
      : Self.flipping(reference.isMinor ? distance : (12 - distance) % 12)
  }

  private static func keepingLetter(_ distance: Int) -> Self {
    switch distance {
    case 0: .sameKey
    case 1: .fifthUp
    case 11: .fifthDown
    case 2: .energyUp
    case 10: .energyDown
    case 7: .semitoneUp
    case 5: .semitoneDown
    case 3, 9: .minorThird
    default: .unnamed
    }
  }

  /// `distance` as a minor reference sees it.
  private static func flipping(_ distance: Int) -> Self {
    switch distance {
    case 0: .relative
    case 11: .diagonal
    case 1: .farDiagonal
    case 3: .parallel
    default: .unnamed
    }
  }

  /// 0–1, what DJs play next (`spec/harmony.md`).
  public var keyScore: Double {
    switch self {
    case .sameKey: 1.00
    case .fifthUp: 0.75
    case .fifthDown, .relative: 0.70
    case .diagonal: 0.65
    case .farDiagonal: 0.55
    case .energyUp: 0.50
    case .energyDown, .semitoneUp, .semitoneDown: 0.45
    case .parallel, .minorThird, .unnamed: 0.40
    }
  }

  /// `mixing_recommendation`.
  public var recommendation: String {
    switch self {
    case .sameKey, .fifthUp, .fifthDown: "perfect"
    case .relative: "perfect: mood change"
    case .diagonal, .farDiagonal: "good"
    case .energyUp: "energy up"
    case .energyDown: "energy down"
    case .semitoneUp: "strong energy up"
    case .semitoneDown: "strong energy down"
    case .parallel, .minorThird: "mood change"
    case .unnamed: "clash"
    }
  }

  /// All but "-".
  public var isNamed: Bool { self != .unnamed }

  /// Relations that fill a share of HARMONIC_COMPATIBLE together, and how many edges it is; 24 in all.
  public static let shares: [(relations: [HarmonicRelation], edges: Int)] = [
    ([.sameKey], 6), ([.fifthUp], 4), ([.fifthDown], 3), ([.relative], 3), ([.diagonal], 2), ([.farDiagonal], 2),
    ([.energyUp], 2), ([.energyDown], 1), ([.semitoneUp, .semitoneDown], 1),
  ]
}
