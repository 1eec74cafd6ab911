import Records
import Terminal

/// Pane 4: old and new names, and whether they can be had.
struct ProposalsView: ScreenPart {
  private let region: Layout.Region
  /// Rows of one proposal.
  private let height: Int
  private let proposals: [ProposalRow]
  private let top: Int
  private let cursor: Int
  private let count: Count?
  private let isLoaded: Bool
  private let trouble: Trouble?
  private let query: ProposalQuery
  /// The name of the recording that the query is about.
  private let recording: String
  private let marks: MarkSet
  private let range: ClosedRange<Int>?
  private let hasFocus: Bool
  private let isLarge: Bool
  private let caret: FilterCaret
  private let postgres: ServerState

  init(_ model: Model, _ region: Layout.Region, height: Int) {
    (self.region, self.height) = (region, height)
    proposals = model.proposals.rows
    (top, cursor) = (model.proposals.top, model.proposals.cursor)
    (count, isLoaded, trouble) = (model.proposals.count, model.proposals.isLoaded, model.proposals.trouble)
    (query, marks) = (model.proposalQuery, model.proposalMarks)
    recording = model.proposalsOf
    range = model.range?.pane == .proposals ? model.range.flatMap { model.proposals.indices(in: $0) } : nil
    hasFocus = model.focus == .proposals
    isLarge = model.large == .proposals
    caret = FilterCaret(model, .proposals)
    postgres = model.postgres
  }

  var rows: Range<Int> { region.rows }

  func draw(on canvas: inout Canvas) {
    title(canvas.width).draw(on: &canvas, row: region.title.row)
    for line in 0..<region.body.height / height where top + line < proposals.count {
      let index = top + line
      let row = proposals[index]
      let look = canvas.look(isCursor: index == cursor, hasFocus: hasFocus, isDim: !isPending(row))
      let isMarked = marks.contains(row.id) || range?.contains(index) == true
      let at = region.body.row + line * height
      for part in 0..<height { canvas.lead(at + part, look: look, hasFocus: hasFocus, isMarked: isMarked && part == 0) }
      if height == 2 { drawTwoLines(row, look, at, on: &canvas) } else { drawOneLine(row, look, at, on: &canvas) }
    }
    if proposals.isEmpty {
      EmptyPane.draw(emptyText, in: region, on: &canvas)
    }
    caret.park(on: &canvas, region: region, line: (cursor - top) * height)
  }

  private func isPending(_ row: ProposalRow) -> Bool { row.value.status == .pending || row.isWorking }

  // MARK: One row

  private func drawOneLine(_ row: ProposalRow, _ look: RowLook, _ at: Int, on canvas: inout Canvas) {
    let shared = canvas.width - 12
    let old = shared * 42 / 100
    canvas.put(spans(row.names.old, .removed, look, canvas), at, 2, old)
    canvas.put(ProposalsView.arrow, at, 3 + old, 1, look.style)
    canvas.put(newName(row, look, canvas), at, 5 + old, shared - old)
    drawState(row, look, at, on: &canvas)
  }

  private func drawTwoLines(_ row: ProposalRow, _ look: RowLook, _ at: Int, on canvas: inout Canvas) {
    canvas.put(spans(row.names.old, .removed, look, canvas), at, 4, canvas.width - 5)
    canvas.put(ProposalsView.arrow, at + 1, 2, 1, look.style)
    canvas.put(newName(row, look, canvas), at + 1, 4, canvas.width - 11)
    drawState(row, look, at + 1, on: &canvas)
  }

  /// The new name, or why it was not given.
  private func newName(_ row: ProposalRow, _ look: RowLook, _ canvas: Canvas) -> [Span] {
    if let reason = row.reason {
      let word = row.value.status == .failed ? "failed" : "not renamed"
      return [Span(CellText("\(word): \(reason)"), canvas.style(.bad, in: look))]
    }
    return spans(row.names.new, .added, look, canvas)
  }

  private func spans(_ parts: [NameDifference.Part], _ role: Role, _ look: RowLook, _ canvas: Canvas) -> [Span] {
    let differing = look.isDim ? look.style : canvas.style(role, in: look)
    return parts.map { Span($0.text, $0.differs ? differing : look.style) }
  }

  private func drawState(_ row: ProposalRow, _ look: RowLook, _ at: Int, on canvas: inout Canvas) {
    canvas.putRight(row.confidence, at, canvas.width - 6, 4, look.style)
    if let (glyph, role) = ProposalsView.state(row) {
      canvas.put(glyph, at, canvas.width - 1, 1, canvas.style(role, in: look))
    }
  }

  /// A decided row shows what became of it, a pending one what the preflight has against it.
  static func state(_ row: ProposalRow) -> (CellText, Role)? {
    if row.isWorking { return (Glyph.working, .accent) }
    switch row.value.status {
    case .applied, .accepted: return (Glyph.done, .good)
    case .rejected: return (Glyph.rejected, .dim)
    case .failed: return (Glyph.alert, .bad)
    case .applying: return (Glyph.working, .accent)
    default: break
    }
    if row.reason != nil { return (Glyph.alert, .bad) }
    switch row.check?.state {
    case .warning: return (Glyph.alert, .warning)
    case .error, .stale: return (Glyph.alert, .bad)
    case .ok, nil: return nil
    }
  }

