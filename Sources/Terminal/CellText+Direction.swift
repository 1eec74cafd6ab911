/// Hebrew and Arabic in columns.
///
/// Cells hold letters in logical order, one after the other: xterm, tmux, the Linux console, Alacritty and kitty show
/// them so, and ncurses and the terminal must agree on which cell is which. Terminals with a bidirectional display
/// (GNOME Terminal, Konsole, mintty, PuTTY) turn every right-to-left run round by themselves, and take blanks and
/// figures after it into the run: artist and title would change places. A text with such letters therefore ends in a
/// left-to-right mark (U+200E: no column, nothing to see elsewhere). The run then ends with its own column: the words
/// read as they should, and every column stays where it is.
extension CellText {
  /// U+200E.
  static let leftToRightMark: Unicode.Scalar = "\u{200E}"

  /// Puts the mark on the last piece, where the text needs one and has none.
  mutating func endDirection() {
    guard let last = pieces.indices.last, pieces.contains(where: \.glyph.isRightToLeft) else { return }
    let count = pieces[last].glyph.count
    guard pieces[last].glyph[count - 1] != Self.leftToRightMark.value else { return }
    pieces[last].glyph.replace(min(count, 4), with: Self.leftToRightMark)
  }

  /// What a person would copy: the text without the marks that were put in for the columns.
  static func withoutMarks(_ text: String) -> String {
    guard text.unicodeScalars.contains(leftToRightMark) else { return text }
    return String(String.UnicodeScalarView(text.unicodeScalars.filter { $0 != leftToRightMark }))
  }
}
