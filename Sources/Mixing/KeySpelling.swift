/// Keys as real tags write them (`spec/harmony.md`, Notation), as data: the SQL function behind
/// `recording_cards.key` is generated from the same tables and the same four steps (P15).
///
/// 1. `♭` becomes `b`, `♯` becomes `#`, `_` a blank; then a note and a mode that one blank or `-` parts are joined: in
///    PostgreSQL's terms `\m([A-Ga-g][#b]?)[ -](minor|major|min|maj|m)\M` (without case) becomes `\1\2`.
/// 2. Words are what ``isWordByte(_:)`` runs make: letters and digits of ASCII, `#`, everything outside ASCII. Each word,
///    in lower case, may be one of ``words``. A note with a capital M (`CM`) is no word: some mean major by it.
/// 3. The text is cut at each of ``partSeparators`` and at ` - `; each part, without the blanks around it, may be one of
///    ``loneNotes``, with the case that it has.
/// 4. Exactly one key among all that were found is the answer; none, or two different ones, is no key.
public enum KeySpelling {
  /// A spelling and the key that it means, as an index of ``MusicalKey``.
  public struct Entry: Sendable, Hashable {
    public let text: String
    public let index: Int
  }

  /// Spellings that say by themselves what they mean, in lower case: `8a`, `08a`, `7m`, `07m`, `am`, `ebminor`, `f#maj`.
  public static let words: [Entry] = (0..<24).flatMap { index in
    wheelNames(index).map { Entry(text: $0, index: index) } + modeNames(index).map { Entry(text: $0, index: index) }
  }

  /// A note that stands alone: a capital is major, a lower-case letter minor. `A`, `Eb`, `f#`.
  public static let loneNotes: [Entry] = (0..<24).flatMap { index in
    notes(index).map { Entry(text: isMinor(index) ? $0 : $0.prefix(1).uppercased() + $0.dropFirst(), index: index) }
  }

  /// Where a text with several names of keys is cut, besides ` - `.
  public static let partSeparators: [Character] = ["/", "|", "\\", ",", ";", "(", ")", "[", "]"]

  /// Letters and digits of ASCII, `#`, and every byte of a character outside ASCII.
  public static func isWordByte(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "#"), 0x80...:
      true
    default: false
    }
  }

  /// Suffixes of a minor and of a major note, in lower case.
  static let minorModes = ["m", "min", "minor"]
  static let majorModes = ["maj", "major"]

  private static func isMinor(_ index: Int) -> Bool { index.isMultiple(of: 2) }

  /// Names of each pitch class from C, in lower case.
  private static let names: [[String]] = [
    ["c", "b#"], ["c#", "db"], ["d"], ["d#", "eb"], ["e", "fb"], ["f", "e#"],
    ["f#", "gb"], ["g"], ["g#", "ab"], ["a"], ["a#", "bb"], ["b", "cb"],
  ]

  /// 1A is A♭ minor, 1B its relative, B major; a step on the wheel is a fifth.
  private static func notes(_ index: Int) -> [String] {
    names[((isMinor(index) ? 8 : 11) + 7 * (index / 2)) % 12]
  }

  private static func modeNames(_ index: Int) -> [String] {
    notes(index).flatMap { note in (isMinor(index) ? minorModes : majorModes).map { note + $0 } }
  }

  private static func wheelNames(_ index: Int) -> [String] {
    let (camelot, openKey) = (index / 2 + 1, (index / 2 + 5) % 12 + 1)
    return [(camelot, isMinor(index) ? "a" : "b"), (openKey, isMinor(index) ? "m" : "d")].flatMap { number, letter in
      number < 10 ? ["\(number)\(letter)", "0\(number)\(letter)"] : ["\(number)\(letter)"]
    }
  }
}
