import FoundationEssentials
import Records

extension Model {
  mutating func open(_ command: Command) {
    switch command {
    case .help: sheets.append(.help(HelpSheet(pane: focus)))
    case .palette: sheets.append(.palette(PaletteSheet()))
    case .history:
      sheets.append(.history(HistorySheet()))
      readHistory()
    case .theme: openThemes()
    case .openProposal: if let row = proposals.selected { sheets.append(.proposal(ProposalSheet(row: row))) }
    case .openTracklist: openTracklist()
    default: openRecord()
    }
  }

  /// Also after a batch: what an open history shows is what has just changed.
  mutating func readHistory() {
    guard let index = sheets.lastIndex(where: \.isHistory), case .history(var sheet) = sheets[index] else { return }
    sheet.question = newQuestion()
    sheet.isBeingRead = true
    sheets[index] = .history(sheet)
    emit(.loadHistory(generation: sheet.question))
  }

  private mutating func openThemes() {
    guard settings.colors else { return say("This terminal shows no colours, or NO_COLOR is set") }
    let cursor = settings.themes.firstIndex { $0.name == themeName } ?? 0
    sheets.append(.themes(ThemeSheet(cursor: cursor, before: themeName)))
  }

  private mutating func openTracklist() {
    guard let tracklist = selectedTracklist else { return say("There is no tracklist here") }
    let question = newQuestion()
    sheets.append(.tracklist(TracklistSheet(question: question, title: tracklist.title, recording: subject.id)))
    emit(.loadTracklist(tracklist.id, generation: question))
  }

  private mutating func openRecord() {
    let (id, name) = focus == .recordings ? (recordings.selectedID, recordings.selected?.name ?? "") : subject
    guard let id else { return say("There is no recording here") }
    let question = newQuestion()
    sheets.append(.record(RecordSheet(question: question, name: name)))
    emit(.loadRecord(recording: id, generation: question))
  }

  // MARK: Answers

  mutating func receiveSheet(_ message: Message) {
    switch message {
    case .record(let value, let question):
      changeSheet(question) {
        guard case .record(var sheet) = $0 else { return }
        sheet.value = value
        $0 = .record(sheet)
      }
    case .tracklist(let value, let question):
      changeSheet(question) {
        guard case .tracklist(var sheet) = $0 else { return }
        sheet.value = value
        let recording = sheet.recording
        sheet.list.cursor = value.tracks.firstIndex { recording != nil && $0.catalogTrackID == recording } ?? 0
        $0 = .tracklist(sheet)
      }
    case .history(let entries, let question):
      changeSheet(question) {
        guard case .history(var sheet) = $0 else { return }
        // The same batch stays under the cursor while others come.
        let batch = sheet.entries.flatMap { $0.indices.contains(sheet.list.cursor) ? $0[sheet.list.cursor].id : nil }
        sheet.list.cursor = entries.firstIndex { $0.id == batch } ?? 0
        sheet.entries = entries
        sheet.isBeingRead = false
        $0 = .history(sheet)
      }
    case .nameChecked(let check, let question):
      changeSheet(question) {
        guard case .edit(var sheet) = $0 else { return }
        sheet.check = check
        $0 = .edit(sheet)
      }
    case .batchPreviewed(let preview, let question):
      changeSheet(question) {
        guard case .batch(var sheet) = $0 else { return }
        sheet.preview = preview
        $0 = .batch(sheet)
      }
    case .undoPreviewed(let preview, let question) where question == reversalAwaited: show(preview, question)
    case .sheetFailed(let trouble, let question): fail(trouble, question)
    case .nameSaved(let proposal): receiveSaved(proposal)
    case .nameRefused(let id, let reason): refuseName(id, reason)
    default: break
    }
  }

  /// Changes the sheet that asked; nothing where it was closed.
  private mutating func changeSheet(_ question: Int, _ change: (inout Sheet) -> Void) {
    guard let index = sheets.lastIndex(where: { $0.question == question }) else { return }
    change(&sheets[index])
  }

  private mutating func show(_ preview: UndoPreview?, _ question: Int) {
    reversalAwaited = nil
    guard let preview else { return say("There is nothing to undo or redo") }
    guard preview.count > 1 else { return emit(.reverse(preview.reversal, batch: preview.batch)) }
    // Nobody may confirm what was not there to be read.
    if !heldBack.isEmpty {
      heldBack = []
      say("What was typed before this question is forgotten", .warning)
    }
    let place = sheets.firstIndex(where: \.isAboutLeaving) ?? sheets.count
    let sheet = UndoSheet(question: question, reversal: preview.reversal, preview: preview)
    sheets.insert(.undo(sheet), at: place)
  }

  private mutating func fail(_ trouble: Trouble, _ question: Int) {
    if question == reversalAwaited {
      say(trouble.message, .bad)
      forgetHeldBack(.reversal, trouble.message)
      reversalAwaited = nil
    }
    guard let index = sheets.lastIndex(where: { $0.question == question }) else { return }
    forgetHeldBack(.sheet, trouble.message)
    switch sheets[index] {
    case .record(var sheet):
      sheet.trouble = trouble
      sheets[index] = .record(sheet)
    case .tracklist(var sheet):
      sheet.trouble = trouble
      sheets[index] = .tracklist(sheet)
    case .history(var sheet):
      sheet.isBeingRead = false
      if sheet.entries == nil { sheet.trouble = trouble } else { say(trouble.message, .bad) }
      sheets[index] = .history(sheet)
    case .batch(var sheet):
      sheet.trouble = trouble
      sheets[index] = .batch(sheet)
    default: break
    }
  }

  private mutating func receiveSaved(_ proposal: RenameProposal) {
    proposals.update(proposal.id) { $0.replace(proposal) }
    sheets.removeAll { $0.isSaving(proposal.id) }
    say("New name kept, still pending: \(proposal.proposedFilename)", .good)
  }

  private mutating func refuseName(_ id: UUID, _ reason: String) {
    guard let index = sheets.lastIndex(where: { $0.isSaving(id) }), case .edit(var sheet) = sheets[index] else {
      return say("Not kept: \(reason)", .bad)
    }
    // Letters that waited would go into the name.
    forgetHeldBack(.name, reason)
    sheet.problem = reason
    sheet.isSaving = false
    sheets[index] = .edit(sheet)
  }
}

extension Sheet {
  fileprivate var isHistory: Bool { if case .history = self { true } else { false } }

  fileprivate func isSaving(_ proposal: UUID) -> Bool {
    if case .edit(let sheet) = self { sheet.isSaving && sheet.row.id == proposal } else { false }
  }
}
