/// The statements of a Cypher file: servers take one at a time.
enum CypherScript {
  /// Split at semicolons; lines that are comments (`//`) are left out.
  static func statements(_ text: String) -> [String] {
    let lines = text.split(separator: "\n").filter { !$0.trimmingPrefix(while: \.isWhitespace).hasPrefix("//") }
    return lines.joined(separator: "\n").split(separator: ";").map { statement in
      let start = statement.trimmingPrefix(while: \.isWhitespace)
      return String(
        start.prefix(upTo: start.lastIndex { !$0.isWhitespace }.map(start.index(after:)) ?? start.startIndex))
    }.filter { !$0.isEmpty }
  }
}
