import FoundationEssentials
import Records
import Terminal

extension Model {
  mutating func pressInSheet(_ key: Key) {
    guard let sheet = sheets.last else { return }
    if key == .escape || key == .control("g") {
      return reversalAwaited != nil && !sheet.isAboutLeaving ? stopAskingForReversal() : closeSheet()
    }
    if key == .control("c") { return interruptSheet(sheet) }
    if key == .control("l") { return emit(.redraw) }
    if !sheet.isText, key == .character("q"), !isQuestion(sheet) { return closeSheet() }
    switch sheet {
    case .help(let sheet): press(key, in: sheet)
    case .palette(let sheet): press(key, in: sheet)
    case .sort(let sheet): press(key, in: sheet)
    case .edit(let sheet): press(key, in: sheet)
    case .batch(let sheet): press(key, in: sheet)
    case .undo(let sheet): if confirms(key), isDrawn(.undo(sheet)) { reverse(sheet) }
    case .threshold(let sheet): press(key, in: sheet)
    case .themes(let sheet): press(key, in: sheet)
    case .proposal(var sheet):
      sheet.top = max(0, sheet.top + steps(key))
      sheets[sheets.count - 1] = .proposal(sheet)
    case .record(var sheet):
      sheet.top = max(0, sheet.top + steps(key))
      sheets[sheets.count - 1] = .record(sheet)
    case .tracklist(let sheet): press(key, in: sheet)
    case .history(let sheet): press(key, in: sheet)
    case .importPath(let field): press(key, inPath: field)
    case .firstStart(let sheet): press(key, in: sheet)
    case .quit: if key == .character("q") || key == .character("y") || key == .enter { emit(.quit) }
    case .stop: pressInStop(key)
    }
  }

  /// In these `q` is an answer.
  private func isQuestion(_ sheet: Sheet) -> Bool {
    switch sheet {
    case .firstStart: true
    default: sheet.isAboutLeaving
    }
  }

  /// With a batch under way it is the batch that is meant, else the sheet.
  private mutating func interruptSheet(_ sheet: Sheet) {
    if case .stop = sheet { return closeSheet() }
    if works.contains(where: \.isBatch) { sheets.append(.stop) } else { closeSheet() }
  }

  /// Whether a question about files can be answered: a key that was typed before it was to be read does not mean it.
  private mutating func isDrawn(_ sheet: Sheet) -> Bool {
    if let question = sheet.questionToConfirm, question == drawnQuestion { return true }
    say("Nothing is done yet: what it would do was not on the screen", .warning)
    return false
  }

  private func confirms(_ key: Key) -> Bool { key == .enter || key == .character("y") }

  mutating func closeSheet() {
    guard let sheet = sheets.popLast() else { return }
    if case .themes(let sheet) = sheet { themeName = sheet.before }
  }

  /// Lines by which a key scrolls a page to read.
  private func steps(_ key: Key) -> Int {
    switch settings.keys.command(for: key, in: [.lists]) {
    case .down: 1
    case .up: -1
    case .pageDown: max(1, rows - 6)
    case .pageUp: -max(1, rows - 6)
    case .halfDown: max(1, rows / 2)
    case .halfUp: -max(1, rows / 2)
    case .first: -100_000
    case .last: 100_000
    default: 0
    }
  }

  /// In a sheet where letters are text, only keys that are no letters move.
  private func stepsInText(_ key: Key) -> Int {
    switch key {
    case .down, .control("n"): 1
    case .up, .control("p"): -1
    case .pageDown: max(1, rows - 6)
    case .pageUp: -max(1, rows - 6)
    default: 0
    }
  }

  mutating func pasteInSheet(_ text: String) {
    switch sheets.last {
    case .help(var sheet):
      _ = sheet.search.insert(text)
      sheets[sheets.count - 1] = .help(sheet)
    case .palette(var sheet):
      _ = sheet.field.insert(text)
      sheets[sheets.count - 1] = .palette(sheet)
    case .edit(var sheet):
      guard !sheet.isSaving, sheet.field.insert(text) == .changed else { return }
      sheets[sheets.count - 1] = .edit(sheet)
      checkEdited()
    case .importPath(var field):
      _ = field.insert(text)
      sheets[sheets.count - 1] = .importPath(field)
    case .firstStart(var sheet) where sheet.step == .path:
      _ = sheet.field.insert(text)
      sheets[sheets.count - 1] = .firstStart(sheet)
    default: break
    }
  }

