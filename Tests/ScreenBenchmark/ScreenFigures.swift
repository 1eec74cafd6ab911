import TerminalHarness

/// What only tracktion's own screen is asked.
struct ScreenFigures {
  /// Start to the header.
  var header = Sample()
  /// Bytes of a scrolled key until everything that follows the cursor is there.
  var settledBytes = Sample()
  /// Start of the rest to the last byte of the lower panes.
  var settled = Sample()
  /// Esc that closes help: to the first byte.
  var escape = Sample()
  /// A new size to the last byte.
  var resize = Sample()
  /// A filter's third and later letters: to the first and to the last byte.
  var filterFirst = Sample()
  var filterSettled = Sample()
  /// Memory in kB after 10,000 moves and one `*`.
  var memory = (now: 0, peak: 0)

  static func measure(_ contestant: Contestant, _ setting: Setting) throws -> ScreenFigures {
    var figures = ScreenFigures()
    for _ in 0..<setting.starts { try figures.measureHeader(contestant, setting) }
    let program = try MeasuredProgram(
      contestant.path, contestant.arguments, rows: setting.rows, columns: setting.columns,
      environment: setting.environment)
    _ = program.read(quiet: 0, first: 20_000, until: contestant.isPainted)
    _ = program.read(quiet: 1_500)
    for _ in 0..<30 { program.answer(to: "j", 30) }
    _ = program.read(quiet: 600)
    for _ in 0..<30 {
      let answer = program.answer(to: "j", 500)
      figures.settledBytes.add(Double(answer.bytes))
      figures.settled.add(answer.time)
    }
    figures.measureKeys(program, setting)
    figures.measureFilter(program)
    for _ in 0..<100 {
      program.send(String(repeating: "j", count: 100))
      _ = program.read(quiet: 60)
    }
    _ = program.answer(to: "*", 3_000)
    figures.memory = program.memory
    return figures
  }

  private mutating func measureHeader(_ contestant: Contestant, _ setting: Setting) throws {
    let program = try MeasuredProgram(
      contestant.path, contestant.arguments, rows: setting.rows, columns: setting.columns,
      environment: setting.environment)
    let chunks = program.read(quiet: 0, first: 20_000) { $0.text.contains("tracktion") }
    if let last = chunks.last { header.add(last.time - program.started) }
  }

  private mutating func measureKeys(_ program: MeasuredProgram, _ setting: Setting) {
    for _ in 0..<20 {
      program.answer(to: "?", 60)
      let sent = ContinuousClock.now
      program.send("\u{1B}")
      if let first = program.read(quiet: 60, first: 500).first { escape.add(first.time - sent) }
    }
    for step in 0..<20 {
      let sent = ContinuousClock.now
      program.resize(rows: setting.rows, columns: setting.columns - 1 + step % 2)
      if let last = program.read(quiet: 60, first: 500).last { resize.add(last.time - sent) }
      _ = program.read(quiet: 300)
    }
  }

  private mutating func measureFilter(_ program: MeasuredProgram) {
    for word in ["techno", "strobe", "remix", "love", "night"] {
      program.answer(to: "/", 200)
      for (index, letter) in word.enumerated() {
        let sent = ContinuousClock.now
        program.send(String(letter))
        // Until the exact count stands in the title; the lower panes follow the cursor later, in their own time.
        let chunks = program.read(quiet: 100, first: 500)
        guard index >= 2, let first = chunks.first, let last = chunks.last else { continue }
        filterFirst.add(first.time - sent)
        filterSettled.add(last.time - sent)
      }
      program.answer(to: "\u{1B}", 300)
      _ = program.read(quiet: 500, first: 500)
    }
  }
}
