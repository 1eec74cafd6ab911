import FoundationEssentials
import Terminal

/// What a key may have to wait for: an answer on its way, by which alone it is known what the key means.
enum Awaited: Sendable, Equatable {
  /// Rows of that list; its cursor will stand on another one.
  case list(Pane)
  /// Metadata and tracklists of the recording under the cursor.
  case details
  case related
  /// Whether there are accepted proposals; without any, the next state is listed.
  case states
  case marks
  /// What undo or redo would take.
  case reversal
  /// A decision or a reversal that was given.
  case decision
  /// What a sheet is to show.
  case sheet
  /// A new name is being kept.
  case name
  /// The user's own servers are being made.
  case servers

  var name: String {
    switch self {
    case .list, .states: "the list"
    case .details: "its metadata"
    case .related: "its related tracks"
    case .marks: "the marks"
    case .reversal: "what to take back"
    case .decision: "the decision"
    case .sheet: "the page"
    case .name: "the new name"
    case .servers: "your servers"
    }
  }
}

/// Keys and pasted text that come faster than the answers they depend on.
///
/// The same keys do the same thing, however slow the line or the database: what depends on an answer waits for it, and
/// what is typed behind waits for its turn. Every answer comes, or its failure does, and then what waits is forgotten.
/// A question about files is none of this: only keys that were typed after it stood on the screen answer it.
extension Model {
  /// Events held back at most; somebody who types that many is not looking.
  private static var mostHeldBack: Int { 1_000 }

  /// What is waited for; nil where nothing waits.
  var awaited: Awaited? { heldBack.first.flatMap { awaited(by: $0) } }

  /// What is said while something is waited for.
  var waitSentence: String? {
    awaited.map { awaited in
      heldBack.count < Self.mostHeldBack
        ? "Waiting for \(awaited.name); Esc forgets what was typed"
        : "Waiting for \(awaited.name); \(Figure.count(heldBack.count)) keys wait, no more are taken, Esc forgets them"
    }
  }

  /// What is looked for, though nothing waits for it yet.
  var lookSentence: String? {
    if reversalAwaited != nil { return "Looking for what to take back…" }
    return marksAwaited == nil ? nil : "Marking all that the filter matches…"
  }

  /// Whether an event has to wait; it is kept then.
  mutating func holdsBack(_ event: TerminalEvent) -> Bool {
    if case .key(let key) = event {
      switch urgency(of: key) {
      case .cancel where !heldBack.isEmpty:
        heldBack = []
        say("Forgotten what was typed ahead")
        return true
      case .interrupt:
        heldBack = []
        return false
      // Twice in a row: the one before may be for a page that comes.
      case .quit where heldBack.last.map(isQuit) ?? false && !heldBack.contains(where: mayBeginText):
        heldBack = []
        quit()
        return true
      case .quit where heldBack.isEmpty && [.sheet, .servers].contains(sheets.last?.awaited): return false
      case .cancel, .redraw, .suspend: return false
      default: break
      }
    }
    let awaited = awaited(by: event)
    guard awaited != nil || !heldBack.isEmpty else { return false }
    if awaited == .details || awaited == .related { restAtOnce() }
    if heldBack.count < Self.mostHeldBack { heldBack.append(event) }
    return true
  }

  /// The first of what was held back, where its turn has come.
  mutating func takeHeldBack() -> TerminalEvent? {
    guard layout.kind == .panes, let event = heldBack.first, awaited(by: event) == nil else { return nil }
    return heldBack.removeFirst()
  }

  /// Something that was waited for could not be had, and why: what waits for it was meant for what is not there.
  ///
  /// To be called before it is no longer awaited.
  mutating func forgetHeldBack(_ missed: Awaited, _ reason: String) {
    guard awaited == missed else { return }
    heldBack = []
    say("Forgotten what was typed ahead: \(reason)", .bad)
  }

  // MARK: What waits for what

  /// Never looks at what is held back: the first of it is asked about too.
  func awaited(by event: TerminalEvent) -> Awaited? {
    switch sheets.last {
    case .quit, .stop: return nil
    case let sheet?:
      if let awaited = sheet.awaited { return awaited }
    case nil: break
    }
    guard case .key(let key) = event, let (command, pane) = meaning(of: key) else { return nil }
    // Of these answers it depends what there is on screen at all: one only moves meanwhile.
    let general: Awaited? =
      reversalAwaited != nil ? .reversal : marksAwaited != nil ? .marks : looksForAccepted ? .states : nil
    if let general {
      let isFree = command.isMove || command.isChangeOfView || (command == .quit && general != .reversal)
      guard isFree else { return general }
    }
    if waitsForDecision(command) { return .decision }
    let list = pane.isMain ? pane : large
    if command == .reload, isOnItsWay(.recordings) { return .list(.recordings) }
    // What is read after it was taken back is another list.
    if command.goesBackInTime || command == .reload, isOnItsWay(.proposals) { return .list(.proposals) }
    if command.meansTheRow || (!pane.isMain && command.meansTheLowerRow), isOnItsWay(list) { return .list(list) }
    switch pane {
    case .metadata where command.meansTheLowerRow: break
    case .tracklists where command.meansTheLowerRow: break
    case .related where command.meansTheLowerRow: return following.isRelatedBehind(subject.id) ? .related : nil
    // One copies tags, the other one lists their names.
    case _ where command == .copyName && isFollowingProposals: break
    case _ where command == .sort && list == .recordings: break
    default: return nil
    }
    return following.isBehind(subject.id) ? .details : nil
  }

