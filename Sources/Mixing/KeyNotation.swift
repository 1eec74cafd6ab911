/// The three ways to write a key (`spec/harmony.md`, Notation).
public enum KeyNotation: String, Sendable, Hashable, Codable, CaseIterable {
  /// `8A`, the default.
  case camelot
  /// `1m`.
  case openKey = "open_key"
  /// `A minor`, `E♭ minor`, `F♯ major`: the first name of the table.
  case traditional
}

extension MusicalKey {
  /// This key in a notation.
  public func name(in notation: KeyNotation) -> String {
    switch notation {
    case .camelot: camelot
    case .openKey: openKey
    case .traditional: traditional
    }
  }

  /// `1A`–`12B`.
  public var camelot: String { "\(number)\(isMinor ? "A" : "B")" }

  /// `1m`–`12d`.
  public var openKey: String { "\((number + 4) % 12 + 1)\(isMinor ? "m" : "d")" }

  /// `A minor`, `E♭ minor`, `F♯ major`.
  public var traditional: String {
    let sign = note.dropFirst().first.map { $0 == "b" ? "♭" : "♯" } ?? ""
    return "\(note.prefix(1))\(sign) \(scale)"
  }

  /// The note in ASCII, the first name of the table: `Ab`, `F#`, `C`. `Key.key` in the graph (N13).
  public var note: String { Self.notes[index] }

  /// `minor` or `major`. `Key.scale` in the graph (N13).
  public var scale: String { isMinor ? "minor" : "major" }

  /// From the two properties of a Key node; nil where they name no key.
  public init?(note: String, scale: String) {
    guard scale == "minor" || scale == "major" else { return nil }
    self.init(reading: "\(note) \(scale)")
  }

  /// 1A, 1B, 2A …, as in the table.
  private static let notes = [
    "Ab", "B", "Eb", "F#", "Bb", "Db", "F", "Ab", "C", "Eb", "G", "Bb",
    "D", "F", "A", "C", "E", "G", "B", "D", "F#", "A", "C#", "E",
  ]
}
