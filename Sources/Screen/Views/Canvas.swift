import Mixing
import Terminal

/// A frame, a theme and the ways in which views put text on them.
struct Canvas {
  var frame: Frame
  let theme: Theme
  let width: Int
  /// Where the hardware cursor is parked, as far as anybody said.
  var cursor: Cursor?
  private let blank: [Frame.Cell]

  init(rows: Int, columns: Int, theme: Theme) {
    frame = Frame(rows: rows, columns: columns, style: theme.style(.text))
    blank = frame.lines[0]
    self.theme = theme
    width = columns
  }

  mutating func clear(_ rows: Range<Int>) {
    for row in rows { frame.show(blank, row: row) }
  }

  mutating func park(row: Int, column: Int, isVisible: Bool = false) {
    cursor = Cursor(row: row, column: column, isVisible: isVisible)
  }

  /// The frame with its cursor, and with signs that every terminal has where that is asked for.
  consuming func finished(isASCII: Bool) -> Frame {
    if let cursor {
      frame.cursor = (cursor.row, cursor.column)
      frame.cursorVisible = cursor.isVisible
    }
    if isASCII { Glyph.makeASCII(&frame) }
    return frame
  }

  /// Writes text to the right of a place and returns the columns used.
  @discardableResult
  mutating func put(_ text: CellText, _ row: Int, _ column: Int, _ width: Int, _ style: Style) -> Int {
    frame.write(text, row: row, column: column, width: width, style: style)
  }

  @discardableResult
  mutating func put(_ text: String, _ row: Int, _ column: Int, _ width: Int, _ role: Role) -> Int {
    frame.write(CellText(text), row: row, column: column, width: width, style: theme.style(role))
  }

  /// Writes text so that it ends at the end of a column.
  mutating func putRight(_ text: CellText, _ row: Int, _ column: Int, _ width: Int, _ style: Style) {
    let free = max(0, width - text.width)
    put(text, row, column + free, width - free, style)
  }

  mutating func fill(_ row: Int, _ style: Style) {
    frame.fill(row: row, column: 0, width: width, style: style)
  }

  /// Writes parts one after the other, cut with an ellipsis where they do not fit together.
  mutating func put(_ parts: [Span], _ row: Int, _ column: Int, _ width: Int) {
    let total = parts.reduce(0) { $0 + $1.text.width }
    var room = total <= width ? width : width - 1
    var at = column
    for part in parts {
      guard part.text.width <= room else {
        // One column is kept for the ellipsis; it must show even where this part alone would just fit.
        let cut = part.text.width == room + 1 ? room : room + 1
        put(part.text.fitted(to: cut), row, at, room + 1, part.style)
        return
      }
      at += put(part.text, row, at, room, part.style)
      room -= part.text.width
    }
  }

  /// The style of a role inside a row that has a look of its own.
  func style(_ role: Role, in row: RowLook) -> Style {
    guard row.isSelected else { return row.isDim && role != .warning && role != .bad ? row.style : theme.style(role) }
    var style = row.style
    style.attributes.formUnion(theme.style(role).attributes.subtracting(.dim))
    return style
  }

  func style(of key: MusicalKey, in row: RowLook) -> Style {
    guard !row.isSelected, !row.isDim, let color = theme.color(of: key) else { return row.style }
    var style = row.style
    style.foreground = color
    return style
  }
}

/// The hardware cursor: seen in text fields, else only parked on the selected row.
struct Cursor: Equatable {
  var row: Int
  var column: Int
  var isVisible: Bool
}

/// A stretch of text with one look.
struct Span {
  var text: CellText
  var style: Style

  init(_ text: CellText, _ style: Style) {
    self.text = text
    self.style = style
  }
}

/// How a whole row of a list looks.
struct RowLook {
  var style: Style
  var isSelected: Bool
  var isDim: Bool
}

extension Canvas {
  /// The look of a list's row: under the cursor, there without the focus, decided, or plain.
  func look(isCursor: Bool, hasFocus: Bool, isDim: Bool = false) -> RowLook {
    if isCursor {
      let role: Role = hasFocus ? .selection : .quietSelection
      return RowLook(style: theme.style(role), isSelected: true, isDim: isDim)
    }
    return RowLook(style: theme.style(isDim ? .dim : .text), isSelected: false, isDim: isDim)
  }

  /// The two columns before a row: the cursor's bar and the mark.
  mutating func lead(_ row: Int, look: RowLook, hasFocus: Bool, isMarked: Bool) {
    if look.isSelected { fill(row, look.style) }
    if look.isSelected, hasFocus { put(Glyph.bar, row, 0, 1, look.style) }
    if isMarked { put(Glyph.mark, row, 1, 1, style(.mark, in: look)) }
  }
}
