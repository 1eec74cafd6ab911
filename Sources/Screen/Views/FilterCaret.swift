import Terminal

/// The filter in a list's title, and where the hardware cursor stands.
struct FilterCaret {
  let model: Model
  let pane: Pane

  private var isTyping: Bool { model.typing == pane && model.sheets.isEmpty }
  private var state: FilterState { pane == .proposals ? model.proposalFilter : model.recordingFilter }

  /// The filter's text; while it is typed, behind a slash.
  var part: TitleLine.Part? {
    let text = state.field.text
    if isTyping { return TitleLine.Part("/" + visible, .field, least: 12) }
    guard !text.isEmpty else { return nil }
    return TitleLine.Part(text, state.problem == nil ? nil : .bad, priority: 8, least: 8)
  }

  /// While a long filter is typed, its end is what counts.
  private var visible: String {
    let room = max(10, model.columns - 45)
    let head = CellText(state.field.head)
    guard head.width > room else { return state.field.text }
    return "…" + head.pieces.suffix(room - 1).map(\.text).joined()
  }

  /// The hardware cursor: in the text field while one types, else on the selected row, unseen.
  func park(on canvas: inout Canvas, region: Layout.Region, line: Int) {
    if isTyping {
      let name = "─ \(pane.rawValue) \(pane.name) ── /".count
      let room = max(10, model.columns - 45)
      let head = min(CellText(state.field.head).width, room)
      canvas.frame.cursor = (region.title.row, min(canvas.width - 1, name + head))
      canvas.frame.cursorVisible = true
    } else if model.focus == pane, model.typing == nil {
      canvas.frame.cursor = (min(region.body.row + max(0, line), canvas.frame.rows - 1), 0)
    }
  }
}

/// What a pane without rows says: never just nothing.
struct EmptyPane {
  let model: Model

  func draw(_ texts: [String], in region: Layout.Region, on canvas: inout Canvas) {
    let end = region.body.row + region.body.height
    var row = region.body.row
    for (index, text) in texts.enumerated() {
      // What follows keeps a line for itself, where there are more than one.
      let room = max(1, end - row - (texts.count - index - 1))
      for line in WrappedText.lines(text, width: canvas.width - 3, most: room) where row < end {
        canvas.put(line, row, 2, canvas.width - 3, index == 0 ? .text : .dim)
        row += 1
      }
    }
    if case .pane(let pane) = region.content {
      FilterCaret(model: model, pane: pane).park(on: &canvas, region: region, line: 0)
    }
  }
}
