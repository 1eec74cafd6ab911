import EventLoop
import Glibc
import Library
import Screen
import Terminal

/// The screen while it is up: terminal events and messages go into the model, frames come out. Everything happens on
/// the main thread's loop.
actor ScreenSession {
  private nonisolated let loop: EventLoop
  nonisolated var unownedExecutor: UnownedSerialExecutor { loop.asUnownedSerialExecutor() }

  private var model: Model
  private var picture: Picture
  private var terminal: TerminalScreen?
  private var runner: EffectRunner?
  private var watching: Task<Void, Never>?
  private var timers: [Screen.Timer.Kind: LoopToken] = [:]
  private var paintIsDue = false
  private var isLeaving = false
  private var hangUp: Int32?
  private let remember: @Sendable (String) -> Void
  private let tell: @Sendable (String) -> Void

  /// - Parameters:
  ///   - remember: keeps the name of a chosen theme.
  ///   - tell: says something once the terminal has been given back.
  init(
    on loop: EventLoop, settings: Settings, remember: @escaping @Sendable (String) -> Void,
    tell: @escaping @Sendable (String) -> Void
  ) {
    self.loop = loop
    self.remember = remember
    self.tell = tell
    model = Model(settings: settings)
    picture = Picture(model)
  }

  /// The signal that ended the session, if one did. To be asked on the loop's thread, after the loop has stopped.
  nonisolated var endedBySignal: Int32? { assumeIsolated { $0.hangUp } }

  /// Opens the terminal, shows the first frame, then the library.
  ///
  /// - Parameter remarks: what the user should know at once, in sentences.
  /// - Throws: `TerminalError`; nothing was shown then.
  func start(_ options: TerminalScreen.Options, _ opening: LibraryOpening, _ remarks: [String]) throws {
    let terminal = try TerminalScreen(on: loop, options: options) { [weak self] events in
      self?.assumeIsolated { $0.receive(events) }
    }
    self.terminal = terminal
    model.adopt(
      rows: terminal.rows, columns: terminal.columns, unicode: terminal.supportsUnicode,
      colors: terminal.colors != .mono)
    let runner = EffectRunner(opening) { [weak self] message in
      guard let self else { return }
      loop.perform { self.assumeIsolated { $0.receive(message) } }
    }
    self.runner = runner
    carryOut(model.start())
    let all = terminal.notices + remarks
    if !all.isEmpty {
      carryOut(update(&model, .notice(Notice(all.joined(separator: "   "), tone: .warning, stays: true))))
    }
    paint()
    _ = loop.timer(at: .now + .milliseconds(250)) { [weak self] in self?.assumeIsolated { $0.watch() } }
  }

  /// What watches has connections of its own to make: the first page goes before, unless it takes its time.
  private func watch() {
    guard watching == nil, !isLeaving, let runner else { return }
    watching = Task { await runner.watch() }
  }

  // MARK: In

  /// All events that were waiting, then one frame.
  private func receive(_ events: [TerminalEvent]) {
    var effects: [Effect] = []
    for event in events {
      switch event {
      // Asked a second time, after the terminal was given back: nothing is waited for.
      case .terminate where isLeaving: return loop.stop()
      case .hangUp: hangUp = SIGHUP
      case .terminate(let number): hangUp = number
      default: break
      }
      effects += update(&model, .terminal(event))
    }
    // What the user waits for goes first.
    if hangUp == nil { paint() }
    carryOut(effects)
  }

  /// A message from the runner; those that arrive together are painted together.
  private func receive(_ message: Message) {
    guard !isLeaving else { return }
    watch()
    carryOut(update(&model, message))
    guard !paintIsDue else { return }
    paintIsDue = true
    _ = loop.timer(at: .now) { [weak self] in self?.assumeIsolated { $0.paint() } }
  }

  private func paint() {
    paintIsDue = false
    guard !isLeaving else { return }
    terminal?.draw(picture.draw(model))
    model.wasDrawn()
  }

  // MARK: Out

  private func carryOut(_ effects: [Effect]) {
    for effect in effects {
      switch effect {
      case .copy(let text): terminal?.copy(text)
      case .setMouse(let on): terminal?.mouse = on
      case .redraw: terminal?.redraw()
      case .suspend: suspend()
      case .quit: leave()
      case .rememberTheme(let name): remember(name)
      case .startTimer(let timer): start(timer)
      default: runner?.run(effect)
      }
    }
  }

  private func start(_ timer: Screen.Timer) {
    if let old = timers[timer.kind] { loop.cancelTimer(old) }
    timers[timer.kind] = loop.timer(at: .now + .milliseconds(timer.milliseconds)) { [weak self] in
      self?.assumeIsolated { $0.receive(.timer(timer)) }
    }
  }

  /// Between two files, never in one: a batch comes to a stand first.
  private func suspend() {
    Task {
      await runner?.hold()
      if !isLeaving { terminal?.suspend() }
      await runner?.release()
    }
  }

  /// Gives the terminal back at once; a group of renames under way is finished before the program ends.
  private func leave() {
    guard !isLeaving else { return }
    isLeaving = true
    terminal?.close()
    watching?.cancel()
    let (runner, loop, isLost) = (runner, loop, hangUp != nil)
    Task {
      await runner?.finish(dropping: isLost)
      loop.stop()
    }
    limitLeaving()
  }

  /// A server that does not answer keeps nobody in: what is journaled half is finished by the next start.
  private func limitLeaving() {
    let isAway = if case .away = model.postgres { true } else { false }
    if hangUp == nil {
      _ = loop.timer(at: .now + .seconds(1)) { [tell] in
        tell("Finishing what is under way; Ctrl-C leaves it to the next start.")
      }
    }
    _ = loop.timer(at: .now + .seconds(isAway ? 3 : 60)) { [loop] in loop.stop() }
  }
}
