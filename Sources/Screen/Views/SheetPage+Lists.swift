import FoundationEssentials
import Records
import Terminal

/// Sheets from which something is chosen or read: help, palette, sort, themes, history, tracks.
extension SheetPage {
  mutating func help(_ sheet: HelpSheet, _ table: KeyTable) {
    title = "Help: \(sheet.pane.name)"
    isFull = true
    top = sheet.top
    field("search", sheet.search)
    let wanted = sheet.search.text.lowercased()
    let scopes: [Scope] =
      [sheet.pane.scope, .lists, .anywhere, .palette] + Pane.order.map(\.scope).filter { $0 != sheet.pane.scope }
    for scope in scopes {
      let found = table.bindings.filter { $0.scope == scope && SheetPage.matches($0, wanted) }
      guard !found.isEmpty else { continue }
      if !lines.isEmpty { lines.append(SheetLine()) }
      lines.append(SheetLine(scope.title, .focusedTitle))
      lines += found.map(SheetPage.line)
    }
    if wanted.isEmpty { lines += SheetPage.remarks }
    if lines.isEmpty { lines = [SheetLine("nothing matches \(sheet.search.text)", .dim)] }
    hints = [Hint("letters", "search"), Hint("↑ ↓", "scroll"), Hint("Esc", "close")]
  }

  private static func matches(_ binding: KeyTable.Binding, _ wanted: String) -> Bool {
    guard !wanted.isEmpty else { return true }
    let keys = binding.keys.map { $0.name.lowercased() }
    // One letter is looked for among the keys, more in all the text.
    if wanted.count == 1 { return keys.contains(wanted) }
    return ([binding.help.lowercased(), binding.hint.lowercased(), binding.command.rawValue] + keys).contains {
      $0.contains(wanted)
    }
  }

  private static func line(_ binding: KeyTable.Binding) -> SheetLine {
    let keys = binding.keys.map(\.name).joined(separator: "  ")
    return SheetLine().then(keys.isEmpty ? ": \(binding.command.rawValue)" : keys, .accent, width: 20).then(
      binding.help)
  }

  private static let remarks: [SheetLine] = [
    SheetLine(), SheetLine("Filter language", .focusedTitle),
    SheetLine("Words match artist, title, album and file name; all of them must occur."),
    SheetLine("\"two words\" are one; a | b is or; -genre:pop is not; genre:\"drum & bass\"."),
    SheetLine("bpm:120-130  bpm:>128  key:8A  key:~8A (goes with 8A)  path:incoming/  proposal:pending"),
    SheetLine(), SheetLine("Signs", .focusedTitle),
    SheetLine("Recordings: ● a proposal waits   ! failed or stale   ? file missing   ✓ renamed   + marked"),
    SheetLine("Proposals: ✓ applied   ✗ rejected   ! something is to be looked at, or failed   … under way"),
    SheetLine(), SheetLine("In tmux, Esc is quick with: set -sg escape-time 25", .dim),
  ]

  mutating func palette(_ sheet: PaletteSheet, _ table: KeyTable) {
    title = "Commands"
    isFull = true
    field(":", sheet.field)
    for choice in Palette(table: table).choices(sheet.field.text) {
      switch choice {
      case .place(let fraction):
        lines.append(
          SheetLine().then("\(Int(fraction * 100)) %", .accent, width: 18).then("goes to that part of the list"))
      case .command(let binding):
        let keys = binding.keys.first?.name ?? ""
        lines.append(
          SheetLine().then(binding.command.rawValue, .accent, width: 18).then(keys, .text, width: 9).then(binding.help))
      }
    }
    if lines.isEmpty { lines = [SheetLine("no command matches", .dim)] } else { selected = sheet.cursor }
    right = Figure.count(lines.count)
    hints = [Hint("letters", "search"), Hint("↑ ↓", "choose"), Hint("Enter", "do it"), Hint("Esc", "close")]
  }

  mutating func sort(_ sheet: SortSheet, _ model: Model) {
    title = "Sort \(sheet.pane.name)"
    selected = sheet.cursor
    let isRecordings = sheet.pane == .recordings
    let names = isRecordings ? sheet.columns.map(\.name) : ProposalSort.allCases.map(\.rawValue)
    let current = isRecordings ? model.recordingQuery.sort.name : model.proposalQuery.sort.rawValue
    let descending = isRecordings ? model.recordingQuery.descending : model.proposalQuery.descending
    let width = names.map { CellText($0).width }.max() ?? 0
    lines = names.map { name in
      SheetLine().then(name, .text, width: min(max(12, width), 32)).then(
        name == current ? (descending ? "▼" : "▲") : "", .accent)
    }
    hints = [
      Hint("↑ ↓", "choose"), Hint("Enter", "sort by it"), Hint("Space", "the other way round"), Hint("Esc", "close"),
    ]
  }

