/// Key tags read anew from harmony.md ("Notation"), sharing no code with Mixing: each word is tried as a Camelot or Open
/// Key number and as a note with or without its mode; words that name different keys name none.
struct PlainKey: Hashable {
  /// Camelot.
  let number: Int
  let letter: Character

  static func read(_ text: String) -> PlainKey? {
    let words = text.split { !($0.isLetter || $0.isNumber || "#♯♭".contains($0)) }.map(String.init)
    var found: Set<PlainKey> = []
    for (index, word) in words.enumerated() {
      let next = index + 1 < words.count ? words[index + 1].lowercased() : ""
      if let key = numbered(word) ?? named(word, next) { found.insert(key) }
    }
    return found.count == 1 ? found.first : nil
  }

  private static func numbered(_ word: String) -> PlainKey? {
    let digits = word.prefix { ("0"..."9").contains($0) }
    guard (1...2).contains(digits.count), let number = Int(digits), (1...12).contains(number) else { return nil }
    switch word.dropFirst(digits.count) {
    case "A", "a": return PlainKey(number: number, letter: "A")
    case "B", "b": return PlainKey(number: number, letter: "B")
    // Open Key number = (Camelot number + 4) mod 12 + 1.
    case "m": return PlainKey(number: (number + 6) % 12 + 1, letter: "A")
    case "d": return PlainKey(number: (number + 6) % 12 + 1, letter: "B")
    default: return nil
    }
  }

  private static func named(_ word: String, _ next: String) -> PlainKey? {
    guard let first = word.first, let place = "C D EF G A B".firstIndex(of: Character(first.uppercased())) else {
      return nil
    }
    var semitone = "C D EF G A B".distance(from: "C D EF G A B".startIndex, to: place)
    var rest = word.dropFirst()
    switch rest.first {
    case "#", "♯": semitone += 1
    case "b", "B", "♭": semitone += 11
    default: rest = "." + rest
    }
    let minor = ["m", "min", "minor"]
    let major = ["maj", "major"]
    var mode = rest.dropFirst().lowercased()
    if mode.isEmpty, (minor + major).contains(next) { mode = next }
    // A lone lower-case letter is minor, a lone capital major.
    if mode.isEmpty { mode = first.isLowercase ? "minor" : "major" }
    guard minor.contains(mode) || major.contains(mode) else { return nil }
    // One step on the wheel is 7 semitones, and 7 times 7 is 1 mod 12: from A minor, 8A, and C major, 8B.
    let steps = minor.contains(mode) ? 7 * (semitone + 3) : 7 * semitone
    return PlainKey(number: (steps + 7) % 12 + 1, letter: minor.contains(mode) ? "A" : "B")
  }
}
