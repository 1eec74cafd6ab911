import TerminalHarness

/// A program to be measured, and how one knows that its list is there.
struct Contestant: Sendable {
  let name: String
  let path: String
  let arguments: [String]
  /// Stands on the screen when the list does.
  let marker: String
  /// Lines that are not empty then.
  let lines: Int
  var down = "j"
  var pageDown = "\u{1B}[6~"

  func isPainted(_ screen: VirtualTerminal) -> Bool {
    let text = screen.text
    guard text.contains(marker) else { return false }
    return text.split(separator: "\n").count { $0.contains { $0 != " " } } >= lines
  }
}

/// What every contestant is asked.
struct ListFigures {
  var firstByte = Sample()
  var firstPaint = Sample()
  /// Key to last byte, the cursor moving in the window.
  var move = Sample()
  /// Key to last byte, the list scrolling by a row.
  var scroll = Sample()
  /// Bytes of such a key within 60 ms.
  var scrollBytes = Sample()
  var page = Sample()
  var memory = (now: 0, peak: 0)
  var idleBytes = 0
  var idleProcessor = 0

  /// Milliseconds without a byte after which a key is taken as answered: less than any timer of a screen.
  private static let quiet: Int32 = 40

  static func measure(_ contestant: Contestant, _ setting: Setting) throws -> ListFigures {
    var figures = ListFigures()
    for _ in 1..<setting.starts { try figures.start(contestant, setting) }
    let program = try figures.start(contestant, setting)
    for _ in 0..<25 { figures.move.add(program.answer(to: contestant.down, quiet).time) }
    for _ in 0..<setting.rows { program.answer(to: contestant.down, quiet) }
    for _ in 0..<200 {
      let answer = program.answer(to: contestant.down, quiet)
      figures.scroll.add(answer.time)
      figures.scrollBytes.add(Double(answer.bytes))
    }
    for _ in 0..<40 { figures.page.add(program.answer(to: contestant.pageDown, quiet).time) }
    _ = program.read(quiet: 1_500)
    let before = program.processorTime
    figures.idleBytes = program.read(quiet: 3_000, first: 3_000).reduce(0) { $0 + $1.bytes.count }
    figures.idleProcessor = program.processorTime - before
    figures.memory = program.memory
    return figures
  }

  @discardableResult
  private mutating func start(_ contestant: Contestant, _ setting: Setting) throws -> MeasuredProgram {
    let program = try MeasuredProgram(
      contestant.path, contestant.arguments, rows: setting.rows, columns: setting.columns,
      environment: setting.environment)
    let chunks = program.read(quiet: 0, first: 20_000, until: contestant.isPainted)
    guard let first = chunks.first, let last = chunks.last, contestant.isPainted(program.terminal) else {
      throw BenchmarkError.neverPainted(contestant.name, program.terminal.text)
    }
    firstByte.add(first.time - program.started)
    firstPaint.add(last.time - program.started)
    _ = program.read(quiet: 600)
    return program
  }
}

extension MeasuredProgram {
  /// Sends a key; the time to the last byte that came before it was quiet, and how many bytes came.
  @discardableResult
  func answer(to key: String, _ quiet: Int32) -> (time: Duration, bytes: Int) {
    let sent = ContinuousClock.now
    send(key)
    let chunks = read(quiet: quiet, first: 500)
    return ((chunks.last?.time ?? sent) - sent, chunks.reduce(0) { $0 + $1.bytes.count })
  }
}

/// Size of the terminal and what the programs get of our environment.
struct Setting {
  var rows = 40
  var columns = 120
  var starts = 5
  var environment: [String: String] = [:]
}
