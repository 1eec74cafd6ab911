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
    guard case .history = sheets.last else { return }
    sheetGeneration += 1
    emit(.loadHistory(generation: sheetGeneration))
  }

  private mutating func openThemes() {
    guard settings.colors else { return say("This terminal shows no colours, or NO_COLOR is set") }
    let cursor = settings.themes.firstIndex { $0.name == themeName } ?? 0
    sheets.append(.themes(ThemeSheet(cursor: cursor, before: themeName)))
  }

  private mutating func openTracklist() {
    guard let tracklist = selectedTracklist else { return say("There is no tracklist here") }
    sheets.append(.tracklist(TracklistSheet(title: tracklist.title)))
    sheetGeneration += 1
    emit(.loadTracklist(tracklist.id, generation: sheetGeneration))
  }

  private mutating func openRecord() {
    let (id, name) = focus == .recordings ? (recordings.selectedID, recordings.selected?.name ?? "") : subject
    guard let id else { return say("There is no recording here") }
    sheets.append(.record(RecordSheet(name: name)))
    sheetGeneration += 1
    emit(.loadRecord(recording: id, generation: sheetGeneration))
  }

  // MARK: Answers

  mutating func receiveSheet(_ message: Message) {
    switch message {
    case .record(let value, let generation) where generation == sheetGeneration:
      changeSheet {
        if case .record(var sheet) = $0 {
          sheet.value = value
          $0 = .record(sheet)
        }
      }
    case .tracklist(let value, let generation) where generation == sheetGeneration: show(value)
    case .history(let entries, let generation) where generation == sheetGeneration:
      changeSheet {
        if case .history(var sheet) = $0 {
          // The same batch stays under the cursor while others come.
          let batch = sheet.entries.flatMap { $0.indices.contains(sheet.list.cursor) ? $0[sheet.list.cursor].id : nil }
          sheet.list.cursor = entries.firstIndex { $0.id == batch } ?? 0
          sheet.entries = entries
          $0 = .history(sheet)
        }
      }
    case .sheetFailed(let trouble, let generation) where generation == sheetGeneration: fail(trouble)
    case .nameChecked(let check, let generation) where generation == sheetGeneration:
      changeSheet {
        if case .edit(var sheet) = $0 {
          sheet.check = check
          $0 = .edit(sheet)
        }
      }
    case .batchPreviewed(let preview, let generation) where generation == sheetGeneration:
      changeSheet {
        if case .batch(var sheet) = $0 {
          sheet.preview = preview
          $0 = .batch(sheet)
        }
      }
    case .undoPreviewed(let preview, let generation) where generation == sheetGeneration: show(preview)
    case .nameSaved(let proposal): receiveSaved(proposal)
    case .nameRefused(let id, let reason): refuseName(id, reason)
    default: break
    }
  }

  mutating func changeSheet(_ change: (inout Sheet) -> Void) {
    guard !sheets.isEmpty else { return }
    change(&sheets[sheets.count - 1])
  }

  private mutating func show(_ tracklist: Tracklist) {
    let place = following.shown.flatMap { id in tracklist.tracks.firstIndex { $0.catalogTrackID == id } }
    changeSheet {
      guard case .tracklist(var sheet) = $0 else { return }
      sheet.value = tracklist
      sheet.list.cursor = place ?? 0
      $0 = .tracklist(sheet)
    }
  }

  private mutating func show(_ preview: UndoPreview?) {
    guard let preview else { return say("There is nothing to undo or redo") }
    guard preview.count > 1 else { return emit(.reverse(preview.reversal, batch: preview.batch)) }
    sheets.append(.undo(UndoSheet(reversal: preview.reversal, preview: preview)))
  }

  private mutating func fail(_ trouble: Trouble) {
    if case .history(let sheet) = sheets.last, sheet.entries != nil { return say(trouble.message, .bad) }
    changeSheet {
      switch $0 {
      case .record(var sheet):
        sheet.trouble = trouble
        $0 = .record(sheet)
      case .tracklist(var sheet):
        sheet.trouble = trouble
        $0 = .tracklist(sheet)
      case .history(var sheet):
        sheet.trouble = trouble
        $0 = .history(sheet)
      case .batch(var sheet):
        sheet.trouble = trouble
        $0 = .batch(sheet)
      default: break
      }
    }
    if sheets.isEmpty { say(trouble.message, .bad) }
  }

  private mutating func receiveSaved(_ proposal: RenameProposal) {
    proposals.update(proposal.id) { $0.replace(proposal) }
    if case .edit(let sheet) = sheets.last, sheet.row.id == proposal.id { sheets.removeLast() }
    say("New name kept, still pending: \(proposal.proposedFilename)", .good)
  }

  private mutating func refuseName(_ id: UUID, _ reason: String) {
    guard case .edit(var sheet) = sheets.last, sheet.row.id == id else { return say("Not kept: \(reason)", .bad) }
    sheet.problem = reason
    sheet.isSaving = false
    sheets[sheets.count - 1] = .edit(sheet)
  }
}
