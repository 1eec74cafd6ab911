import FoundationEssentials
import Records

/// Artist and title as a file's name states them, for recordings without tags.
public enum FileNameFields {
  /// Fields of `Artist - Title`, also behind a track number and with a site's name in brackets around it. Nil where the
  /// name has no such form: a guess would rename a file to nonsense.
  public static func parse(_ fileName: String) -> (artist: String, title: String)? {
    var stem = Substring(SafeFileName.stem(of: fileName)).replacing("_", with: " ")[...]
    stem = withoutTrackNumber(withoutSites(stem))
    let parts = String(stem).split(separator: " - ").map(trimmed)
    guard parts.count == 2, parts.allSatisfy({ $0.contains(where: \.isLetter) }) else { return nil }
    return (parts[0], parts[1])
  }

  /// Without `01 - `, `1. ` and the like before it.
  static func withoutTrackNumber(_ text: Substring) -> Substring {
    let digits = text.prefix(while: \.isNumber)
    guard (1...3).contains(digits.count), let next = text.dropFirst(digits.count).first, ".- )".contains(next) else {
      return text
    }
    return text.dropFirst(digits.count).drop { ".- )".contains($0) }
  }

  /// Without `[www.site.com]` and the like.
  private static func withoutSites(_ text: Substring) -> Substring {
    var text = String(text)
    while let open = text.firstIndex(of: "["), let close = text[open...].firstIndex(of: "]") {
      guard text[open...close].contains(".") else { break }
      text.removeSubrange(open...close)
    }
    return Substring(trimmed(text[...]))
  }

  private static func trimmed(_ text: Substring) -> String {
    String(text.drop(while: \.isWhitespace).reversed().drop(while: \.isWhitespace).reversed())
  }
}