  /// What a key will do, and in which pane; nil for text and for what a sheet answers by itself.
  private func meaning(of key: Key) -> (Command, Pane)? {
    switch sheets.last {
    case nil:
      guard typing == nil else { return nil }
      return settings.keys.command(for: key, in: scopes).map { ($0, focus) }
    case .history: return settings.keys.command(for: key, in: [.lists, .anywhere]).map { ($0, focus) }
    case .palette(let sheet):
      guard key == .enter, case .command(let binding)? = choice(in: sheet) else { return nil }
      return (binding.command, binding.pane ?? focus)
    default: return nil
    }
  }

  /// A command that reads anew what a decision is about to change, or means a row that is being decided.
  ///
  /// Where the bar of a batch is on screen one need not wait for its end to do something else.
  private func waitsForDecision(_ command: Command) -> Bool {
    guard decisionsUnderWay > 0, !showsBatch else { return false }
    switch command {
    case .undo, .redo, .history, .reload, .states, .filter, .sort, .itsProposals, .acceptAbove, .propose, .quit:
      return true
    case .accept, .reject, .edit: return reversalsUnderWay > 0 || proposals.selected?.isWorking == true
    default: return false
    }
  }

  /// A batch of several files that takes its time, as the bar shows.
  var showsBatch: Bool { works.contains { $0.isBatch && $0.isSlow && ($0.total ?? 0) > 1 } }

  private var looksForAccepted: Bool {
    skipsAccepted && proposalQuery.states == .accepted && proposals.isAsking
  }

  func isOnItsWay(_ pane: Pane) -> Bool {
    switch pane {
    case .recordings: recordings.isOnItsWay
    case .proposals: proposals.isOnItsWay || hasRestToRead
    case .metadata, .tracklists, .related: false
    }
  }

  // MARK: What does not wait

  /// Commands that do not wait, or not always. Of characters, which may be text by then, only what quits.
  private func urgency(of key: Key) -> Command? {
    switch key {
    case .escape, .control("g"): return .cancel
    case .control("c"): return .interrupt
    case .control("l"): return .redraw
    default:
      let command = settings.keys.command(for: key, in: [.anywhere])
      if case .character = key { return command == .quit ? command : nil }
      return command
    }
  }

  private func isQuit(_ event: TerminalEvent) -> Bool {
    if case .key(let key) = event { urgency(of: key) == .quit } else { false }
  }

  /// Behind such a key letters may be text, so that `q` is no command.
  private func mayBeginText(_ event: TerminalEvent) -> Bool {
    guard case .key(let key) = event, sheets.last?.awaited != .servers else { return true }
    return Scope.allCases.contains { settings.keys.command(for: key, in: [$0])?.beginsText == true }
  }
}

extension Sheet {
  /// What its keys wait for.
  var awaited: Awaited? {
    switch self {
    case .edit(let sheet): sheet.isSaving ? .name : nil
    case .tracklist(let sheet): sheet.value == nil && sheet.trouble == nil ? .sheet : nil
    case .history(let sheet): sheet.isBeingRead ? .sheet : nil
    case .firstStart(let sheet): sheet.step == .making ? .servers : nil
    default: nil
    }
  }
}

extension Command {
  /// It acts on the row under the cursor of a list, or keeps it under the cursor.
  fileprivate var meansTheRow: Bool {
    switch self {
    case .accept, .reject, .edit, .mark, .range, .openProposal, .openRecord, .openFull, .itsProposals, .copyPath,
      .copyName, .sort:
      true
    default: false
    }
  }

  /// It moves among the rows of a lower pane, or acts on one.
  fileprivate var meansTheLowerRow: Bool {
    switch self {
    case .follow, .openTracklist: true
    default: isMove
    }
  }

  fileprivate var goesBackInTime: Bool { self == .undo || self == .redo || self == .history }

  fileprivate var isMove: Bool {
    switch self {
    case .down, .up, .pageDown, .pageUp, .halfDown, .halfUp, .first, .last: true
    default: false
    }
  }

  fileprivate var isChangeOfView: Bool {
    switch self {
    case .nextPane, .previousPane, .recordings, .metadata, .tracklists, .proposals, .related, .zoom, .mouse,
      .previousKind, .nextKind:
      true
    default: false
    }
  }

  fileprivate var beginsText: Bool {
    switch self {
    case .edit, .filter, .palette, .acceptAbove, .help, .importLibrary: true
    default: false
    }
  }
}
