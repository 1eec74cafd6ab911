import Mixing
import Testing

/// SplitMix64: the same numbers for the same seed, everywhere.
struct SeededRandom: RandomNumberGenerator {
  private var state: UInt64
  init(_ seed: UInt64) { state = seed &* 0x9E37_79B9_7F4A_7C15 }
  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }
}

/// Libraries with gaps, ties, several genres, half tempos and features of every precision.
enum RandomLibrary {
  static let parents = ["deep": "house", "tech": "house", "acid": "techno", "dub": "techno", "minimal": "techno"]
  private static let genres = ["deep", "tech", "acid", "dub", "minimal", "house", "techno", "jazz"]
  private static let features = ["energy", "danceability", "valence", "loudness", "acousticness"]

  static func make(_ random: inout SeededRandom, count: Int? = nil) -> [PlainTrack] {
    let size = count ?? Int.random(in: 1...260, using: &random)
    let coarse = Bool.random(using: &random)
    let gaps = Double.random(in: 0...0.4, using: &random)
    func gap() -> Bool { Double.random(in: 0..<1, using: &random) < gaps }
    return (0..<size).map { _ in
      var track = PlainTrack()
      if !gap() { track.number = Int.random(in: 1...12, using: &random) }
      track.letter = Bool.random(using: &random) ? "A" : "B"
      if !gap() { track.bpm = bpm(coarse, &random) }
      if !gap() {
        track.genres = Set((0..<Int.random(in: 1...3, using: &random)).map { _ in genres[Int(random.next() % 8)] })
      }
      for name in features where !gap() {
        let value = Double.random(in: 0...1, using: &random)
        track.features[name] = coarse ? (value * 4).rounded() : value
      }
      return track
    }
  }

  private static func bpm(_ coarse: Bool, _ random: inout SeededRandom) -> Double {
    if coarse { return [64, 87, 98, 100, 102, 124, 126, 128, 174][Int(random.next() % 9)] }
    return (Double.random(in: 60...190, using: &random) * 100).rounded() / 100
  }

  static func library(_ tracks: [PlainTrack]) throws -> RelationLibrary {
    var library = RelationLibrary()
    var numbers: [String: Int32] = [:]
    for name in Set(parents.values).union(genres).union(tracks.flatMap(\.genres)).sorted() {
      numbers[name] = library.addGenre()
    }
    for (name, parent) in parents.sorted(by: { $0.key < $1.key }) {
      numbers[name] = library.addGenre(parent: numbers[parent])
    }
    for track in tracks {
      let key = try track.number.map { try #require(MusicalKey(reading: "\($0)\(track.letter)")) }
      library.append(
        key: key, bpm: track.bpm, genres: track.genres.compactMap { numbers[$0] }, features: track.features)
    }
    return library
  }
}
