import Terminal

/// A text over several lines, broken at blanks where that is possible.
enum WrappedText {
  /// - Parameter most: no more lines than that; the last one has all the rest then, to be cut.
  static func lines(_ text: String, width: Int, most: Int = .max) -> [String] {
    var lines: [String] = []
    var line: [CellText.Piece] = []
    var used = 0
    for piece in CellText(text, limit: 20_000).pieces {
      if used + piece.width > max(8, width), lines.count + 1 < most {
        let blank = line.lastIndex { $0.text == " " }
        let cut = blank.map { $0 + 1 } ?? line.count
        lines.append(line[..<cut].map(\.text).joined())
        line = Array(line[cut...])
        used = line.reduce(0) { $0 + $1.width }
      }
      line.append(piece)
      used += piece.width
    }
    return lines + [line.map(\.text).joined()]
  }
}
