import FoundationEssentials
import Mixing
import Records
import Terminal

/// Pane 1: the recordings that the filter matches.
struct RecordingsView: ScreenPart {
  private let region: Layout.Region
  private let list: ListWindow<RecordingRow>
  private let query: RecordingQuery
  private let marks: MarkSet
  private let range: MarkRange?
  private let renamed: Set<UUID>
  private let hasFocus: Bool
  private let notation: KeyNotation
  private let caret: FilterCaret
  private let postgres: ServerState

  init(_ model: Model, _ region: Layout.Region) {
    self.region = region
    (list, query, marks) = (model.recordings, model.recordingQuery, model.recordingMarks)
    range = model.range?.pane == .recordings ? model.range : nil
    renamed = model.renamed
    hasFocus = model.focus == .recordings
    notation = model.settings.notation
    caret = FilterCaret(model, .recordings)
    postgres = model.postgres
  }

  var rows: Range<Int> { region.rows }

  func draw(on canvas: inout Canvas) {
    title(canvas.width).draw(on: &canvas, row: region.title.row)
    let columns = RecordingColumns(width: canvas.width)
    let range = range.flatMap { list.indices(in: $0) }
    for line in 0..<region.body.height where list.top + line < list.rows.count {
      let index = list.top + line
      draw(list.rows[index], index, range, columns, region.body.row + line, on: &canvas)
    }
    if list.rows.isEmpty {
      EmptyPane.draw(emptyText, in: region, on: &canvas)
    }
    caret.park(on: &canvas, region: region, line: list.cursor - list.top)
  }

  private func draw(
    _ row: RecordingRow, _ index: Int, _ range: ClosedRange<Int>?, _ columns: RecordingColumns, _ at: Int,
    on canvas: inout Canvas
  ) {
    let look = canvas.look(isCursor: index == list.cursor, hasFocus: hasFocus)
    let isMarked = marks.contains(row.id) || range?.contains(index) == true
    canvas.lead(at, look: look, hasFocus: hasFocus, isMarked: isMarked)
    canvas.put(row.artist, at, 2, columns.artist, look.style)
    let titleStyle = row.isUntagged ? canvas.style(.dim, in: look) : look.style
    canvas.put(row.title, at, columns.titleStart, columns.title, titleStyle)
    canvas.putRight(row.bpm, at, columns.bpmStart, 5, look.style)
    if let key = row.value.key {
      canvas.putRight(
        KeyText.short(key, notation), at, columns.keyStart, 3, canvas.style(of: key, in: look))
    } else {
      canvas.putRight(Glyph.none, at, columns.keyStart, 3, look.style)
    }
    if columns.genre > 0 { canvas.put(row.genre, at, columns.genreStart, columns.genre, look.style) }
    if let (glyph, role) = state(row.value) {
      canvas.put(glyph, at, canvas.width - 1, 1, canvas.style(role, in: look))
    }
  }

  private func state(_ card: RecordingCard) -> (CellText, Role)? {
    if card.status == .missing { return (Glyph.missing, .warning) }
    if card.status == .failed || card.proposal == .failed { return (Glyph.alert, .bad) }
    // In the row's own colour: a change of colour costs forty bytes a row over SSH, and this is the usual state.
    if card.proposal == .pending { return (Glyph.pending, .text) }
    return renamed.contains(card.id) ? (Glyph.done, .good) : nil
  }

  private func title(_ width: Int) -> TitleLine {
    var left = [TitleLine.Part("1 Recordings", hasFocus ? .focusedTitle : nil)]
    if let filter = caret.part { left.append(filter) }
    var right: [TitleLine.Part] = []
    if width >= 72 { right.append(.init("\(query.sort.name) \(query.descending ? "▼" : "▲")", priority: 3)) }
    if !marks.isEmpty { right.append(.init("\(Figure.count(marks.count)) marked", .mark, priority: 6)) }
    if let text = ListCount.text(list, isFiltered: !query.filter.isEmpty) {
      right.append(.init(text, .text))
    }
    return TitleLine(left: left, right: right)
  }

  private var emptyText: [String] {
    if let trouble = list.trouble { return [trouble.message, "It is tried again; R tries at once."] }
    if case .away(let reason) = postgres { return ["PostgreSQL is away: \(reason)", "It is tried again."] }
    guard list.isLoaded else { return ["loading…"] }
    if !query.filter.isEmpty {
      return ["nothing matches \(query.filter)", "Esc clears the filter."]
    }
    return ["The library is empty.", "Type : and import, then a folder with audio files or a rekordbox XML."]
  }
}

/// The columns of Recordings (`spec/screen.md`, Layout 6).
struct RecordingColumns {
  let artist: Int
  let title: Int
  let titleStart: Int
  let bpmStart: Int
  let keyStart: Int
  let genre: Int
  let genreStart: Int

  init(width: Int) {
    genre = width < 72 ? 0 : width < 110 ? 12 : 16
    // Lead 2, BPM 5, key 3, state 1, one blank before each column but the artist's.
    let fixed = 2 + 1 + 1 + 5 + 1 + 3 + 1 + 1 + (genre > 0 ? genre + 1 : 0)
    let shared = max(2, width - fixed)
    artist = shared * 38 / 100
    title = shared - artist
    titleStart = 2 + artist + 1
    bpmStart = titleStart + title + 1
    keyStart = bpmStart + 6
    genreStart = keyStart + 4
  }
}
