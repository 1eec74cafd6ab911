import Records
import Terminal

/// Sheets that ask: batches, undo, a new name, a threshold, an import, the first start, quitting.
extension SheetPage {
  mutating func batch(_ sheet: BatchSheet, _ width: Int) {
    let isAccept = sheet.decision == .accept
    let above = sheet.minimum.map { ", confidence from \(Figure.score($0)) upwards" } ?? ""
    title = (isAccept ? "Accept" : "Reject") + above
    hints = [Hint("Esc", "close")]
    if let trouble = sheet.trouble {
      lines = SheetLine.wrapped(trouble.message, width: width - 4, .bad)
      return
    }
    guard let preview = sheet.preview else {
      lines = [SheetLine("looking at each of them…", .dim)]
      return
    }
    let count = Figure.count(preview.count)
    guard preview.count > 0 else {
      lines = [SheetLine("There is nothing to \(isAccept ? "accept" : "reject").")]
      lines += leftOut(preview)
      return
    }
    let unit = preview.count == 1 ? (isAccept ? "file" : "proposal") : (isAccept ? "files" : "proposals")
    lines = [SheetLine("\(isAccept ? "Renames" : "Rejects") \(count) \(unit), for example:")]
    lines += examples(preview.examples, width) + leftOut(preview)
    hints = [Hint("Enter", isAccept ? "rename \(count)" : "reject \(count)"), Hint("Esc", "leave as it is")]
  }

  private func examples(_ pairs: [NamePair], _ width: Int) -> [SheetLine] {
    let half = (width - 8) * 42 / 100
    return pairs.prefix(3).map { pair in
      SheetLine().then("", width: 1, gap: 0).then(pair.from, .dim, width: half, gap: 1).then("→", gap: 1).then(pair.to)
    }
  }

  private func leftOut(_ preview: BatchPreview) -> [SheetLine] {
    guard preview.leftOutCount > 0 else { return [] }
    let others = preview.leftOut.reduce(preview.leftOutCount) { $0 - $1.count }
    return [SheetLine("Left out: \(Figure.count(preview.leftOutCount))", .warning)]
      + preview.leftOut.map {
        SheetLine("  \(Figure.count($0.count))  \($0.isExample ? "such as: " : "")\($0.reason)", .warning)
      }
      + (others > 0 ? [SheetLine("  \(Figure.count(others))  for other reasons", .warning)] : [])
  }

  mutating func undo(_ sheet: UndoSheet, _ model: Model, _ width: Int) {
    let preview = sheet.preview
    let isUndo = sheet.reversal == .undo
    title = isUndo ? "Undo" : "Redo"
    let what = preview.decision == .accept ? "renames" : "rejections"
    let count = Figure.count(preview.count)
    lines = [
      SheetLine(
        "\(isUndo ? "Takes back" : "Does again") \(count) \(what) of \(model.settings.zone.text(preview.at)), for example:"
      )
    ]
    lines += examples(preview.examples, width)
    if isUndo { lines.append(SheetLine("Afterwards the proposals are pending again.", .dim)) }
    hints = [Hint("Enter", isUndo ? "take back \(count)" : "do \(count) again"), Hint("Esc", "leave as it is")]
  }

  mutating func edit(_ sheet: EditSheet) {
    title = "Edit the new name"
    right = sheet.isSaving ? "keeping…" : sheet.check?.state.rawValue ?? "checking…"
    head.append(SheetLine().then("old", .dim, gap: 1).then(sheet.row.value.currentFilename, .dim))
    field("new", sheet.field)
    if let problem = sheet.problem { lines.append(SheetLine(problem, .bad)) }
    for finding in sheet.check?.findings ?? [] {
      let (sign, role) = CheckText.sign(finding.severity)
      lines.append(SheetLine().then(sign, role, width: 1, gap: 1).then(CheckText.text(finding)))
    }
    if lines.isEmpty { lines = [SheetLine(sheet.check == nil ? "checking…" : "ok: nothing stands in the way", .dim)] }
    hints = [Hint("Enter", "keeps it; it stays pending"), Hint("Esc", "leave as it was")]
  }

  mutating func threshold(_ sheet: ThresholdSheet) {
    title = "Accept all shown"
    field("from a confidence of", sheet.field)
    if let problem = sheet.problem { lines.append(SheetLine(problem, .bad)) }
    lines.append(SheetLine("What would be renamed is shown first.", .dim))
    hints = [Hint("Enter", "show them"), Hint("Esc", "close")]
  }

  mutating func importPath(_ typed: TextField) {
    title = "Import"
    field("folder or library file", typed)
    lines.append(SheetLine("A folder with audio files, a rekordbox XML, a Traktor NML or a CSV.", .dim))
    hints = [Hint("Enter", "import"), Hint("Esc", "close")]
  }

  mutating func firstStart(_ sheet: FirstStartSheet, _ width: Int) {
    title = "Welcome to tracktion"
    if let trouble = sheet.trouble { lines += SheetLine.wrapped(trouble.message, width: width - 4, .bad) }
    switch sheet.step {
    case .servers:
      let text = """
        No database server is named, and there are no local ones yet. tracktion can keep its own: a PostgreSQL and a \
        graph server, for you alone, in your data folder. Nobody else can reach them, and nothing needs to be set up.
        """
      lines += SheetLine.wrapped(text, width: width - 4)
      lines.append(SheetLine("To use servers that exist: tracktion doctor says how.", .dim))
      hints = [Hint("Enter", "make them"), Hint("q", "quit")]
    case .making:
      lines.append(SheetLine("Making your servers; this takes some seconds…"))
      hints = [Hint("q", "quit")]
    case .path:
      field("your music: a folder or a rekordbox XML", sheet.field)
      lines.append(SheetLine("Files are only read now. Nothing is renamed before you accept it.", .dim))
      hints = [Hint("Enter", sheet.field.isEmpty ? "later" : "import"), Hint("Esc", "later")]
    }
  }

  mutating func quit(_ model: Model) {
    title = "Quit?"
    lines = model.works.map { SheetLine("\($0.title) is under way: \(Figure.count($0.done)) \($0.unit).") }
    lines.append(SheetLine("What is done stays done; a group of renames is finished first.", .dim))
    hints = [Hint("q", "quit"), Hint("Esc", "go on")]
  }

  mutating func stop(_ model: Model) {
    title = "Stop?"
    lines = model.works.filter(\.isBatch).map {
      SheetLine("\($0.title): \(Figure.count($0.done))\($0.total.map { " of \(Figure.count($0))" } ?? "") \($0.unit).")
    }
    lines.append(SheetLine("Stopping waits for the file under way. What is done stays done; u undoes it.", .dim))
    hints = [Hint("s", "stop the batch"), Hint("q", "stop and quit"), Hint("Enter", "go on")]
  }
}
