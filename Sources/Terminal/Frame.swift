/// A picture of the whole terminal as cells: what views make, what tests look at, and what is drawn.
public struct Frame: Sendable, Equatable {
  public struct Cell: Sendable, Equatable {
    /// One spacing scalar with up to four marks; empty in the right half of a wide character.
    public var text: String
    public var style: Style

    public init(_ text: String = " ", style: Style = .plain) {
      self.text = text
      self.style = style
    }

    /// True for the right half of a wide character.
    public var isContinuation: Bool { text.isEmpty }
  }

  public let rows: Int
  public let columns: Int
  /// Row by row.
  public private(set) var cells: [Cell]
  /// Where the hardware cursor is parked, and whether it is to be seen (text fields).
  public var cursor: (row: Int, column: Int) = (0, 0)
  public var cursorVisible = false

  /// A blank frame; sizes below 1 count as 1.
  public init(rows: Int, columns: Int) {
    self.rows = max(1, rows)
    self.columns = max(1, columns)
    cells = Array(repeating: Cell(), count: self.rows * self.columns)
  }

  public subscript(row: Int, column: Int) -> Cell { cells[row * columns + column] }

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
    var at = column
    for piece in fitted.pieces {
      place(piece, row: row, column: at, style: style)
      at += piece.width
    }
    return at - column
  }

  /// Fills a stretch of one row with a character of one column.
  public mutating func fill(row: Int, column: Int, width: Int, with text: String = " ", style: Style = .plain) {
    guard row >= 0, row < rows else { return }
    for at in max(0, column)..<max(max(0, column), min(columns, column + width)) {
      place(.init(text: text, width: 1), row: row, column: at, style: style)
    }
  }

  private mutating func place(_ piece: CellText.Piece, row: Int, column: Int, style: Style) {
    let index = row * columns + column
    clearHalves(at: index, column: column)
    if piece.width == 2, column + 1 < columns { clearHalves(at: index + 1, column: column + 1) }
    cells[index] = Cell(piece.text, style: style)
    if piece.width == 2, column + 1 < columns { cells[index + 1] = Cell("", style: style) }
  }

  /// What is left of a wide character that is overwritten by half becomes a blank.
  private mutating func clearHalves(at index: Int, column: Int) {
    if cells[index].isContinuation, column > 0 { cells[index - 1].text = " " }
    if column + 1 < columns, cells[index + 1].isContinuation { cells[index + 1].text = " " }
  }

  /// One row as text, blanks at its end taken off.
  public func line(_ row: Int) -> String {
    var text = CellText.withoutMarks(cells[row * columns..<(row + 1) * columns].map(\.text).joined())
    while text.last == " " { text.removeLast() }
    return text
  }

  /// All rows, one a line.
  public var text: String { (0..<rows).map(line).joined(separator: "\n") }

  public static func == (a: Frame, b: Frame) -> Bool {
    a.rows == b.rows && a.columns == b.columns && a.cells == b.cells && a.cursor == b.cursor
      && a.cursorVisible == b.cursorVisible
  }
}
