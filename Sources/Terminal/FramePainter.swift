import CNcurses
import Glibc

/// Puts the cells that changed into ncurses, which finds the cheapest bytes for them (whole rows that moved become a
/// scroll).
struct FramePainter: ~Copyable {
  private var palette: StylePalette
  /// Set where the terminal knows ASCII only.
  private var ascii: AsciiText?
  private let isolatesRightToLeft: Bool
  /// What ncurses was given last.
  private var shown: Frame?
  /// Rows that hold right-to-left letters.
  private var directed: [Bool] = []
  private var lastStyle: (style: Style, look: StylePalette.Look)
  /// One cell for setcchar: a base, four marks, the end.
  private var scalars = [wchar_t](repeating: 0, count: 6)
  /// Cells that changed, beside each other, and the column of the first.
  private var run: [cchar_t] = []
  private var runStart = 0

  init(palette: consuming StylePalette, asciiOnly: Bool, isolatesRightToLeft: Bool) {
    lastStyle = (.plain, palette.look(of: .plain))
    self.palette = palette
    ascii = asciiOnly ? AsciiText() : nil
    self.isolatesRightToLeft = isolatesRightToLeft && !asciiOnly
  }

  /// Forgets what ncurses was given: the next frame is put whole, on an empty window.
  mutating func forget() { shown = nil }

  mutating func put(_ frame: Frame, on window: UnsafeMutablePointer<WINDOW>) {
    if shown?.rows != frame.rows || shown?.columns != frame.columns {
      shown = nil
      directed = Array(repeating: false, count: frame.rows)
      werase(window)
    }
    let old = shown
    for row in 0..<frame.rows where old?.lines[row] != frame.lines[row] {
      put(row, of: frame, instead: old?.lines[row], on: window)
    }
    shown = frame
  }

  private mutating func put(
    _ row: Int, of frame: Frame, instead old: [Frame.Cell]?, on window: UnsafeMutablePointer<WINDOW>
  ) {
    let cells = frame.lines[row]
    let wasDirected = directed[row]
    directed[row] = isolatesRightToLeft && frame.hasRightToLeft(row)
    for (column, cell) in cells.enumerated() where !cell.isContinuation {
      let isWide = column + 1 < cells.count && cells[column + 1].isContinuation
      if let old, old[column] == cell, !isWide || old[column + 1].isContinuation,
        column > 0 || wasDirected == directed[row]
      {
        endRun(row, on: window)
        continue
      }
      if run.isEmpty { runStart = column }
      append(column > 0 ? cell : first(cell, row), width: isWide ? 2 : 1)
    }
    endRun(row, on: window)
  }

  /// A terminal that reorders right-to-left text on its own takes a row's direction from its first letter; a mark at
  /// the row's start keeps the columns from left to right.
  private func first(_ cell: Frame.Cell, _ row: Int) -> Frame.Cell {
    guard directed[row] else { return cell }
    var marked = cell
    marked.glyph.append(CellText.leftToRightMark)
    return marked
  }

  private mutating func append(_ cell: Frame.Cell, width: Int) {
    if lastStyle.style != cell.style { lastStyle = (cell.style, palette.look(of: cell.style)) }
    guard !cell.glyph.isASCII, let spelt = ascii?.cell(cell.text, width: width) else {
      scalars[0] = wchar_t(bitPattern: cell.glyph.base)
      for index in 1..<5 {
        scalars[index] = wchar_t(bitPattern: cell.glyph[index])
        // A console draws the mark as a character.
        if !isolatesRightToLeft, cell.glyph[index] == CellText.leftToRightMark.value { scalars[index] = 0 }
        if scalars[index] == 0 { break }
      }
      return appendScalars()
    }
    for byte in spelt.utf8 {
      (scalars[0], scalars[1]) = (wchar_t(byte), 0)
      appendScalars()
    }
  }

  private mutating func appendScalars() {
    var cell = cchar_t()
    let (attributes, pair) = (lastStyle.look.attributes, lastStyle.look.pair)
    if cncurses_cell(&cell, scalars, attributes, pair) == ERR { _ = cncurses_cell(&cell, [0x20, 0], attributes, pair) }
    run.append(cell)
  }

  private mutating func endRun(_ row: Int, on window: UnsafeMutablePointer<WINDOW>) {
    guard !run.isEmpty else { return }
    _ = cncurses_put(window, Int32(row), Int32(runStart), run, Int32(run.count))
    run.removeAll(keepingCapacity: true)
  }
}
