import Library

/// A path as somebody types or drags it into a terminal: with blanks around it, in quotes, with backslashes before
/// blanks, or from `~`.
struct TypedPath {
  let path: String

  init(_ typed: String) {
    var text = typed.trimmed
    if let quote = text.first, quote == "'" || quote == "\"", text.count > 1, text.last == quote {
      text = String(text.dropFirst().dropLast())
    } else {
      text = TypedPath.withoutBackslashes(text)
    }
    if text == "~" || text.hasPrefix("~/"), let home = Folders.home { text = home + text.dropFirst() }
    path = text
  }

  private static func withoutBackslashes(_ text: String) -> String {
    var result = ""
    var isEscaped = false
    for character in text {
      if character == "\\", !isEscaped {
        isEscaped = true
      } else {
        result.append(character)
        isEscaped = false
      }
    }
    return result
  }
}

extension String {
  fileprivate var trimmed: String {
    let start = firstIndex { !$0.isWhitespace } ?? endIndex
    let end = lastIndex { !$0.isWhitespace }.map { index(after: $0) } ?? start
    return String(self[start..<end])
  }
}
