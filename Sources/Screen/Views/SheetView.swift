import Terminal

/// Draws the topmost sheet: a title line and its lines, from the message line upwards as high as it needs.
struct SheetView {
  let model: Model
  let layout: Layout

  func draw(on canvas: inout Canvas) {
    guard let sheet = model.sheets.last else { return }
    let page = SheetPage(sheet, model: model, width: layout.columns)
    let area = SheetView.area(layout)
    let height = page.isFull ? area.count : min(area.count, page.lines.count + page.head.count + 1)
    let row = area.upperBound - height
    let style = canvas.theme.style(.sheet)
    for line in row..<area.upperBound { canvas.fill(line, style) }
    let right = page.right.isEmpty ? [] : [TitleLine.Part(page.right)]
    TitleLine(left: [.init(page.title, .focusedTitle, least: 10)], right: right).draw(on: &canvas, row: row)
    for (offset, line) in page.head.enumerated() { draw(line, row + 1 + offset, false, on: &canvas) }
    let first = row + 1 + page.head.count
    let visible = max(0, area.upperBound - first)
    let top = page.firstLine(visible: visible)
    for offset in 0..<visible where top + offset < page.lines.count {
      draw(page.lines[top + offset], first + offset, page.selected == top + offset, on: &canvas)
    }
    park(page, row + 1, first - top, on: &canvas)
  }

  /// The rows that a sheet may take: all between header and message line.
  static func area(_ layout: Layout) -> Range<Int> {
    1..<(layout.message?.row ?? layout.footer.row)
  }

  private func draw(_ line: SheetLine, _ row: Int, _ isSelected: Bool, on canvas: inout Canvas) {
    let look = canvas.look(isCursor: isSelected, hasFocus: true)
    if isSelected { canvas.lead(row, look: look, hasFocus: true, isMarked: false) }
    var at = 2
    for (index, part) in line.parts.enumerated() {
      let style = isSelected ? canvas.style(part.role, in: look) : canvas.theme.style(part.role)
      let isLast = index == line.parts.count - 1
      let room = max(0, min(part.width ?? Int.max, canvas.width - 1 - at))
      if room == 0, part.text.width > 0 { return drawMore(row, style, on: &canvas) }
      canvas.put(part.text, row, at, room, style)
      at += isLast ? part.text.width : (part.width ?? part.text.width) + part.gap
    }
  }

  /// What has no room at all is told by an ellipsis at the edge.
  private func drawMore(_ row: Int, _ style: Style, on canvas: inout Canvas) {
    canvas.put(CellText("…"), row, canvas.width - 1, 1, style)
  }

  private func park(_ page: SheetPage, _ headRow: Int, _ lineZero: Int, on canvas: inout Canvas) {
    if let caret = page.caret {
      canvas.park(row: headRow + caret.line, column: min(canvas.width - 1, 2 + caret.column), isVisible: true)
    } else if let selected = page.selected {
      canvas.park(row: min(canvas.frame.rows - 1, max(0, lineZero + selected)), column: 0)
    } else {
      canvas.park(row: headRow, column: 0)
    }
  }
}

/// One line of a sheet: texts in columns.
struct SheetLine {
  struct Part {
    var text: CellText
    var role: Role
    /// Columns it takes, whatever its length; nil for its own width.
    var width: Int?
    var gap: Int
  }

  var parts: [Part] = []

  init() {}

  init(_ text: String, _ role: Role = .text) { parts = [Part(text: CellText(text), role: role, width: nil, gap: 0)] }

  func then(_ text: String, _ role: Role = .text, width: Int? = nil, gap: Int = 2) -> SheetLine {
    var line = self
    line.parts.append(Part(text: CellText(text), role: role, width: width, gap: gap))
    return line
  }

  /// A text over as many lines as it needs.
  static func wrapped(_ text: String, width: Int, _ role: Role = .text, label: String? = nil) -> [SheetLine] {
    WrappedText.lines(text, width: width).enumerated().map { index, text in
      guard let label else { return SheetLine(text, role) }
      return SheetLine().then(index == 0 ? label : "", .dim, width: 10, gap: 2).then(text, role)
    }
  }
}
