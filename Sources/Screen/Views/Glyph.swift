import Terminal

/// The signs that the screen itself uses, and what an ASCII terminal shows in their place.
enum Glyph {
  static let bar = CellText("▌")
  static let mark = CellText("+")
  static let pending = CellText("●")
  static let done = CellText("✓")
  static let rejected = CellText("✗")
  static let alert = CellText("!")
  static let missing = CellText("?")
  static let working = CellText("…")
  static let none = CellText("–")

  /// `spec/screen.md`, Layout 8; ○ stands beside ●.
  private static let ascii: [String: String] = [
    "●": "*", "○": "o", "·": ".", "✓": "v", "✗": "x", "→": ">", "…": "~", "▌": "|", "─": "-", "▲": "^", "▼": "v",
    "×": "x", "−": "-", "–": "-", "♭": "b", "♯": "#", "█": "#", "░": ".", "↑": "^", "↓": "v", "←": "<",
  ]

  /// Puts ASCII in the place of every sign.
  static func makeASCII(_ frame: inout Frame) {
    for row in 0..<frame.rows {
      for column in 0..<frame.columns {
        let cell = frame[row, column]
        guard let first = cell.text.utf8.first, first >= 0x80, let sign = ascii[cell.text] else { continue }
        frame.fill(row: row, column: column, width: 1, with: sign, style: cell.style)
      }
    }
  }
}
