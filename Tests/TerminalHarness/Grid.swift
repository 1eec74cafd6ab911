extension VirtualTerminal {
  public enum Color: Sendable, Hashable {
    case standard
    case indexed(Int)
    case rgb(Int, Int, Int)
  }

  public struct Style: Sendable, Hashable {
    public var foreground: Color = .standard
    public var background: Color = .standard
    public var bold = false
    public var dim = false
    public var italic = false
    public var underline = false
    public var blink = false
    public var reverse = false
    public var invisible = false
    public var struck = false
  }

  public struct Cell: Sendable, Hashable {
    /// A base with its marks; empty in the right half of a wide character.
    public var text = " "
    public var style = Style()

    public var isContinuation: Bool { text.isEmpty }
  }

  /// The cells of one screen.
  public struct Grid: Sendable, Hashable {
    public let rows: Int
    public let columns: Int
    public internal(set) var cells: [Cell]

    init(rows: Int, columns: Int) {
      self.rows = rows
      self.columns = columns
      cells = Array(repeating: Cell(), count: rows * columns)
    }

    public internal(set) subscript(row: Int, column: Int) -> Cell {
      get { cells[min(max(0, row), rows - 1) * columns + min(max(0, column), columns - 1)] }
      // A wide character at the edge of a window of one column has no place for its right half.
      set { if (0..<rows).contains(row), (0..<columns).contains(column) { cells[row * columns + column] = newValue } }
    }

    public func line(_ row: Int) -> String {
      var scalars = cells[row * columns..<(row + 1) * columns].map(\.text).joined().unicodeScalars
      // The mark that keeps right-to-left text in its column is nothing a person sees.
      scalars.removeAll { $0 == "\u{200E}" }
      while scalars.last == " " { scalars.removeLast() }
      return String(scalars)
    }

    func resized(rows: Int, columns: Int) -> Grid {
      var made = Grid(rows: rows, columns: columns)
      for row in 0..<min(rows, self.rows) {
        for column in 0..<min(columns, self.columns) { made[row, column] = self[row, column] }
      }
      return made
    }

    mutating func erase(row: Int, from: Int, to: Int, with blank: Cell) {
      guard from < to else { return }
      splitWide(row: row, at: from)
      splitWide(row: row, at: to)
      for column in from..<min(to, columns) { self[row, column] = blank }
    }

    /// A wide character that is cut between its halves leaves blanks.
    mutating func splitWide(row: Int, at column: Int) {
      guard column > 0, column < columns, self[row, column].isContinuation else { return }
      self[row, column].text = " "
      self[row, column - 1].text = " "
    }

    /// Moves the rows of a region up (positive) or down; blanks come in at the other end.
    mutating func scroll(from top: Int, to bottom: Int, by count: Int, with blank: Cell) {
      let height = bottom - top + 1
      let shift = min(abs(count), height)
      guard shift > 0 else { return }
      let region = Array(cells[top * columns..<(bottom + 1) * columns])
      let blanks = Array(repeating: blank, count: shift * columns)
      let kept: ArraySlice<Cell> = count > 0 ? region[blanks.count...] : region[..<(region.count - blanks.count)]
      let moved: [Cell] = count > 0 ? Array(kept) + blanks : blanks + Array(kept)
      cells.replaceSubrange(top * columns..<(bottom + 1) * columns, with: moved)
    }

    mutating func shiftRight(row: Int, at column: Int, by count: Int, with blank: Cell) {
      splitWide(row: row, at: column)
      let line = Array(cells[row * columns..<(row + 1) * columns])
      let shift = min(count, columns - column)
      var moved: [Cell] = Array(line[..<column])
      moved += Array(repeating: blank, count: shift)
      moved += line[column..<(columns - shift)]
      cells.replaceSubrange(row * columns..<(row + 1) * columns, with: moved)
    }

    mutating func shiftLeft(row: Int, at column: Int, by count: Int, with blank: Cell) {
      splitWide(row: row, at: column)
      let shift = min(count, columns - column)
      splitWide(row: row, at: column + shift)
      let line = Array(cells[row * columns..<(row + 1) * columns])
      var moved: [Cell] = Array(line[..<column])
      moved += line[(column + shift)...]
      moved += Array(repeating: blank, count: shift)
      cells.replaceSubrange(row * columns..<(row + 1) * columns, with: moved)
    }
  }
}
