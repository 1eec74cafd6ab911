import EventLoop
import Glibc
import Terminal

/// A small program for the tests of the driver: shows what the terminal sends, a long list, styles and texts.
@main
struct TerminalProbe {
  static func main() {
    let loop = EventLoop()
    let probe = Probe(loop: loop, arguments: Array(CommandLine.arguments.dropFirst()))
    do {
      try probe.start()
    } catch {
      complain("\(error)\n")
      exit(2)
    }
    loop.run()
    exit(probe.finish())
  }
}

/// `@unchecked Sendable`: used on the main thread's loop only.
final class Probe: @unchecked Sendable {
  private let loop: EventLoop
  private let arguments: [String]
  private var screen: TerminalScreen?
  private var view: any ProbeView = EventView()
  private var status: Int32 = 0

  init(loop: EventLoop, arguments: [String]) {
    self.loop = loop
    self.arguments = arguments
  }

  func start() throws(TerminalError) {
    var options = TerminalScreen.Options(mouse: arguments.contains("--mouse"))
    options.errorLog = arguments.first { $0.hasPrefix("--log=") }.map { String($0.dropFirst(6)) }
    if arguments.contains("list") { view = ListView() }
    screen = try TerminalScreen(on: loop, options: options) { [weak self] in self?.take($0) }
    paint()
  }

  func finish() -> Int32 {
    screen?.close()
    print("closed with \(status)")
    return status
  }

  private func take(_ events: [TerminalEvent]) {
    for event in events where !obey(event) { view.take(event) }
    paint()
  }

  /// Keys that every view has.
  private func obey(_ event: TerminalEvent) -> Bool {
    switch event {
    case .key(.character("q")): end(0)
    case .key(.control("z")): screen?.suspend()
    case .key(.control("l")): screen?.redraw()
    case .key(.character("C")): fatalError("crash on purpose")
    case .key(.character("E")): complain("something a library says\n")
    case .key(.character("y")): _ = screen?.copy("Strobe")
    case .key(.character("M")): screen?.mouse.toggle()
    case .key(.character("t")): view = TextView()
    case .key(.character("e")): view = EventView()
    case .key(.character("s")): view = StyleView()
    case .key(.character("V")): view = CursorView()
    case .hangUp: end(129)
    case .terminate(let signal): end(128 + signal)
    default: return false
    }
    return true
  }

  private func end(_ status: Int32) {
    self.status = status
    loop.stop()
  }

  private func paint() {
    guard let screen else { return }
    var frame = Frame(rows: screen.rows, columns: screen.columns)
    let facts =
      "probe \(screen.rows)x\(screen.columns) \(screen.terminalName) \(screen.colors)"
      + " unicode=\(screen.supportsUnicode) \(screen.notices.joined())"
    frame.write(CellText(facts), row: 0, column: 0, width: frame.columns)
    view.draw(on: &frame)
    screen.draw(frame)
  }
}

/// Writes to standard error as a library would.
func complain(_ text: String) {
  var text = text
  text.withUTF8 { _ = write(2, $0.baseAddress, $0.count) }
}