  mutating func themes(_ sheet: ThemeSheet, _ model: Model) {
    title = "Theme"
    selected = sheet.cursor
    lines = model.settings.themes.map { theme in
      SheetLine().then(theme.name, .text, width: 24).then(theme.isDark ? "dark" : "light", .dim, width: 6)
        .then(theme.source, .dim)
    }
    hints = [Hint("↑ ↓", "try"), Hint("Enter", "keep"), Hint("Esc", "as it was")]
  }

  mutating func history(_ sheet: HistorySheet, _ model: Model, _ width: Int) {
    title = "History"
    isFull = true
    hints = [Hint("Esc", "close")]
    guard let entries = sheet.entries else {
      lines = [SheetLine(sheet.trouble?.message ?? "loading…", sheet.trouble == nil ? .dim : .bad)]
      return
    }
    right = entries.isEmpty ? "" : "\(sheet.list.cursor + 1) of \(Figure.count(entries.count))"
    selected = entries.isEmpty ? nil : sheet.list.cursor
    lines = SheetPage.lines(entries, model.settings.zone, width)
    if entries.isEmpty {
      lines = [SheetLine("Nothing was accepted or rejected yet.", .dim)]
    } else {
      hints.insert(Hint(model.settings.keys.keyName(.undo), "undo or redo this one"), at: 0)
    }
  }

  /// When a batch was undone is told as far as there is room for all of it: the moment, its day, or that it was.
  private static func lines(_ entries: [HistoryEntry], _ zone: LocalZone, _ width: Int) -> [SheetLine] {
    let who = entries.map { "\($0.user)@\($0.host)" }
    let what = entries.map { entry in
      let failed = entry.failed > 0 ? ", \(Figure.count(entry.failed)) failed" : ""
      return "\(entry.decision == .accept ? "renamed" : "rejected") \(Figure.count(entry.done))\(failed)"
    }
    func longest(_ texts: [String]) -> Int { texts.map { CellText($0).width }.max() ?? 0 }
    let whatWidth = longest(what)
    // Of what margins, the moment and the gaps between four columns leave.
    let room = width - 25 - whatWidth
    let forms: [(Date) -> String] = [
      { "undone \(zone.text($0))" }, { "undone \(zone.text($0).prefix(10))" }, { _ in "undone" },
    ]
    let told = forms.map { form in entries.map { $0.undoneAt.map(form) ?? "" } }
    let undone = told.first { longest(who) + longest($0) <= room } ?? told[2]
    let whoWidth = max(1, min(longest(who), room - longest(undone)))
    return entries.indices.map { index in
      SheetLine().then(zone.text(entries[index].at), .text, width: 16).then(who[index], .dim, width: whoWidth)
        .then(what[index], entries[index].failed > 0 ? .warning : .text, width: whatWidth).then(undone[index], .dim)
    }
  }

  mutating func tracklist(_ sheet: TracklistSheet, _ width: Int) {
    title = sheet.title
    isFull = true
    hints = [Hint("Enter", "goes to it"), Hint("Esc", "close")]
    guard let list = sheet.value else {
      lines = [SheetLine(sheet.trouble?.message ?? "loading…", sheet.trouble == nil ? .dim : .bad)]
      return
    }
    right = "\(Figure.count(list.tracks.count)) tracks"
    selected = list.tracks.isEmpty ? nil : sheet.list.cursor
    lines = list.tracks.map { track in
      let name = TrackName.joined(track.artist, track.title, fallback: "unknown")
      let remix = track.remix.map { " (\($0))" } ?? ""
      return SheetLine().then("\(track.position)", .dim, width: 4)
        .then(track.startTime.map(Figure.clock) ?? "", .text, width: 8)
        .then(track.catalogTrackID == nil ? "" : "●", .accent, width: 1)
        .then(name + remix, track.catalogTrackID == nil ? .dim : .text)
    }
    if list.tracks.isEmpty { lines = [SheetLine("It has no tracks.", .dim)] }
  }
}