  // MARK: Title

  private func title(_ width: Int) -> TitleLine {
    var left = [TitleLine.Part("4 Rename proposals", hasFocus ? .focusedTitle : nil)]
    if query.recording != nil {
      left.append(.init("of \(recording)", priority: 7, least: 10))
    }
    if let filter = caret.part { left.append(filter) }
    if width >= 110 || (width >= 72 && isLarge) {
      left.append(.init("\(query.sort.rawValue) \(query.descending ? "▼" : "▲")", priority: 3))
    }
    return TitleLine(left: left, right: counts(width))
  }

  private func counts(_ width: Int) -> [TitleLine.Part] {
    let word = query.states == .all ? "in all" : query.states.rawValue
    var parts: [TitleLine.Part] = []
    if let count { parts.append(.init("\(Figure.count(count)) \(word)")) }
    // By index: a row that is handed over is copied with all its texts.
    let wrong = proposals.indices.count { proposals[$0].isOpen && proposals[$0].isDoubtful }
    if !marks.isEmpty {
      parts.append(.init("\(Figure.count(marks.count)) marked", .mark, priority: 6))
    } else if wrong > 0, width >= 72 {
      parts.append(.init("\(Figure.count(wrong)) not ok", .warning, priority: 4))
    }
    return parts
  }

  private var emptyText: [String] {
    if let trouble { return [trouble.message, "It is tried again; R tries at once."] }
    if case .away(let reason) = postgres { return ["PostgreSQL is away: \(reason)", "It is tried again."] }
    guard isLoaded else { return ["loading…"] }
    if !query.filter.isEmpty { return ["nothing matches \(query.filter)", "Esc clears the filter."] }
    if query.recording != nil { return ["This recording has no proposals.", "Esc shows those of all recordings."] }
    if query.states == .pending {
      return ["No name waits for you.", "Type : and propose to look for better names; f shows decided ones."]
    }
    return ["No proposal is \(query.states.rawValue).", "f goes on to the next state."]
  }

  private static let arrow = CellText("→")
}

/// Below Proposals: what the preflight found for the row under the cursor.
struct CheckView: ScreenPart {
  private let region: Layout.Region
  private let row: ProposalRow?

  init(_ model: Model, _ region: Layout.Region) {
    self.region = region
    row = model.proposals.selected
  }

  var rows: Range<Int> { region.rows }

  func draw(on canvas: inout Canvas) {
    var right: [TitleLine.Part] = []
    if let row { right.append(.init(CheckText.word(row), CheckText.role(row))) }
    TitleLine(left: [.init("check")], right: right).draw(on: &canvas, row: region.title.row)
    guard let row else { return }
    let findings = row.check?.findings ?? []
    for (offset, finding) in findings.prefix(region.body.height).enumerated() {
      draw(finding, at: region.body.row + offset, on: &canvas)
    }
    drawReason(row, beside: findings.first, on: &canvas)
  }

  private func draw(_ finding: Finding, at row: Int, on canvas: inout Canvas) {
    let (sign, role) = CheckText.sign(finding.severity)
    canvas.put(sign, row, 1, 1, role)
    canvas.put(CheckText.text(finding), row, 3, canvas.width - 3, .text)
  }

  /// Why the name was proposed, behind the first finding where there is room.
  private func drawReason(_ row: ProposalRow, beside finding: Finding?, on canvas: inout Canvas) {
    guard let reason = row.value.reason, !reason.isEmpty else { return }
    guard let finding else {
      canvas.put(reason, region.body.row, 3, canvas.width - 3, .dim)
      return
    }
    let end = 3 + CellText(CheckText.text(finding)).width
    let start = max(43, end + 3)
    guard start + 12 < canvas.width else { return }
    canvas.put(reason, region.body.row, start, canvas.width - start, .dim)
  }
}

/// A verdict and its findings in words.
enum CheckText {
  static func word(_ row: ProposalRow) -> String {
    if row.isWorking { return "under way" }
    if row.value.status != .pending { return row.value.status.rawValue }
    return row.check?.state.rawValue ?? "checking…"
  }

  static func role(_ row: ProposalRow) -> Role? {
    guard row.value.status == .pending else { return row.value.status == .failed ? .bad : nil }
    switch row.check?.state {
    case .ok: return .good
    case .warning: return .warning
    case .error, .stale: return .bad
    case nil: return nil
    }
  }

  static func sign(_ severity: Finding.Severity) -> (String, Role) {
    switch severity {
    case .info: ("·", .dim)
    case .warning: ("!", .warning)
    case .error: ("✗", .bad)
    }
  }

  static func text(_ finding: Finding) -> String {
    finding.advice.map { "\(finding.message): \($0)" } ?? finding.message
  }
}
