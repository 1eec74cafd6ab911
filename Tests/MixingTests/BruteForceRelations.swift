import Glibc

/// One recording as the reference sees it; its id is its place.
struct PlainTrack {
  var number: Int?
  var letter: Character = "A"
  var bpm: Double?
  var genres: Set<String> = []
  var features: [String: Double] = [:]
}

struct PlainEdge: Equatable, CustomStringConvertible {
  var to: Int
  var score: Double
  var description: String { "\(to):\(score)" }
  static func == (a: PlainEdge, b: PlainEdge) -> Bool { a.to == b.to && abs(a.score - b.score) < 1e-9 }
}

/// The edges of harmony.md by comparing everything with everything; written from that page, sharing no code with Mixing.
struct BruteForceRelations {
  let tracks: [PlainTrack]
  let parentOf: [String: String]
  private let deviation: [String: Double]

  init(_ tracks: [PlainTrack], parentOf: [String: String]) {
    self.tracks = tracks
    self.parentOf = parentOf
    var deviation: [String: Double] = [:]
    for name in Set(tracks.flatMap(\.features.keys)) {
      let values = tracks.compactMap { $0.features[name] }.map { Double(Float($0)) }
      let mean = values.reduce(0, +) / Double(values.count)
      let variance = values.map { ($0 - mean) * ($0 - mean) }.reduce(0, +) / Double(values.count)
      // Two significant digits, so that one recording does not move all distances.
      let digits = pow(10, (log10(max(sqrt(variance), 1e-300))).rounded(.down) - 1)
      deviation[name] = sqrt(variance) < 1e-9 ? 1 : (sqrt(variance) / digits).rounded() * digits
    }
    self.deviation = deviation
  }

  /// Row of the table: name, key score, share group.
  func relation(_ a: Int, _ b: Int) -> (name: String, score: Double, group: Int)? {
    guard let from = tracks[a].number, let to = tracks[b].number else { return nil }
    var d = (to - from + 12) % 12
    if tracks[a].letter == tracks[b].letter {
      let table: [Int: (String, Double, Int)] = [
        0: ("same key", 1, 0), 1: ("fifth up", 0.75, 1), 11: ("fifth down", 0.70, 2), 2: ("energy up", 0.5, 6),
        10: ("energy down", 0.45, 7), 7: ("semitone up", 0.45, 8), 5: ("semitone down", 0.45, 8),
        3: ("minor third", 0.4, 9), 9: ("minor third", 0.4, 9),
      ]
      return table[d] ?? ("-", 0.4, 10)
    }
    if tracks[a].letter == "B" { d = (12 - d) % 12 }
    let table: [Int: (String, Double, Int)] = [
      0: ("relative", 0.70, 3), 11: ("diagonal", 0.65, 4), 1: ("far diagonal", 0.55, 5), 3: ("parallel", 0.4, 9),
    ]
    return table[d] ?? ("-", 0.4, 10)
  }

  func tempo(_ a: Int, _ b: Int) -> (score: Double, difference: Double)? {
    guard let from = tracks[a].bpm, let to = tracks[b].bpm else { return nil }
    let plain = abs(to / from - 1)
    let other = min(abs(to / 2 / from - 1), abs(to * 2 / from - 1))
    return other < plain
      ? (0.7 / (1 + other / 0.02), other * from) : (1 / (1 + plain / 0.02), plain * from)
  }

  func acoustic(_ a: Int, _ b: Int) -> Double? {
    let known = Set(tracks[a].features.keys).intersection(tracks[b].features.keys)
    guard known.count >= 3 else { return nil }
    let squares = known.map { name in
      pow(
        (Double(Float(tracks[a].features[name] ?? 0)) - Double(Float(tracks[b].features[name] ?? 0)))
          / (deviation[name] ?? 1), 2)
    }
    return 1 / (1 + sqrt(squares.reduce(0, +) / Double(known.count)))
  }

  /// Sorted by the numbers, then by T, genre in common, id.
  private func ranked(_ a: Int, digits: Double = 1e10, by numbers: (Int) -> [Double]?) -> [Int] {
    let keyed = tracks.indices.filter { $0 != a }.compactMap { b in
      numbers(b).map { values -> (Int, [Int64]) in
        let common = tracks[a].genres.isDisjoint(with: tracks[b].genres) ? 0.0 : 1
        return (b, (values + [tempo(a, b)?.score ?? 0, common]).map { Int64(($0 * digits).rounded()) } + [Int64(-b)])
      }
    }
    return keyed.sorted { x, y in y.1.lexicographicallyPrecedes(x.1) }.map(\.0)
  }

  func harmonic(_ a: Int) -> [PlainEdge] {
    func score(_ b: Int) -> Double? { relation(a, b).flatMap { r in tempo(a, b).map { r.score * $0.score } } }
    let order = ranked(a) { score($0).map { [$0] } }
    var taken: [Int] = []
    for (group, share) in [6, 4, 3, 3, 2, 2, 2, 1, 1].enumerated() {
      taken += order.filter { relation(a, $0)?.group == group }.prefix(share)
    }
    for named in [true, false] {
      let rest = order.filter { !taken.contains($0) && (relation(a, $0)?.name != "-") == named }
      taken += rest.prefix(24 - taken.count)
    }
    return taken.compactMap { b in score(b).map { PlainEdge(to: b, score: $0) } }
  }

  func bpm(_ a: Int) -> [PlainEdge] {
    ranked(a) { tempo(a, $0).map { [$0.score] } }.prefix(20).compactMap { b in
      tempo(a, b).map { PlainEdge(to: b, score: $0.score) }
    }
  }

  func tempoCompatible(_ a: Int) -> [PlainEdge] {
    ranked(a) { b in tempo(a, b).flatMap { $0.difference <= 5 + 1e-9 ? [$0.score] : nil } }.prefix(20)
      .compactMap { b in tempo(a, b).map { PlainEdge(to: b, score: $0.score) } }
  }

  func key(_ a: Int) -> [PlainEdge] {
    ranked(a) { relation(a, $0).map { [$0.score] } }.prefix(20).compactMap { b in
      relation(a, b).map { PlainEdge(to: b, score: $0.score) }
    }
  }

  func genre(_ a: Int) -> [PlainEdge] {
    func score(_ b: Int) -> Double? {
      if !tracks[a].genres.isDisjoint(with: tracks[b].genres) { return 1 }
      let mine = Set(tracks[a].genres.compactMap { parentOf[$0] })
      return mine.isDisjoint(with: tracks[b].genres.compactMap { parentOf[$0] }) ? nil : 0.6
    }
    let order = ranked(a) { b in score(b).map { [$0, (relation(a, b)?.score ?? 0) * (tempo(a, b)?.score ?? 0)] } }
    return order.prefix(20).compactMap { b in score(b).map { PlainEdge(to: b, score: $0) } }
  }

  func acoustic(_ a: Int) -> [PlainEdge] {
    ranked(a, digits: 1e7) { b in acoustic(a, b).map { [$0] } }.prefix(20).compactMap { b in
      acoustic(a, b).map { PlainEdge(to: b, score: $0) }
    }
  }
}
