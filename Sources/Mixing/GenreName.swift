/// A genre as a tag names it, with its parent where the spelling has two levels (N9).
public struct GenreName: Sendable, Hashable {
  /// As it is written: `Electronica / Downtempo`.
  public let name: String
  /// `Electronica`; nil for a spelling of one level.
  public let parent: String?

  /// The genres of a `genre` field, in order, each once: several stand between semicolons (P17), parent and child
  /// between blanks and a slash. `Folk/Acoustic` is one genre.
  public static func all(in field: String) -> [GenreName] {
    field.split(separator: ";").map { trimmed($0) }.filter { !$0.isEmpty }
      .reduce(into: []) { genres, name in
        if !genres.contains(where: { $0.name == name }) { genres.append(GenreName(written: name)) }
      }
  }

  private init(written name: String) {
    self.name = name
    let slash = name.firstRange(of: " / ")
    let before = slash.map { Self.trimmed(name[..<$0.lowerBound]) } ?? ""
    parent = before.isEmpty ? nil : before
  }

  private static func trimmed(_ text: Substring) -> String {
    let start = text.drop(while: \.isWhitespace)
    return String(start.prefix(upTo: start.lastIndex { !$0.isWhitespace }.map(start.index(after:)) ?? start.startIndex))
  }
}
