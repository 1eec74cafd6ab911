import Mixing
import Testing

@Suite("Harmonic relations")
struct HarmonicRelationTests {
  /// The table of harmony.md, from 8A: candidate, name, key score, recommendation.
  static let from8A: [(String, String, Double, String)] = [
    ("8A", "same key", 1.00, "perfect"), ("9A", "fifth up", 0.75, "perfect"), ("7A", "fifth down", 0.70, "perfect"),
    ("8B", "relative", 0.70, "perfect: mood change"), ("7B", "diagonal", 0.65, "good"),
    ("9B", "far diagonal", 0.55, "good"), ("10A", "energy up", 0.50, "energy up"),
    ("6A", "energy down", 0.45, "energy down"), ("3A", "semitone up", 0.45, "strong energy up"),
    ("1A", "semitone down", 0.45, "strong energy down"), ("11B", "parallel", 0.40, "mood change"),
    ("11A", "minor third", 0.40, "mood change"), ("5A", "minor third", 0.40, "mood change"),
  ]
  /// The same from a major reference: relations with a flip mirror.
  static let from8B: [(String, String)] = [
    ("8B", "same key"), ("9B", "fifth up"), ("7B", "fifth down"), ("8A", "relative"), ("9A", "diagonal"),
    ("7A", "far diagonal"), ("10B", "energy up"), ("6B", "energy down"), ("3B", "semitone up"), ("1B", "semitone down"),
    ("5A", "parallel"), ("11B", "minor third"), ("5B", "minor third"),
  ]

  @Test("every row of the table from a minor reference", arguments: from8A.indices)
  func minor(index: Int) throws {
    let (candidate, name, score, recommendation) = Self.from8A[index]
    let relation = try relation("8A", candidate)
    #expect(relation.rawValue == name)
    #expect(relation.keyScore == score)
    #expect(relation.recommendation == recommendation)
    #expect(relation.isNamed)
  }

  @Test("every row from a major reference", arguments: from8B.indices)
  func major(index: Int) throws {
    #expect(try relation("8B", Self.from8B[index].0).rawValue == Self.from8B[index].1)
  }

  @Test("what is not in the table is a clash of 0.40, from every key")
  func unnamed() throws {
    for (reference, named) in [("8A", Self.from8A.map(\.0)), ("8B", Self.from8B.map(\.0))] {
      let others = (0..<24).compactMap(MusicalKey.init(index:)).map(\.camelot).filter { !named.contains($0) }
      #expect(others.count == 11)
      for other in others {
        let relation = try relation(reference, other)
        #expect(relation.rawValue == "-")
        #expect(relation.keyScore == 0.40)
        #expect(relation.recommendation == "clash")
        #expect(!relation.isNamed)
      }
    }
  }

  @Test("the wheel looks the same from each of its numbers")
  func turning() throws {
    for letter in ["A", "B"] {
      for other in ["A", "B"] {
        for step in 0..<12 {
          let names = try (0..<12).map { try relation("\($0 + 1)\(letter)", "\(($0 + step) % 12 + 1)\(other)") }
          #expect(Set(names).count == 1)
        }
      }
    }
  }

  @Test("the parallel of a key has the same tonic")
  func parallelTonic() throws {
    for key in (0..<24).compactMap(MusicalKey.init(index:)) {
      let name = key.traditional.replacing("minor", with: "?").replacing("major", with: "minor")
      let parallel = try #require(MusicalKey(reading: name.replacing("?", with: "major")))
      #expect(HarmonicRelation(from: key, to: parallel) == .parallel)
    }
  }

  @Test("the shares are 24 in all and name each relation that has one")
  func shares() {
    #expect(HarmonicRelation.shares.map(\.edges) == [6, 4, 3, 3, 2, 2, 2, 1, 1])
    #expect(HarmonicRelation.shares.map(\.edges).reduce(0, +) == 24)
    #expect(
      HarmonicRelation.shares.flatMap(\.relations).map(\.rawValue)
        == Self.from8A.map(\.1).filter { !["parallel", "minor third"].contains($0) })
  }

  private func relation(_ a: String, _ b: String) throws -> HarmonicRelation {
    HarmonicRelation(from: try #require(MusicalKey(reading: a)), to: try #require(MusicalKey(reading: b)))
  }
}
