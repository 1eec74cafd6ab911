import Mixing
import Testing

@Suite("Tempo")
struct TempoRatioTests {
  @Test(
    "every column of the table of tempo scores",
    arguments: [(0.0, 1.00), (0.01, 0.67), (0.02, 0.50), (0.04, 0.33), (0.06, 0.25), (0.10, 0.17), (0.20, 0.09)])
  func table(r: Double, score: Double) throws {
    for sign in [1.0, -1.0] {
      let ratio = try #require(TempoRatio(from: 100, to: 100 * (1 + sign * r)))
      #expect(ratio.factor == 1)
      #expect(abs(ratio.score - score) < 0.0051)
      #expect(abs(ratio.percent - sign * r * 100) < 1e-9)
    }
  }

  @Test("half and double time are tried, the smallest difference counts, and costs 0.7")
  func halfAndDouble() throws {
    let double = try #require(TempoRatio(from: 87, to: 174))
    #expect(double.factor == 0.5 && double.change == 0 && double.score == 0.7)
    let half = try #require(TempoRatio(from: 174, to: 87))
    #expect(half.factor == 2 && half.change == 0 && half.score == 0.7)
    let near = try #require(TempoRatio(from: 140, to: 71))
    #expect(near.factor == 2 && abs(near.percent - 100.0 / 70) < 1e-9)
    #expect(abs(near.difference(at: 140) - 2) < 1e-9)
    // 4/3 is as far from plain as from half time: it was not needed.
    #expect(try #require(TempoRatio(from: 3, to: 4)).factor == 1)
  }

  @Test("no tempo, no ratio", arguments: [0, -120, Double.nan, .infinity])
  func none(bpm: Double) {
    #expect(TempoRatio(from: bpm, to: 120) == nil)
    #expect(TempoRatio(from: 120, to: bpm) == nil)
  }
}
