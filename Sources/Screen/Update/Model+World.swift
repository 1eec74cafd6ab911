import FoundationEssentials

extension Model {
  mutating func receiveWorld(_ message: Message) {
    switch message {
    case .counts(let counts): self.counts = counts
    case .server(let server, let state): receive(state, of: server)
    case .behind(let behind): self.behind = behind
    case .changed(let ids): receiveChange(ids)
    case .progress(let work): receive(work)
    case .finished(let report):
      works.removeAll { $0.id == report.id }
      if let notice = report.notice { say(notice) }
      refreshSoon()
    case .localServersMade(let trouble): receiveLocalServers(trouble)
    case .notice(let notice): say(notice)
    case .firstStart:
      sheets = [.firstStart(FirstStartSheet())]
      (heldBack, reversalAwaited, marksAwaited) = ([], nil, nil)
    default: break
    }
  }

  private mutating func receive(_ state: ServerState, of server: Server) {
    let before = server == .postgres ? postgres : graph
    if server == .postgres { postgres = state } else { graph = state }
    if server == .postgres, case .readOnly(let reason) = state, state != before {
      say(Notice("PostgreSQL can only be read here: \(reason)", tone: .warning))
    }
    guard state != before, state.answers, before != .unknown, !before.answers else { return }
    // Back again: what could not be read is read now.
    timers.restingOn = nil
    if server == .postgres {
      recordings.trouble = nil
      proposals.trouble = nil
      refreshSoon()
    } else if let shown = following.shown {
      loadFollowing(shown)
    }
  }

  private mutating func receive(_ work: Work) {
    let index = works.firstIndex { $0.id == work.id }
    // What was said before does not stand in the way of its bar.
    let wasSlow = index.map { works[$0].isSlow } ?? false
    if work.isSlow, !wasSlow, notice?.stays == false { notice = nil }
    if let index { works[index] = work } else { works.append(work) }
  }

  // MARK: Changes by others

  /// Only what is near the screen is read again, at most four times a second.
  private mutating func receiveChange(_ ids: Set<UUID>?) {
    if let ids, !concernsScreen(ids) { return }
    refreshSoon()
  }

  private func concernsScreen(_ ids: Set<UUID>) -> Bool {
    if let shown = following.shown, ids.contains(shown) { return true }
    if recordings.rows.count < pageLimit || proposals.rows.count < pageLimit { return true }
    return recordings.rows.contains { ids.contains($0.id) }
      || proposals.rows.contains { ids.contains($0.id) || ids.contains($0.value.recordingID) }
  }

  private mutating func refreshSoon() {
    guard timers.running[.refresh] == nil else {
      timers.refreshIsDue = true
      return
    }
    refresh()
    startTimer(.refresh, 250)
  }

  mutating func refreshAgain() {
    guard timers.refreshIsDue else { return }
    timers.refreshIsDue = false
    refreshSoon()
  }

  private mutating func refresh() {
    refreshRecordings()
    refreshProposals()
    if let shown = following.shown, shown == following.wanted { loadFollowing(shown) }
  }

  // MARK: First start

  private mutating func receiveLocalServers(_ trouble: Trouble?) {
    guard case .firstStart(var sheet) = sheets.last else { return }
    if let trouble { forgetHeldBack(.servers, trouble.message) }
    sheet.trouble = trouble
    sheet.step = trouble == nil ? .path : .servers
    sheets[sheets.count - 1] = .firstStart(sheet)
    guard trouble == nil else { return }
    _ = start().map { emit($0) }
  }
}
