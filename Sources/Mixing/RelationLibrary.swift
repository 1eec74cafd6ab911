/// How sure the values are that relations of a recording rest on, 0–1 each; 1 for what a plain tag says (N13).
public struct RelationConfidence: Sendable, Hashable {
  public var key: Float
  public var bpm: Float
  public var genre: Float
  /// Of the numeric features.
  public var features: Float

  public init(key: Float = 1, bpm: Float = 1, genre: Float = 1, features: Float = 1) {
    self.key = key
    self.bpm = bpm
    self.genre = genre
    self.features = features
  }
}

/// What relations are computed from, in compact columns: some 60 bytes a recording.
///
/// A recording is named by its position. Positions follow the order of ids, because the smaller id wins the last tie.
public struct RelationLibrary: Sendable {
  /// Names of the numeric features that are compared, as in `metadata` (P17).
  public static let featureNames = [
    "energy", "danceability", "valence", "loudness", "acousticness", "speechiness", "instrumentalness", "liveness",
  ]

  /// Wheel index, or -1.
  private(set) var keys: [Int8] = []
  /// Beats a minute, or 0.
  private(set) var tempos: [Double] = []
  private(set) var genreOffsets: [Int32] = [0]
  private(set) var genreValues: [Int32] = []
  /// Parent of each genre, or -1.
  private(set) var parents: [Int32] = []
  /// Row by row, NaN where unknown.
  private(set) var features: [Float] = []
  private(set) var confidences: [RelationConfidence] = []

  public init() {}

  /// Number of recordings.
  public var count: Int { keys.count }

  /// Makes a genre known, before any recording that has it.
  ///
  /// - Parameter parent: another genre, where the source has two levels.
  /// - Returns: the number that stands for it.
  public mutating func addGenre(parent: Int32? = nil) -> Int32 {
    parents.append(parent ?? -1)
    return Int32(parents.count - 1)
  }

  /// Appends the recording with the next greater id.
  ///
  /// - Parameters:
  ///   - bpm: what is not positive and finite counts as no tempo.
  ///   - genres: numbers from ``addGenre(parent:)``; others are left out.
  ///   - features: by name; names that are not ``featureNames`` are left out.
  public mutating func append(
    key: MusicalKey?, bpm: Double?, genres: [Int32] = [], features known: [String: Double] = [:],
    confidence: RelationConfidence = .init()
  ) {
    keys.append(key.map { Int8($0.index) } ?? -1)
    tempos.append(bpm.flatMap { $0 > 0 && $0.isFinite ? $0 : nil } ?? 0)
    genreValues.append(contentsOf: Set(genres).sorted().filter { parents.indices.contains(Int($0)) })
    genreOffsets.append(Int32(genreValues.count))
    for name in Self.featureNames { features.append(known[name].map(Float.init) ?? .nan) }
    confidences.append(confidence)
  }

  /// What happens in harmony between two recordings; nil without a key on one side.
  public func relation(_ start: Int, _ end: Int) -> HarmonicRelation? {
    key(start).flatMap { from in key(end).map { HarmonicRelation(from: from, to: $0) } }
  }

  /// Beats a minute between two recordings at the start's tempo; nil without a tempo on one side.
  public func tempoDifference(_ start: Int, _ end: Int) -> Double? {
    TempoRatio(from: tempos[start], to: tempos[end])?.difference(at: tempos[start])
  }

  /// All that is known of a recording: key, tempo, features and confidences, and the numbers of its genres and of their
  /// parents.
  public func facts(of position: Int) -> (numbers: [Double], genres: [Int], parents: [Int]) {
    let width = Self.featureNames.count
    let confidence = confidences[position]
    let numbers =
      [Double(keys[position]), tempos[position]]
      // All that is unknown is the same.
      + features[position * width..<(position + 1) * width].map { $0.isNaN ? .infinity : Double($0) }
      + [confidence.key, confidence.bpm, confidence.genre, confidence.features].map(Double.init)
    return (numbers, genres(position).map { Int($0) }, parents(position).map { Int($0) })
  }

  func key(_ position: Int) -> MusicalKey? { MusicalKey(index: Int(keys[position])) }

  func genres(_ position: Int) -> ArraySlice<Int32> {
    genreValues[Int(genreOffsets[position])..<Int(genreOffsets[position + 1])]
  }

  func haveGenreInCommon(_ a: Int, _ b: Int) -> Bool {
    let (mine, others) = (genres(a), genres(b))
    return mine.contains { others.contains($0) }
  }

  /// Parents of a recording's genres, each once.
  func parents(_ position: Int) -> [Int32] {
    var found: [Int32] = []
    for genre in genres(position) where parents[Int(genre)] >= 0 && !found.contains(parents[Int(genre)]) {
      found.append(parents[Int(genre)])
    }
    return found
  }
}
