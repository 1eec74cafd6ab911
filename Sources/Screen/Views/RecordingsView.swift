import Records
import Terminal

/// Pane 1: the recordings that the filter matches.
struct RecordingsView: ScreenPart {
  private let region: Layout.Region
  private let hasFocus: Bool
  private let lines: [RecordingLine]
  /// Of the cursor, from the first line.
  private let cursorLine: Int
  private let query: RecordingQuery
  private let caret: FilterCaret
  private let markCount: Int
  private let count: String?
  private let isLoaded: Bool
  private let trouble: Trouble?
  private let postgres: ServerState

  init(_ model: Model, _ region: Layout.Region) {
    let list = model.recordings
    self.region = region
    hasFocus = model.focus == .recordings
    lines = Self.lines(model, region.body.height)
    cursorLine = list.cursor - list.top
    query = model.recordingQuery
    caret = FilterCaret(model, .recordings)
    markCount = model.recordingMarks.count
    count = ListCount.text(list, isFiltered: !query.filter.isEmpty)
    (isLoaded, trouble) = (list.isLoaded, list.trouble)
    postgres = model.postgres
  }

  private static func lines(_ model: Model, _ height: Int) -> [RecordingLine] {
    let list = model.recordings
    let range = model.range?.pane == .recordings ? model.range.flatMap { list.indices(in: $0) } : nil
    let shown = list.top..<max(list.top, min(list.rows.count, list.top + height))
    return shown.map { index in
      let row = list.rows[index]
      return RecordingLine(
        row: row, isCursor: index == list.cursor, hasFocus: model.focus == .recordings,
        isMarked: model.recordingMarks.contains(row.id) || range?.contains(index) == true,
        isRenamed: model.renamed.contains(row.id), notation: model.settings.notation)
    }
  }

  var rows: Range<Int> { region.rows }

  func draw(on canvas: inout Canvas) { draw(on: &canvas, after: nil) }

  /// - Parameter last: what was drawn in this place last: lines that it has as well are taken over, moved or not.
  func draw(on canvas: inout Canvas, after last: (view: RecordingsView, frame: Frame)?) {
    title(canvas.width).draw(on: &canvas, row: region.title.row)
    let columns = RecordingColumns(width: canvas.width)
    for (offset, line) in lines.enumerated() {
      let row = region.body.row + offset
      if let last, let before = last.view.lines.firstIndex(of: line) {
        canvas.frame.show(last.frame.lines[region.body.row + before], row: row)
      } else {
        line.draw(on: &canvas, row: row, columns)
      }
    }
    if lines.isEmpty { EmptyPane.draw(emptyText, in: region, on: &canvas) }
    caret.park(on: &canvas, region: region, line: cursorLine)
  }

  private func title(_ width: Int) -> TitleLine {
    var left = [TitleLine.Part("1 Recordings", hasFocus ? .focusedTitle : nil)]
    if let filter = caret.part { left.append(filter) }
    var right: [TitleLine.Part] = []
    if width >= 72 { right.append(.init("\(query.sort.name) \(query.descending ? "▼" : "▲")", priority: 3)) }
    if markCount > 0 { right.append(.init("\(Figure.count(markCount)) marked", .mark, priority: 6)) }
    if let count { right.append(.init(count, .text)) }
    return TitleLine(left: left, right: right)
  }

  private var emptyText: [String] {
    if let trouble { return [trouble.message, "It is tried again; R tries at once."] }
    if case .away(let reason) = postgres { return ["PostgreSQL is away: \(reason)", "It is tried again."] }
    guard isLoaded else { return ["loading…"] }
    if !query.filter.isEmpty {
      return ["nothing matches \(query.filter)", "Esc clears the filter."]
    }
    return ["The library is empty.", "Type : and import, then a folder with audio files or a rekordbox XML."]
  }
}
