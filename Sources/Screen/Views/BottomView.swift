import Terminal

/// The message line and the footer; below 18 rows the message stands in the footer's place while there is one.
struct BottomView: ScreenPart {
  /// Nil: the message shares the footer.
  private let messageRow: Int?
  private let footerRow: Int
  private let hints: [Hint]
  private let wait: String?
  private let look: String?
  private let filterProblem: FilterProblem?
  /// Work that takes over half a second.
  private let slowWork: Work?
  private let notice: Notice?
  private let trouble: Trouble?

  init(_ model: Model, _ layout: Layout) {
    (messageRow, footerRow) = (layout.message?.row, layout.footer.row)
    hints = Self.hints(model, layout)
    (wait, look) = (model.waitSentence, model.lookSentence)
    let isProposals = model.list == .proposals
    filterProblem = isProposals ? model.proposalFilter.problem : model.recordingFilter.problem
    let slowWork = model.works.first(where: \.isSlow)
    self.slowWork = slowWork
    // One that stays has its place when the work has ended.
    notice = model.notice.flatMap { $0.stays && slowWork != nil ? nil : $0 }
    trouble = isProposals ? model.proposals.trouble : model.recordings.trouble
  }

  var rows: Range<Int> { (messageRow ?? footerRow)..<footerRow + 1 }

  func draw(on canvas: inout Canvas) {
    drawFooter(on: &canvas)
    if let messageRow {
      drawMessage(on: &canvas, row: messageRow)
    } else if hasMessage {
      canvas.fill(footerRow, canvas.theme.style(.message))
      drawMessage(on: &canvas, row: footerRow)
    }
  }

  private var hasMessage: Bool {
    wait != nil || look != nil || filterProblem != nil || notice != nil || slowWork != nil
  }

  private func drawMessage(on canvas: inout Canvas, row: Int) {
    let width = canvas.width - 1
    if let wait {
      canvas.put(wait, row, 1, width, .warning)
    } else if let filterProblem {
      canvas.put("filter, at \(filterProblem.offset + 1): \(filterProblem.message)", row, 1, width, .bad)
    } else if let notice {
      canvas.put(text(of: notice, width), row, 1, width, role(notice.tone))
    } else if let look {
      canvas.put(look, row, 1, width, .message)
    } else if let slowWork {
      ProgressLine(work: slowWork).draw(on: &canvas, row: row)
    } else if let trouble {
      canvas.put(trouble.message, row, 1, width, .bad)
    }
  }

  private func text(of notice: Notice, _ width: Int) -> String {
    guard let long = notice.long, CellText(long).width <= width else { return notice.text }
    return long
  }

  private func role(_ tone: Notice.Tone) -> Role {
    switch tone {
    case .plain: .message
    case .good: .good
    case .warning: .warning
    case .bad: .bad
    }
  }

  // MARK: Footer

  private func drawFooter(on canvas: inout Canvas) {
    let row = footerRow
    canvas.fill(row, canvas.theme.style(.footer))
    var at = 1
    let (accent, plain) = (canvas.theme.style(.accent), canvas.theme.style(.footer))
    for hint in fitting(hints, canvas.width) {
      at += canvas.put(hint.key, row, at, canvas.width - at, accent) + 1
      at += canvas.put(hint.text, row, at, canvas.width - at, plain) + 2
    }
  }

  private static func hints(_ model: Model, _ layout: Layout) -> [Hint] {
    if let sheet = model.sheets.last { return SheetPage(sheet, model: model, width: layout.columns).hints }
    if model.typing != nil { return Hint.typing }
    return model.settings.keys.footers[model.focus] ?? []
  }

  /// Hints are dropped whole, from the right; the last one stays.
  private func fitting(_ hints: [Hint], _ width: Int) -> [Hint] {
    var hints = hints
    while hints.count > 1, hints.reduce(-1, { $0 + $1.width + 2 }) > width { hints.remove(at: hints.count - 2) }
    return hints
  }
}

/// A key and what it does, for the footer.
struct Hint: Sendable, Equatable {
  let key: CellText
  let text: CellText

  init(_ key: String, _ text: String) {
    self.key = CellText(key)
    self.text = CellText(text)
  }

  var width: Int { key.width + 1 + text.width }

  static let typing = [
    Hint("Enter", "keeps the filter"), Hint("Esc", "clears it"), Hint("↑ ↓", "move"),
    Hint("words", "artist, title, album, file name"), Hint("field:value", "bpm:120-130 key:8A genre:techno"),
  ]
}

/// The progress of work: from counts, not from time.
struct ProgressLine {
  let work: Work

  func draw(on canvas: inout Canvas, row: Int) {
    let text = CellText(figures)
    let title = " \(work.title) "
    var at = canvas.put(title, row, 0, canvas.width, .message)
    if let total = work.total, total > 0 {
      let length = max(10, min(40, canvas.width - at - text.width - 4))
      let full = min(length, length * min(work.done, total) / total)
      canvas.frame.fill(row: row, column: at, width: full, with: "█", style: canvas.theme.style(.good))
      canvas.frame.fill(row: row, column: at + full, width: length - full, with: "░", style: canvas.theme.style(.dim))
      at += length + 1
    }
    canvas.put(text, row, at, canvas.width - at, canvas.theme.style(.message))
  }

  private var figures: String {
    let rate = work.elapsed > 0 ? Double(work.done) / work.elapsed : 0
    let speed =
      rate > 0 ? "  \(Figure.count(Int(min(rate, 1e12).rounded())))/s" : "  \(Figure.duration(work.elapsed))"
    guard let total = work.total, total > 0 else { return "\(Figure.count(work.done)) \(work.unit)\(speed)" }
    let left = rate > 0 && total > work.done ? "  \(Figure.duration(Double(total - work.done) / rate)) left" : ""
    return "\(Figure.count(work.done)) of \(Figure.count(total)) \(work.unit)\(speed)\(left)"
  }
}
