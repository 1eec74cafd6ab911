import FoundationEssentials

extension Model {
  /// After every message: cursors on screen, pages asked for before they are needed, the lower panes on their way.
  mutating func settle() {
    guard layout.kind == .panes else { return }
    let layout = layout
    recordings.isHeld = range?.pane == .recordings
    proposals.isHeld = range?.pane == .proposals
    recordings.settle(visible: layout.visibleRows(of: .recordings))
    proposals.settle(visible: layout.visibleRows(of: .proposals))
    for pane in [Pane.metadata, .tracklists, .related] {
      following.cursors[pane, default: LowerCursor()].settle(
        count: lowerCount(pane), visible: layout.visibleRows(of: pane))
    }
    settleSheet(layout)
    askForPages(layout)
    follow(layout)
  }

  /// A page to read never scrolls past its last line.
  private mutating func settleSheet(_ layout: Layout) {
    guard let sheet = sheets.last else { return }
    func end() -> Int {
      let page = SheetPage(sheet, model: self, width: layout.columns)
      return max(0, page.lines.count - (SheetView.area(layout).count - 1 - page.head.count))
    }
    switch sheet {
    case .help(var sheet) where sheet.top > 0:
      sheet.top = min(sheet.top, end())
      sheets[sheets.count - 1] = .help(sheet)
    case .proposal(var sheet) where sheet.top > 0:
      sheet.top = min(sheet.top, end())
      sheets[sheets.count - 1] = .proposal(sheet)
    // One that is still to come is as long as one likes.
    case .record(var sheet) where sheet.top > 0 && (sheet.value != nil || sheet.trouble != nil):
      sheet.top = min(sheet.top, end())
      sheets[sheets.count - 1] = .record(sheet)
    default: break
    }
  }

  private mutating func askForPages(_ layout: Layout) {
    if let anchor = recordings.neededPage(visible: layout.visibleRows(of: .recordings)) { loadRecordings(anchor) }
    if let anchor = proposals.neededPage(visible: layout.visibleRows(of: .proposals)) { loadProposals(anchor) }
  }

  /// Starts the rest timer where the cursor stands on something whose rows are not on screen yet.
  private mutating func follow(_ layout: Layout) {
    // A row that the cursor is about to leave is not followed.
    guard !isOnItsWay(large) else { return stopResting() }
    let (recording, name) = subject
    // However fast the cursor came to another recording, one begins at the top of its panes.
    if recording != following.wanted { following.cursors = [:] }
    following.wanted = recording
    following.wantedName = name
    let unchecked = uncheckedOnScreen(layout)
    let needed = RestSubject(recording: recording == following.shown ? nil : recording, unchecked: unchecked)
    guard needed.recording != nil || !unchecked.isEmpty else { return stopResting() }
    guard needed != timers.restingOn else { return }
    timers.restingOn = needed
    if following.shown == nil, needed.recording != nil { rest() } else { startTimer(.cursorRest, 120) }
  }

  private mutating func stopResting() {
    timers.restingOn = nil
    timers.running[.cursorRest] = nil
  }

  /// The recording that the lower panes follow.
  var subject: (id: UUID?, name: String) {
    if isFollowingProposals {
      guard let row = proposals.selected else { return (nil, "") }
      return (row.value.recordingID, row.value.recordingFileName)
    }
    guard let row = recordings.selected else { return (nil, "") }
    return (row.id, row.name)
  }

  private func uncheckedOnScreen(_ layout: Layout) -> [UUID] {
    let visible = proposals.top..<min(proposals.rows.count, proposals.top + layout.visibleRows(of: .proposals))
    guard !visible.isEmpty, layout.region(of: .proposals)?.body.isEmpty == false else { return [] }
    // By index: a row that is handed over is copied with all its texts.
    return visible.filter { proposals.rows[$0].isOpen && proposals.rows[$0].check == nil }.map { proposals.rows[$0].id }
  }

  /// Somebody waits for what follows the cursor.
  mutating func restAtOnce() {
    guard timers.running.removeValue(forKey: .cursorRest) != nil else { return }
    rest()
  }

  /// The cursor has rested: what follows it is read.
  mutating func rest() {
    guard let subject = timers.restingOn else { return }
    if let recording = subject.recording { loadFollowing(recording) }
    if !subject.unchecked.isEmpty { emit(.check(proposals: subject.unchecked, generation: proposals.generation)) }
  }

  func lowerCount(_ pane: Pane) -> Int {
    switch pane {
    case .metadata: metadataLines
    case .tracklists: following.tracklists.count
    case .related: following.related.count
    case .recordings, .proposals: 0
    }
  }
}
