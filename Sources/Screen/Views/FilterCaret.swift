import Terminal

/// The filter in a list's title, and where the hardware cursor stands.
struct FilterCaret: Equatable {
  private let pane: Pane
  private let field: TextField
  private let isWrong: Bool
  private let isTyping: Bool
  /// The pane's keys are commands, not text.
  private let hasFocus: Bool
  private let columns: Int

  init(_ model: Model, _ pane: Pane) {
    let state = pane == .proposals ? model.proposalFilter : model.recordingFilter
    self.pane = pane
    (field, isWrong) = (state.field, state.problem != nil)
    isTyping = model.typing == pane && model.sheets.isEmpty
    hasFocus = model.focus == pane && model.typing == nil
    columns = model.columns
  }

  /// The filter's text; while it is typed, behind a slash.
  var part: TitleLine.Part? {
    let text = field.text
    if isTyping { return TitleLine.Part("/" + visible, .field, least: 12) }
    guard !text.isEmpty else { return nil }
    return TitleLine.Part(text, isWrong ? .bad : nil, priority: 8, least: 8)
  }

  /// While a long filter is typed, its end is what counts.
  private var visible: String {
    let room = max(10, columns - 45)
    let head = CellText(field.head)
    guard head.width > room else { return field.text }
    return "…" + head.pieces.suffix(room - 1).map(\.text).joined()
  }

  /// The hardware cursor: in the text field while one types, else on the selected row, unseen.
  func park(on canvas: inout Canvas, region: Layout.Region, line: Int) {
    if isTyping {
      let name = "─ \(pane.rawValue) \(pane.name) ── /".count
      let room = max(10, columns - 45)
      let head = min(CellText(field.head).width, room)
      canvas.park(row: region.title.row, column: min(canvas.width - 1, name + head), isVisible: true)
    } else if hasFocus {
      canvas.park(row: min(region.body.row + max(0, line), canvas.frame.rows - 1), column: 0)
    }
  }
}
