import Foundation

/// A file name made safe for every file system that a DJ's files meet (sticks are exFAT), by one table.
public struct SafeFileName: Sendable, Hashable {
  /// Linux's limit for a name, in bytes.
  public static let limit = 255

  /// With its extension.
  public let name: String
  /// Characters that were replaced or dropped.
  public let replacements: Int
  /// Whether the end had to be cut off.
  public let isCut: Bool

  /// Nil where nothing is left of the text.
  ///
  /// - Parameters:
  ///   - text: the name without its extension.
  ///   - fileExtension: kept as it is, without its dot; empty for none.
  public init?(_ text: String, fileExtension: String) {
    let whole = Self.trimmed(Self.replaced(text).precomposedStringWithCanonicalMapping)
    let ending = fileExtension.isEmpty ? "" : "." + fileExtension
    let stem = Self.trimmed(Self.cut(whole, to: Self.limit - ending.utf8.count))
    guard !stem.isEmpty else { return nil }
    name = stem + ending
    replacements = Self.replacements(in: text)
    isCut = stem.utf8.count < whole.utf8.count
  }

  /// The extension of a file name without its dot; empty where there is none. A blank, or more than eight letters
  /// after the last dot, are part of the name ("Vol. 2").
  public static func fileExtension(of name: String) -> String {
    guard let dot = name.lastIndex(of: "."), dot > name.startIndex else { return "" }
    let ending = name[name.index(after: dot)...]
    let isOne = (1...8).contains(ending.count) && ending.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber) }
    return isOne ? String(ending) : ""
  }

  /// A file name without its extension.
  static func stem(of name: String) -> String {
    let ending = fileExtension(of: name)
    return ending.isEmpty ? name : String(name.dropLast(ending.count + 1))
  }

  /// How many characters of a text the table replaces or drops.
  static func replacements(in text: String) -> Int {
    text.unicodeScalars.count { replacement(for: $0) != nil }
  }

  /// The one table. Nil for what stays.
  private static func replacement(for scalar: Unicode.Scalar) -> String? {
    switch scalar {
    case "/", "\\": "-"
    case ":": " -"
    case "*", "?", "\"", "<", ">", "|": "_"
    default: isControl(scalar) ? "" : nil
    }
  }

  /// Control characters, and those that turn the direction of the text around them.
  private static func isControl(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x202A...0x202E, 0x2066...0x2069, 0x2028, 0x2029, 0xFEFF: true
    default: scalar.properties.generalCategory == .control
    }
  }

  /// Runs of blanks are one.
  private static func replaced(_ text: String) -> String {
    var result = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      for new in replacement(for: scalar)?.unicodeScalars ?? String(scalar).unicodeScalars {
        let blank = isBlank(new)
        if blank, result.last == " " { continue }
        result.append(blank ? " " : new)
      }
    }
    return String(result)
  }

  private static func isBlank(_ scalar: Unicode.Scalar) -> Bool {
    scalar.properties.generalCategory == .spaceSeparator
  }

  private static func trimmed(_ text: String) -> String {
    var scalars = text.unicodeScalars[...]
    while let first = scalars.first, first == " " || first == "." { scalars.removeFirst() }
    while let last = scalars.last, last == " " || last == "." { scalars.removeLast() }
    return String(scalars)
  }

  private static func cut(_ text: String, to limit: Int) -> String {
    var (count, end) = (0, text.startIndex)
    while end < text.endIndex {
      count += text[end].utf8.count
      guard count <= limit else { break }
      end = text.index(after: end)
    }
    return String(text[..<end])
  }
}
