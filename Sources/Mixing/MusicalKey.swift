/// One of the 24 keys, as its place on the Camelot wheel (`spec/harmony.md`, Notation).
public struct MusicalKey: Sendable, Hashable, Comparable, Codable {
  /// 0–23 round the wheel: 1A, 1B, 2A, 2B … 12A, 12B. Stored as `recording_cards.key`.
  public let index: Int

  /// Nil outside 0–23.
  public init?(index: Int) {
    guard (0..<24).contains(index) else { return nil }
    self.index = index
  }

  /// Camelot number, 1–12.
  public var number: Int { index / 2 + 1 }

  /// A on the wheel.
  public var isMinor: Bool { index.isMultiple(of: 2) }

  /// Round the circle of fifths, never as text.
  public static func < (a: MusicalKey, b: MusicalKey) -> Bool { a.index < b.index }
}
