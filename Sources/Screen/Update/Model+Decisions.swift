import FoundationEssentials
import Records

extension Model {
  mutating func performDecision(_ command: Command) {
    switch command {
    case .accept: decide(.accept)
    case .reject: decide(.reject)
    case .edit: edit()
    case .acceptAbove: sheets.append(.threshold(ThresholdSheet(field: TextField("0.80"))))
    case .undo: previewUndo(.undo, batch: nil)
    default: previewUndo(.redo, batch: nil)
    }
  }

  /// Marked rows, else the row under the cursor; more than one is shown first.
  private mutating func decide(_ decision: Decision) {
    keepRange()
    if proposalMarks.isEmpty { return decideSelected(decision) }
    if proposalMarks.count == 1 {
      begin(decision, proposalMarks)
      proposalMarks.removeAll()
    } else {
      preview(decision, .these(proposalMarks), minimum: nil)
    }
  }

  private mutating func decideSelected(_ decision: Decision) {
    guard let row = proposals.selected else { return say("There is no proposal here") }
    guard !row.isWorking else { return say("This one is under way") }
    guard row.value.status == .pending || row.value.status == .failed else {
      return say("This one is \(row.value.status.rawValue); u takes the last decision back", .warning)
    }
    begin(decision, MarkSet([row.id]))
    toNextOpen()
  }

  private mutating func begin(_ decision: Decision, _ ids: MarkSet) {
    for index in proposals.rows.indices where ids.contains(proposals.rows[index].id) {
      proposals.rows[index].isWorking = true
      proposals.rows[index].reason = nil
    }
    emit(.decide(decision, .these(ids)))
  }

  /// The cursor goes to the next row that can still be decided; where none is left below, it stays.
  private mutating func toNextOpen() {
    let below = proposals.rows.indices.dropFirst(proposals.cursor + 1)
    if let next = below.first(where: { proposals.rows[$0].isOpen }) {
      proposals.select(index: next)
    } else if !proposals.atEnd {
      // It is on the page that comes.
      proposals.move(by: proposals.rows.count - proposals.cursor)
    }
  }

  mutating func preview(_ decision: Decision, _ selection: ProposalSelection, minimum: Double?) {
    let question = newQuestion()
    sheets.append(
      .batch(BatchSheet(question: question, decision: decision, selection: selection, minimum: minimum)))
    emit(.preview(decision, selection, generation: question))
  }

  /// After the dialog.
  mutating func carryOut(_ sheet: BatchSheet) {
    if case .these(let ids) = sheet.selection {
      for index in proposals.rows.indices where ids.contains(proposals.rows[index].id) {
        if proposals.rows[index].isOpen { proposals.rows[index].isWorking = true }
      }
    }
    emit(.decide(sheet.decision, sheet.selection))
    proposalMarks.removeAll()
  }

  private mutating func edit() {
    guard let row = proposals.selected else { return say("There is no proposal here") }
    guard row.isOpen else { return say("Only a pending proposal can be edited", .warning) }
    var field = TextField(row.value.proposedFilename)
    if let dot = row.value.proposedFilename.lastIndex(of: ".") {
      field.place(row.value.proposedFilename[..<dot].count)
    }
    sheets.append(.edit(EditSheet(row: row, field: field, check: row.check)))
    checkEdited()
  }

  mutating func checkEdited() {
    guard case .edit(var sheet) = sheets.last else { return }
    sheet.question = newQuestion()
    sheets[sheets.count - 1] = .edit(sheet)
    emit(.checkName(proposal: sheet.row.id, name: sheet.field.text, generation: sheet.question))
  }

  mutating func previewUndo(_ reversal: Reversal, batch: UUID?) {
    guard !showsBatch else {
      let (stop, key) = (settings.keys.keyName(.interrupt), settings.keys.keyName(reversal == .undo ? .undo : .redo))
      return say("A batch is under way; \(stop) can stop it, then \(key) takes back what was done", .warning)
    }
    let question = newQuestion()
    reversalAwaited = question
    notice = nil
    emit(.previewUndo(reversal, batch: batch, generation: question))
  }

  mutating func stopAskingForReversal() {
    reversalAwaited = nil
    say("Nothing is taken back")
  }

  mutating func receiveChecks(_ checks: [UUID: ProposalCheck]) {
    for index in proposals.rows.indices {
      if let check = checks[proposals.rows[index].id] { proposals.rows[index].check = check }
    }
  }

  // MARK: What became of it

  mutating func receive(_ report: BatchReport) {
    for index in proposals.rows.indices where report.asked.contains(proposals.rows[index].id) {
      proposals.rows[index].isWorking = false
    }
    let items = Dictionary(report.items.map { ($0.proposal, $0) }, uniquingKeysWith: { _, last in last })
    for index in proposals.rows.indices {
      guard let item = items[proposals.rows[index].id] else { continue }
      proposals.rows[index].take(item, after: report.action)
    }
    for item in report.items {
      if item.outcome == .applied { renamed.insert(item.recording) }
      if item.outcome == .pending { renamed.remove(item.recording) }
    }
    say(BatchSentence(report: report, undoKey: settings.keys.keyName(.undo)).notice)
    if !report.hasDone, let notice { forgetHeldBack(.decision, notice.text) }
    decisionsUnderWay = max(0, decisionsUnderWay - 1)
    if case .reversal = report.action { reversalsUnderWay = max(0, reversalsUnderWay - 1) }
    readHistory()
  }
}

extension BatchReport {
  /// Something was done, and all that was begun: undo would take it back.
  fileprivate var hasDone: Bool {
    trouble == nil && items.contains { $0.outcome != .refused && $0.outcome != .failed }
  }
}

extension ProposalRow {
  fileprivate mutating func take(_ item: BatchReport.Item, after action: BatchReport.Action) {
    reason = item.reason
    isWorking = false
    switch item.outcome {
    case .applied: value.status = .applied
    case .accepted: value.status = .accepted
    case .rejected: value.status = .rejected
    case .failed: value.status = .failed
    case .pending:
      value.status = .pending
      check = nil
    case .refused: break
    }
  }
}
