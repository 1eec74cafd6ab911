/// How the tempo of a candidate stands to that of a reference (`spec/harmony.md`, Tempo).
public struct TempoRatio: Sendable, Hashable {
  /// What the candidate's tempo is multiplied by: 1, or ½ or 2 where half or double time is nearer.
  public let factor: Double
  /// Candidate in that reading over reference, less 1: signed.
  public let change: Double

  /// The nearest of the three readings; the plain one where two are equally near. Nil where a tempo is not positive and
  /// finite.
  public init?(from reference: Double, to candidate: Double) {
    guard reference > 0, candidate > 0, reference.isFinite, candidate.isFinite else { return nil }
    var best = (factor: 1.0, change: candidate / reference - 1)
    for factor in [0.5, 2.0] {
      let change = candidate * factor / reference - 1
      if abs(change) < abs(best.change) { best = (factor, change) }
    }
    (factor, change) = best
  }

  /// r: 0 for the same tempo, 0.02 for 2 %.
  public var distance: Double { abs(change) }

  /// Change in per cent, signed.
  public var percent: Double { change * 100 }

  /// T, 0–1: 1 / (1 + r / 2 %), times 0.7 where half or double time was needed.
  public var score: Double { (factor == 1 ? 1 : 0.7) / (1 + distance / 0.02) }

  /// Beats a minute between the two at the reference's tempo: `TEMPO_COMPATIBLE.bpm_difference`.
  public func difference(at reference: Double) -> Double { distance * reference }
}
