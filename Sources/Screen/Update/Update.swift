import Terminal

/// The one way by which anything changes on screen: takes what happened, returns what is to be done.
///
/// A pure function on values; it never waits.
public func update(_ model: inout Model, _ message: Message) -> [Effect] {
  model.receive(message)
  model.settle()
  while let event = model.takeHeldBack() {
    model.carryOut(event)
    model.settle()
  }
  return model.takeEffects()
}

extension Model {
  /// What is to be done first of all: the page of recordings that everybody waits for. The rest follows it, so that it
  /// has the server to itself.
  public mutating func start() -> [Effect] {
    loadRecordings(.start)
    hasRestToRead = true
    if mouse { emit(.setMouse(true)) }
    return takeEffects()
  }

  /// What was put off until the first page was there, or could not be read.
  mutating func readTheRest() {
    guard hasRestToRead else { return }
    hasRestToRead = false
    emit(.countRecordings(recordingQuery, generation: recordingFilter.generation))
    reloadProposals(proposals.awaited ?? .start)
  }

  mutating func emit(_ effect: Effect) {
    switch effect {
    case .decide: decisionsUnderWay += 1
    case .reverse:
      decisionsUnderWay += 1
      reversalsUnderWay += 1
    default: break
    }
    outbox.append(effect)
  }

  /// The number of a question that is about to be asked.
  mutating func newQuestion() -> Int {
    questions += 1
    return questions
  }

  fileprivate mutating func takeEffects() -> [Effect] {
    defer { outbox = [] }
    return outbox
  }

  fileprivate mutating func receive(_ message: Message) {
    switch message {
    case .terminal(let event): receive(event)
    case .timer(let timer): fire(timer)
    case .recordingPage, .recordingCount, .recordingPlace, .proposalPage, .proposalCount, .proposalPlace, .listFailed,
      .filterRefused, .marked, .markingFailed:
      receiveList(message)
    case .details, .detailsFailed, .related, .relatedFailed: receiveFollowing(message)
    case .record, .tracklist, .history, .sheetFailed, .nameChecked, .batchPreviewed, .undoPreviewed, .nameSaved,
      .nameRefused:
      receiveSheet(message)
    case .checked(let checks, _): receiveChecks(checks)
    case .decided(let report): receive(report)
    case .counts, .server, .behind, .changed, .progress, .finished, .localServersMade, .notice, .firstStart:
      receiveWorld(message)
    }
  }

  private mutating func receive(_ event: TerminalEvent) {
    switch event {
    case .key, .paste: take(event)
    case .mouse(let event): receive(event)
    case .resize(let rows, let columns):
      self.rows = rows
      self.columns = columns
    case .focus: break
    case .hangUp, .terminate: emit(.quit)
    case .resumed: emit(.redraw)
    }
  }

  private mutating func fire(_ timer: Timer) {
    guard timers.running[timer.kind] == timer.generation else { return }
    timers.running[timer.kind] = nil
    switch timer.kind {
    case .cursorRest: rest()
    case .toast: notice = nil
    case .refresh: refreshAgain()
    case .doubleClick: lastClick = nil
    case .retry: retry()
    }
  }

  mutating func startTimer(_ kind: Timer.Kind, _ milliseconds: Int) {
    timers.generation += 1
    timers.running[kind] = timers.generation
    emit(.startTimer(Timer(kind: kind, milliseconds: milliseconds, generation: timers.generation)))
  }

  mutating func say(_ notice: Notice) {
    self.notice = notice
    if notice.stays { timers.running[.toast] = nil } else { startTimer(.toast, 8_000) }
  }

  mutating func say(_ text: String, _ tone: Notice.Tone = .plain) { say(Notice(text, tone: tone)) }
}

extension Model {
  /// The terminal shows what is on the screen now: only then can a question about files be answered.
  public mutating func wasDrawn() {
    drawnQuestion = layout.kind == .panes ? sheets.last?.questionToConfirm : nil
  }

  /// Takes over what the open terminal is, before the first frame.
  public mutating func adopt(rows: Int, columns: Int, unicode: Bool, colors: Bool) {
    self.rows = rows
    self.columns = columns
    if !unicode { settings.glyphs = .ascii }
    guard colors != settings.colors else { return }
    settings.colors = colors
    findTheme()
  }
}