  // MARK: One sheet each

  private mutating func press(_ key: Key, in help: HelpSheet) {
    var sheet = help
    let steps = stepsInText(key)
    if steps != 0 {
      sheet.top = max(0, sheet.top + steps)
    } else if sheet.search.isEmpty, key == .character("q") || key == .character("?") {
      return closeSheet()
    } else if sheet.search.handle(key) == .changed {
      sheet.top = 0
    }
    sheets[sheets.count - 1] = .help(sheet)
  }

  private mutating func press(_ key: Key, in palette: PaletteSheet) {
    var sheet = palette
    if key == .enter {
      closeSheet()
      if let choice = choice(in: sheet) { choose(choice) }
      return
    }
    let choices = Palette(table: settings.keys).choices(sheet.field.text)
    let steps = stepsInText(key)
    if steps != 0 {
      sheet.cursor = min(max(0, sheet.cursor + steps), max(0, choices.count - 1))
    } else if sheet.field.handle(key) == .changed {
      sheet.cursor = 0
    }
    sheets[sheets.count - 1] = .palette(sheet)
  }

  func choice(in sheet: PaletteSheet) -> Palette.Choice? {
    let choices = Palette(table: settings.keys).choices(sheet.field.text)
    return choices.indices.contains(sheet.cursor) ? choices[sheet.cursor] : nil
  }

  private mutating func choose(_ choice: Palette.Choice) {
    switch choice {
    case .place(let fraction): jump(to: fraction)
    case .command(let binding):
      if let pane = binding.pane { focus(on: pane) }
      perform(binding.command)
    }
  }

  private mutating func press(_ key: Key, in sort: SortSheet) {
    var sheet = sort
    switch key {
    case .enter: return choose(sheet, flips: false)
    case .character(" "), .character("s"): return choose(sheet, flips: true)
    default: sheet.cursor = min(max(0, sheet.cursor + steps(key)), sheet.count - 1)
    }
    sheets[sheets.count - 1] = .sort(sheet)
  }

  /// A new column begins in its natural direction; the one in force turns round.
  private mutating func choose(_ sheet: SortSheet, flips: Bool) {
    sheets.removeLast()
    if sheet.pane == .recordings {
      let sort = sheet.columns[sheet.cursor]
      let isSame = recordingQuery.sort == sort
      recordingQuery.descending = isSame || flips ? !(isSame && recordingQuery.descending) : false
      recordingQuery.sort = sort
      reloadRecordings(recordings.rows.isEmpty ? .start : .around(recordings.nearCursor))
    } else {
      let sort = ProposalSort.allCases[sheet.cursor]
      let isSame = proposalQuery.sort == sort
      proposalQuery.descending = isSame ? !proposalQuery.descending : (sort == .confidence) != flips
      proposalQuery.sort = sort
      reloadProposals(proposals.rows.isEmpty ? .start : .around(proposals.nearCursor))
    }
  }

  private mutating func press(_ key: Key, in edit: EditSheet) {
    var sheet = edit
    guard !sheet.isSaving else { return }
    if key == .enter {
      let name = sheet.field.text
      guard name != sheet.row.value.proposedFilename else { return closeSheet() }
      guard !name.isEmpty else { return }
      sheet.isSaving = true
      sheets[sheets.count - 1] = .edit(sheet)
      return emit(.saveName(proposal: sheet.row.id, name: name))
    }
    let outcome = sheet.field.handle(key)
    if outcome == .changed {
      sheet.problem = nil
      sheet.check = nil
    }
    sheets[sheets.count - 1] = .edit(sheet)
    if outcome == .changed { checkEdited() }
  }

  private mutating func press(_ key: Key, in batch: BatchSheet) {
    guard confirms(key) || key == .character("n") else { return }
    guard key != .character("n") else { return closeSheet() }
    guard batch.trouble == nil, batch.preview?.count != 0, isDrawn(.batch(batch)) else { return }
    closeSheet()
    carryOut(batch)
  }

