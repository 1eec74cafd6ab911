import Glibc

extension MusicalKey {
  /// The key that is heard when a track is played without key lock at a tempo that is `ratio` times its own:
  /// round(12 · log2 ratio) semitones, each of 7 steps on the wheel. Nil where the ratio is not positive and finite.
  public func played(atRatio ratio: Double) -> MusicalKey? {
    guard ratio > 0, ratio.isFinite else { return nil }
    return transposed(by: Int((12 * log2(ratio)).rounded()))
  }

  /// This key some semitones higher (lower where negative).
  public func transposed(by semitones: Int) -> MusicalKey? {
    let steps = (index / 2 + 7 * (semitones % 12) + 84) % 12
    return MusicalKey(index: steps * 2 + index % 2)
  }
}
