/// The part of YAML that our config and base16 themes use: a block mapping of scalars, whose values may also be one
/// more such mapping or a block sequence of scalars. Anything else is an error with its line, never a guess.
public struct YAMLMapping: Sendable, Equatable {
  public enum Value: Sendable, Equatable {
    case scalar(String)
    case sequence([String])
    case mapping(YAMLMapping)
  }

  /// Keys in the order of the file.
  public private(set) var entries: [(key: String, value: Value)] = []

  public static func == (a: YAMLMapping, b: YAMLMapping) -> Bool {
    a.entries.elementsEqual(b.entries) { $0.key == $1.key && $0.value == $1.value }
  }

  public subscript(key: String) -> Value? { entries.first { $0.key == key }?.value }

  /// A scalar by its key; nil where it is absent or no scalar.
  public func scalar(_ key: String) -> String? {
    guard case .scalar(let text) = self[key] else { return nil }
    return text
  }

  /// Reads a whole file.
  ///
  /// - Throws: ``YAMLError`` with the line.
  public init(parsing text: String) throws(YAMLError) {
    var lines = try Self.lines(of: text)[...]
    self = try Self.mapping(&lines, indent: lines.first?.indent ?? 0)
    if let line = lines.first { throw YAMLError(line: line.number, reason: "this line is indented unlike the others") }
  }

  private init() {}

  private struct Line {
    let number: Int
    let indent: Int
    let text: Substring
  }

  private static func lines(of text: String) throws(YAMLError) -> [Line] {
    var lines: [Line] = []
    for (index, raw) in text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline).enumerated() {
      let indent = raw.prefix { $0 == " " }.count
      let rest = raw.dropFirst(indent)
      if rest.isEmpty || rest.first == "#" || rest == "---" || rest == "..." || rest.hasPrefix("%YAML") { continue }
      if rest.allSatisfy({ $0 == "\t" || $0 == " " }) { continue }
      guard rest.first != "\t" else { throw YAMLError(line: index + 1, reason: "a tab cannot indent") }
      lines.append(Line(number: index + 1, indent: indent, text: rest))
    }
    return lines
  }

  private static func mapping(_ lines: inout ArraySlice<Line>, indent: Int) throws(YAMLError) -> YAMLMapping {
    var result = YAMLMapping()
    while let line = lines.first, line.indent == indent {
      lines.removeFirst()
      let (key, rest) = try split(line)
      guard result[key] == nil else { throw YAMLError(line: line.number, reason: "“\(key)” stands here twice") }
      let value: Value
      if let rest { value = .scalar(try scalar(rest, line.number)) } else { value = try nested(&lines, under: line) }
      result.entries.append((key, value))
    }
    return result
  }

  /// What stands below a key that has nothing behind it.
  private static func nested(_ lines: inout ArraySlice<Line>, under parent: Line) throws(YAMLError) -> Value {
    guard let next = lines.first else { return .scalar("") }
    let isItem = next.text == "-" || next.text.hasPrefix("- ")
    // A sequence may stand at its key's own indentation.
    guard next.indent > parent.indent || (isItem && next.indent == parent.indent) else { return .scalar("") }
    guard isItem else { return .mapping(try mapping(&lines, indent: next.indent)) }
    var items: [String] = []
    while let line = lines.first, line.indent == next.indent, line.text == "-" || line.text.hasPrefix("- ") {
      lines.removeFirst()
      items.append(try scalar(line.text.dropFirst(), line.number))
    }
    return .sequence(items)
  }

  private static func split(_ line: Line) throws(YAMLError) -> (key: String, rest: Substring?) {
    let text = line.text
    var colon = text.startIndex
    if let quote = text.first, quote == "\"" || quote == "'" {
      guard let end = text.dropFirst().firstIndex(of: quote) else {
        throw YAMLError(line: line.number, reason: "the quote is not closed")
      }
      colon = text.index(after: end)
    } else {
      // A colon inside a key (D:/Music) is one that no blank follows.
      colon = text.indices.first { text[$0] == ":" && isEnd(text, after: $0) } ?? text.endIndex
    }
    guard colon < text.endIndex, text[colon] == ":" else {
      throw YAMLError(line: line.number, reason: "expected “key: value”")
    }
    let rest = withoutComment(text[text.index(after: colon)...])
    return (try scalar(text[..<colon], line.number), rest.isEmpty ? nil : rest)
  }

  private static func isEnd(_ text: Substring, after index: Substring.Index) -> Bool {
    let next = text.index(after: index)
    return next == text.endIndex || text[next] == " "
  }

  private static func withoutComment(_ text: Substring) -> Substring {
    let trimmed = text.drop { $0 == " " }
    return trimmed.first == "#" ? "" : trimmed
  }

  private static func scalar(_ text: Substring, _ line: Int) throws(YAMLError) -> String {
    let text = withoutComment(text)
    guard let first = text.first else { return "" }
    if first == "\"" || first == "'" { return try quoted(text, first, line) }
    guard !"[{&*!|>%@`".contains(first) else {
      throw YAMLError(line: line, reason: "“\(first)” begins a form that is not read here; quote the value")
    }
    let comment = text.indices.first { text[$0] == "#" && text[text.index(before: $0)] == " " }
    let plain = text[..<(comment ?? text.endIndex)]
    return String(plain.reversed().drop { $0 == " " || $0 == "\t" }.reversed())
  }

  private static func quoted(_ text: Substring, _ quote: Character, _ line: Int) throws(YAMLError) -> String {
    var result = ""
    var rest = text.dropFirst()
    while let character = rest.popFirst() {
      if character == quote {
        if quote == "'", rest.first == "'" {
          result.append("'")
          rest.removeFirst()
          continue
        }
        guard withoutComment(rest).isEmpty else {
          throw YAMLError(line: line, reason: "nothing may follow the closing quote")
        }
        return result
      }
      if quote == "\"", character == "\\" {
        guard let escaped = rest.popFirst() else { break }
        switch escaped {
        case "n": result.append("\n")
        case "t": result.append("\t")
        case "\"", "\\", "/": result.append(escaped)
        default: throw YAMLError(line: line, reason: "no such escape: \\\(escaped)")
        }
        continue
      }
      result.append(character)
    }
    throw YAMLError(line: line, reason: "the quote is not closed")
  }
}

/// What could not be read, and where.
public struct YAMLError: Error, Sendable, Hashable, CustomStringConvertible {
  /// From 1.
  public let line: Int
  public let reason: String
  public var description: String { "line \(line): \(reason)" }
}