  private mutating func reverse(_ sheet: UndoSheet) {
    closeSheet()
    emit(.reverse(sheet.reversal, batch: sheet.preview.batch))
  }

  private mutating func press(_ key: Key, in threshold: ThresholdSheet) {
    var sheet = threshold
    if key == .enter {
      let text = sheet.field.text.split(separator: ",").joined(separator: ".")
      guard let minimum = Double(text), (0...1).contains(minimum) else {
        sheet.problem = "a number from 0 to 1 is needed"
        sheets[sheets.count - 1] = .threshold(sheet)
        return
      }
      sheets.removeLast()
      return preview(.accept, .confident(proposalQuery, minimum: minimum), minimum: minimum)
    }
    if sheet.field.handle(key) == .changed { sheet.problem = nil }
    sheets[sheets.count - 1] = .threshold(sheet)
  }

  private mutating func press(_ key: Key, in themes: ThemeSheet) {
    var sheet = themes
    if key == .enter {
      sheets.removeLast()
      return emit(.rememberTheme(themeName))
    }
    sheet.cursor = min(max(0, sheet.cursor + steps(key)), settings.themes.count - 1)
    themeName = settings.themes[sheet.cursor].name
    sheets[sheets.count - 1] = .themes(sheet)
  }

  private mutating func press(_ key: Key, in tracklist: TracklistSheet) {
    var sheet = tracklist
    let tracks = sheet.value?.tracks ?? []
    if key == .enter {
      guard tracks.indices.contains(sheet.list.cursor) else { return }
      guard let id = tracks[sheet.list.cursor].catalogTrackID else {
        return say("This track is not in the library")
      }
      closeSheet()
      focus(on: .recordings)
      return go(to: id)
    }
    sheet.list.move(by: steps(key), count: tracks.count, visible: max(1, rows - 5))
    sheets[sheets.count - 1] = .tracklist(sheet)
  }

  private mutating func press(_ key: Key, in history: HistorySheet) {
    var sheet = history
    let entries = sheet.entries ?? []
    if settings.keys.command(for: key, in: [.anywhere]) == .undo {
      guard entries.indices.contains(sheet.list.cursor) else { return }
      let entry = entries[sheet.list.cursor]
      return previewUndo(entry.undoneAt == nil ? .undo : .redo, batch: entry.id)
    }
    sheet.list.move(by: steps(key), count: entries.count, visible: max(1, rows - 5))
    sheets[sheets.count - 1] = .history(sheet)
  }

  private mutating func press(_ key: Key, inPath path: TextField) {
    var field = path
    if key == .enter, !field.isEmpty {
      closeSheet()
      emit(.run(.importLibrary(path: field.text)))
      return say("Importing \(field.text)…")
    }
    _ = field.handle(key)
    sheets[sheets.count - 1] = .importPath(field)
  }

  private mutating func press(_ key: Key, in first: FirstStartSheet) {
    var sheet = first
    switch sheet.step {
    case .servers:
      if key == .character("q") || key == .character("n") { return emit(.quit) }
      guard confirms(key) else { return }
      sheet.step = .making
      sheet.trouble = nil
      emit(.makeLocalServers)
    case .making:
      if key == .character("q") { return emit(.quit) }
    case .path:
      if key == .enter {
        sheets.removeLast()
        guard !sheet.field.isEmpty else { return say("Import later with : import", .plain) }
        return emit(.run(.importLibrary(path: sheet.field.text)))
      }
      _ = sheet.field.handle(key)
    }
    sheets[sheets.count - 1] = .firstStart(sheet)
  }

  private mutating func pressInStop(_ key: Key) {
    switch key {
    case .character("s"):
      sheets.removeLast()
      for work in works where work.isBatch { emit(.stopWork(work.id)) }
      say("Stopping after the file under way; what was done stays done")
    case .character("q"):
      for work in works where work.isBatch { emit(.stopWork(work.id)) }
      emit(.quit)
    case .enter, .character("g"): sheets.removeLast()
    default: break
    }
  }
}
