import Records

/// A colour scheme in the base16 form: sixteen colours, from background to foreground and then eight hues.
public struct Base16Scheme: Sendable, Equatable {
  public let name: String
  public let author: String
  /// base00 to base0F.
  let colors: [RGB]

  subscript(slot: Int) -> RGB { colors[slot] }

  /// base00 is darker than base05.
  var isDark: Bool { colors[0].luminance < colors[5].luminance }

  /// Reads a base16 file: the flat form (`scheme:`, `base00:` …) and the newer one with `name:` and `palette:`.
  ///
  /// - Throws: ``ThemeError`` with the line where there is one.
  public init(parsing text: String) throws(ThemeError) {
    let file: YAMLMapping
    do {
      file = try YAMLMapping(parsing: text)
    } catch {
      throw ThemeError(line: error.line, reason: error.reason)
    }
    var palette = file
    if case .mapping(let nested) = file["palette"] { palette = nested }
    var colors: [RGB] = []
    for slot in 0..<16 {
      let key = "base0" + String(slot, radix: 16, uppercase: true)
      guard let value = palette.scalar(key) ?? palette.scalar(key.lowercased()) else {
        throw ThemeError(line: nil, reason: "\(key) is missing; a base16 scheme has base00 to base0F")
      }
      guard let color = RGB(hex: value) else {
        let line = Base16Scheme.line(of: key, in: text)
        throw ThemeError(line: line, reason: "\(key): “\(value)” is no colour; six hexadecimal digits are needed")
      }
      colors.append(color)
    }
    self.colors = colors
    name = file.scalar("name") ?? file.scalar("scheme") ?? "unnamed"
    author = file.scalar("author") ?? ""
  }

  private static func line(of key: String, in text: String) -> Int? {
    let lines = text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
    return lines.firstIndex { $0.drop { $0 == " " || $0 == "\"" }.lowercased().hasPrefix(key.lowercased()) }.map {
      $0 + 1
    }
  }
}

/// Why a theme file cannot be used.
public struct ThemeError: Error, Sendable, Hashable, CustomStringConvertible {
  /// From 1; nil where it is not one line's fault.
  public let line: Int?
  public let reason: String

  public var description: String { line.map { "line \($0): \(reason)" } ?? reason }
}
