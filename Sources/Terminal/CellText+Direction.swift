/// Hebrew and Arabic in columns.
///
/// Cells hold letters in logical order, one after the other: xterm, tmux, the Linux console, Alacritty and kitty show
/// them so, and ncurses and the terminal must agree on which cell is which. Terminals with a bidirectional display
/// (GNOME Terminal, Konsole, mintty, PuTTY) turn every right-to-left run round by themselves, and take blanks and
/// figures after it into the run: artist and title would change places. A text with such letters therefore ends in a
/// left-to-right mark (U+200E: no column, nothing to see elsewhere). The run then ends with its own column: the words
/// read as they should, and every column stays where it is.
extension CellText {
  static let leftToRightMark = "\u{200E}"
  private static let markScalar: Unicode.Scalar = "\u{200E}"

  /// True where a text has letters that are written from right to left (Unicode blocks of bidi class R and AL).
  static func isRightToLeft(_ text: String) -> Bool {
    text.unicodeScalars.contains { scalar in
      switch scalar.value {
      case 0x0590...0x08FF, 0xFB1D...0xFDFF, 0xFE70...0xFEFC, 0x10800...0x10FFF, 0x1E800...0x1EFFF: true
      default: false
      }
    }
  }

  /// Puts the mark on the last piece, where the text needs one and has none.
  mutating func endDirection() {
    guard let last = pieces.indices.last,
      pieces.contains(where: { $0.text.utf8.count > 1 && Self.isRightToLeft($0.text) })
    else { return }
    var scalars = pieces[last].text.unicodeScalars
    guard scalars.last != Self.markScalar else { return }
    if scalars.count > 4 { scalars.removeLast() }
    scalars.append(Self.markScalar)
    pieces[last].text = String(scalars)
  }

  /// What a person would copy: the text without the marks that were put in for the columns.
  static func withoutMarks(_ text: String) -> String {
    guard text.unicodeScalars.contains(markScalar) else { return text }
    return String(String.UnicodeScalarView(text.unicodeScalars.filter { $0 != markScalar }))
  }
}
