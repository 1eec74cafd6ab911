/// A picture of the whole terminal as cells: what views make, what tests look at, and what is drawn.
public struct Frame: Sendable, Equatable {
  public struct Cell: Sendable, Equatable {
    var glyph: CellGlyph
    public var style: Style

    public init(_ text: String = " ", style: Style = .plain) { self.init(CellGlyph(text: text), style: style) }

    init(_ glyph: CellGlyph, style: Style) {
      self.glyph = glyph
      self.style = style
    }

    /// One spacing scalar with up to four marks; empty in the right half of a wide character.
    public var text: String {
      get { glyph.text }
      set { glyph = CellGlyph(text: newValue) }
    }

    /// True for the right half of a wide character.
    public var isContinuation: Bool { glyph.isNone }
  }

  public let rows: Int
  public let columns: Int
  /// From top to bottom. Rows that are taken over from another frame are the same piece of memory, so whether they
  /// differ is known without looking at their cells.
  public private(set) var lines: [[Cell]]
  /// Where the hardware cursor is parked, and whether it is to be seen (text fields).
  public var cursor: (row: Int, column: Int) = (0, 0)
  public var cursorVisible = false

  /// A blank frame; sizes below 1 count as 1.
  public init(rows: Int, columns: Int, style: Style = .plain) {
    self.rows = max(1, rows)
    self.columns = max(1, columns)
    let blank = Array(repeating: Cell(style: style), count: self.columns)
    lines = Array(repeating: blank, count: self.rows)
  }

  public subscript(row: Int, column: Int) -> Cell { lines[row][column] }

  /// Shows a whole line, of this or another frame as wide as this one.
  public mutating func show(_ line: [Cell], row: Int) {
    if lines.indices.contains(row), line.count == columns { lines[row] = line }
  }

  /// Writes cleaned text (`CellText`) from a place to the right, at most `width` columns, and returns the columns
  /// used. What does not fit is cut with `ellipsis` on a cell boundary; places outside the frame are left out.
  @discardableResult
  public mutating func write(
    _ text: CellText, row: Int, column: Int, width: Int, style: Style = .plain, ellipsis: String = "…"
  ) -> Int {
    guard row >= 0, row < rows, column >= 0, column < columns else { return 0 }
    let room = min(width, columns - column)
    guard room > 0 else { return 0 }
    let fitted = text.fitted(to: room, ellipsis: ellipsis)
    splitWide(row: row, at: column)
    splitWide(row: row, at: column + fitted.width)
    lines[row].withUnsafeMutableBufferPointer { cells in
      var at = column
      for piece in fitted.pieces {
        cells[at] = Cell(piece.glyph, style: style)
        if piece.width == 2 { cells[at + 1] = Cell(.none, style: style) }
        at += piece.width
      }
    }
    return fitted.width
  }

  /// Fills a stretch of one row with a character of one column.
  public mutating func fill(row: Int, column: Int, width: Int, with text: String = " ", style: Style = .plain) {
    guard row >= 0, row < rows, column < columns else { return }
    let (from, to) = (max(0, column), min(columns, column + width))
    guard from < to else { return }
    splitWide(row: row, at: from)
    splitWide(row: row, at: to)
    let cell = Cell(text, style: style)
    lines[row].withUnsafeMutableBufferPointer { $0[from..<to].update(repeating: cell) }
  }

  /// Whether a row holds letters that are written from right to left.
  func hasRightToLeft(_ row: Int) -> Bool {
    lines[row].contains(where: \.glyph.isRightToLeft)
  }

  /// A wide character that will be overwritten by half leaves a blank where the other half was.
  private mutating func splitWide(row: Int, at column: Int) {
    guard column > 0, column < columns, lines[row][column].isContinuation else { return }
    lines[row][column].glyph = .blank
    lines[row][column - 1].glyph = .blank
  }

  /// One row as text, blanks at its end taken off.
  public func line(_ row: Int) -> String {
    var text = CellText.withoutMarks(lines[row].map(\.text).joined())
    while text.last == " " { text.removeLast() }
    return text
  }

  /// All rows, one a line.
  public var text: String { (0..<rows).map(line).joined(separator: "\n") }

  public static func == (a: Frame, b: Frame) -> Bool {
    a.rows == b.rows && a.columns == b.columns && a.lines == b.lines && a.cursor == b.cursor
      && a.cursorVisible == b.cursorVisible
  }
}
