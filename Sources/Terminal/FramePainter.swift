import CNcurses
import CSystem

/// Puts the cells that changed into ncurses, which finds the cheapest bytes for them (whole rows that moved become a
/// scroll).
struct FramePainter: ~Copyable {
  private var palette: StylePalette
  /// Set where the terminal knows ASCII only.
  private var ascii: AsciiText?
  private let isolatesRightToLeft: Bool
  /// What ncurses was given last, row by row.
  private var shown: [[Frame.Cell]] = []
  /// One cell for setcchar: a base, four marks, the end.
  private var scalars = [wchar_t](repeating: 0, count: 6)

  init(palette: consuming StylePalette, asciiOnly: Bool, isolatesRightToLeft: Bool) {
    self.palette = palette
    ascii = asciiOnly ? AsciiText() : nil
    self.isolatesRightToLeft = isolatesRightToLeft && !asciiOnly
  }

  /// Forgets what ncurses was given: the next frame is put whole, on an empty window.
  mutating func forget() { shown = [] }

  /// Puts a frame and returns how many of its rows are neither where nor next to where they were: about what it costs.
  mutating func put(_ frame: borrowing Frame, on window: UnsafeMutablePointer<WINDOW>) -> Int {
    if shown.count != frame.rows || shown.first?.count != frame.columns {
      shown = []
      werase(window)
    }
    let before = shown
    var fresh = 0
    for row in 0..<frame.rows {
      let cells = directed(Array(frame.cells[row * frame.columns..<(row + 1) * frame.columns]))
      let old = before.isEmpty ? nil : before[row]
      if let old, old == cells { continue }
      if before.isEmpty { shown.append(cells) } else { shown[row] = cells }
      if !Self.moved(cells, row, before) { fresh += 1 }
      put(cells, instead: old, row: row, on: window)
    }
    return fresh
  }

  private static func moved(_ cells: [Frame.Cell], _ row: Int, _ before: [[Frame.Cell]]) -> Bool {
    (row > 0 && row - 1 < before.count && before[row - 1] == cells)
      || (row + 1 < before.count && before[row + 1] == cells)
  }

  /// A terminal that reorders right-to-left text on its own takes a row's direction from its first letter; a mark at
  /// the row's start keeps the columns from left to right.
  private func directed(_ cells: [Frame.Cell]) -> [Frame.Cell] {
    guard isolatesRightToLeft, cells.contains(where: { $0.text.utf8.count > 1 && CellText.isRightToLeft($0.text) })
    else { return cells }
    var marked = cells
    marked[0].text += CellText.leftToRightMark
    return marked
  }

  private mutating func put(
    _ cells: [Frame.Cell], instead old: [Frame.Cell]?, row: Int, on window: UnsafeMutablePointer<WINDOW>
  ) {
    for column in cells.indices where !cells[column].isContinuation {
      let isWide = column + 1 < cells.count && cells[column + 1].isContinuation
      if let old, old[column] == cells[column], !isWide || old[column + 1].isContinuation { continue }
      put(cells[column], row: Int32(row), column: Int32(column), width: isWide ? 2 : 1, on: window)
    }
  }

  private mutating func put(
    _ cell: Frame.Cell, row: Int32, column: Int32, width: Int, on window: UnsafeMutablePointer<WINDOW>
  ) {
    let look = palette.look(of: cell.style)
    guard let spelt = ascii?.cell(cell.text, width: width) else {
      put(cell.text.unicodeScalars, look, row, column, on: window)
      return
    }
    for (offset, scalar) in spelt.unicodeScalars.enumerated() {
      put(CollectionOfOne(scalar), look, row, column + Int32(offset), on: window)
    }
  }

  private mutating func put(
    _ text: some Sequence<Unicode.Scalar>, _ look: StylePalette.Look, _ row: Int32, _ column: Int32,
    on window: UnsafeMutablePointer<WINDOW>
  ) {
    var count = 0
    for scalar in text where count < 5 {
      scalars[count] = wchar_t(bitPattern: scalar.value)
      count += 1
    }
    scalars[count] = 0
    // ERR in the last cell of the last row: it is drawn all the same.
    _ = cncurses_put(window, row, column, scalars, look.attributes, look.pair)
  }
}
