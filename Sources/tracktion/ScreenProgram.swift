import EventLoop
import Glibc
import Library
import LocalServers
import Screen
import Synchronization
import Terminal

/// The screen, on the main thread.
enum ScreenProgram {
  static func run(_ invocation: Invocation) -> ExitStatus {
    do {
      let configuration = try invocation.configuration()
      return show(configuration, configuration.serverChoice(), invocation)
    } catch {
      invocation.console.say("tracktion: \(error)")
      return ExitStatus(for: error)
    }
  }

  /// Shows the library of `choice` until the user quits.
  ///
  /// - Parameter name: stands in the header where there is room.
  static func show(
    _ configuration: Configuration, _ choice: ServerChoice, name: String? = nil, _ invocation: Invocation
  ) -> ExitStatus {
    guard isatty(0) == 1, isatty(1) == 1 else {
      invocation.console.say("The screen needs a terminal. Over SSH: ssh -t HOST tracktion")
      return .usage
    }
    let loop = EventLoop()
    let opening = LibraryOpening(configuration, choice)
    Task { await opening.prepare() }
    let memory = ScreenMemory()
    let settings: Settings
    let remarks: [String]
    do {
      (settings, remarks) = try ScreenSettings.make(
        configuration, memory, name: name, mouse: invocation.arguments.has("mouse"))
    } catch {
      invocation.console.say("tracktion: \(error)")
      return .usage
    }
    let console = invocation.console
    let session = ScreenSession(
      on: loop, settings: settings, remember: { memory.theme = $0 }, tell: { console.say($0) })
    let failure = Mutex<String?>(nil)
    var options = TerminalScreen.Options()
    options.mouse = settings.mouse
    options.unicode = ScreenSettings.unicode(configuration)
    options.errorLog = memory.log
    let prepared = options
    Task {
      do {
        try await session.start(prepared, opening, remarks)
      } catch {
        failure.withLock { $0 = "\(error)" }
        loop.stop()
      }
    }
    loop.run()
    if let reason = failure.withLock({ $0 }) {
      invocation.console.say("tracktion: \(reason)")
      return .usage
    }
    return end(session, choice, memory, invocation)
  }

  private static func end(
    _ session: ScreenSession, _ choice: ServerChoice, _ memory: ScreenMemory, _ invocation: Invocation
  ) -> ExitStatus {
    if let number = session.endedBySignal { exit(128 + number) }
    if case .local(let servers, _) = choice, servers.info().postgres != nil, !memory.toldOfServers {
      memory.toldOfServers = true
      let stop = invocation.command.path == ["demo"] ? "tracktion demo --stop" : "tracktion local stop"
      invocation.console.say("The local servers stay up for the next time; `\(stop)` ends them.")
    }
    return .done
  }
}
