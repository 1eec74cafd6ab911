import Glibc
import TerminalHarness
import Testing

/// Starts the probe in a terminal of its own.
func probe(
  _ arguments: String..., rows: Int = 24, columns: Int = 80, term: String? = nil, environment: [String: String] = [:]
) throws -> TerminalProgram {
  try TerminalProgram(
    Product.path("TerminalProbe"), arguments: arguments, rows: rows, columns: columns, term: term,
    environment: environment)
}

/// The driver end to end: opening, leaving, what happens to the process.
@Suite struct ScreenTests {
  @Test func `opens on the alternate screen and gives the main screen back`() async throws {
    let program = try probe()
    let opened = try await program.wait(forText: "probe 24x80")
    #expect(opened.isAlternate && !opened.cursorVisible)
    #expect(opened.modes.isSuperset(of: [2004, 1004]))
    try await program.press("q")
    #expect(try await program.exitStatus() == 0)
    let left = await program.terminal
    #expect(!left.isAlternate && left.cursorVisible)
    #expect(left.modes.isDisjoint(with: [2004, 1004, 1002, 1006]))
    #expect(left.contains("closed with 0"))
  }

  @Test(arguments: [
    (KeyName.up, "Key.up"), (.pageDown, "Key.pageDown"), (.backTab, "Key.backTab"), (.escape, "Key.escape"),
    (.alt("x"), "Key.alt(\"x\")"), (.control("r"), "Key.control(\"r\")"), ("é", "Key.character(\"é\")"),
    (.function(5), "Key.function(5)"), (.backspace, "Key.backspace"), (.enter, "Key.enter"),
  ])
  func `a key press arrives`(key: KeyName, seen: String) async throws {
    let program = try probe(term: "xterm-256color")
    try await program.wait(forText: "0 events")
    try await program.press(key)
    try await program.wait(forText: seen)
    try await program.wait(forText: "1 events")
  }

  @Test func `all keys that wait are told in one batch and drawn once`() async throws {
    let program = try probe()
    try await program.wait(forText: "0 events")
    try await program.type(String(repeating: "x", count: 500))
    try await program.wait(forText: "500 events")
  }

  @Test func `a paste is one event`() async throws {
    let program = try probe()
    try await program.wait(forText: "0 events")
    try await program.paste("multi\nline")
    try await program.wait(forText: "paste(\"multi\\nline\")")
    try await program.wait(forText: "1 events")
  }

  @Test func `the mouse is off until it is wanted`() async throws {
    let program = try probe(columns: 160)
    #expect(try await program.wait(forText: "0 events").modes.isDisjoint(with: [1002, 1006]))
    try await program.press("M")
    try await program.wait { $0.modes.isSuperset(of: [1002, 1006]) }
    try await program.press(.mousePress(row: 3, column: 70), .wheelDown(row: 2, column: 1))
    try await program.wait(forText: "press, row: 3, column: 70")
    try await program.wait(forText: "wheelDown, row: 2, column: 1")
    try await program.press("M")
    try await program.wait { $0.modes.isDisjoint(with: [1002, 1006]) }
  }

  @Test func `another size is told and drawn`() async throws {
    let program = try probe()
    try await program.wait(forText: "probe 24x80")
    for (rows, columns) in [(40, 120), (5, 20), (1, 1), (24, 80)] {
      await program.resize(rows: rows, columns: columns)
      if columns > 20 { try await program.wait(forText: "probe \(rows)x\(columns)") }
      try await program.wait { $0.line(rows - 1).first?.isNumber ?? false || columns == 1 }
    }
    try await program.wait(forText: "resize(rows: 40, columns: 120)")
  }

  @Test(arguments: [SIGTERM, SIGINT, SIGQUIT, SIGHUP])
  func `a signal ends the program in order`(signal: Int32) async throws {
    let program = try probe()
    try await program.wait(forText: "0 events")
    await program.signal(signal)
    #expect(try await program.exitStatus() == 128 + signal)
    let left = await program.terminal
    #expect(!left.isAlternate && left.cursorVisible && !left.modes.contains(2004))
  }

  @Test func `a stop from outside is told as Ctrl-Z, and coming back draws everything again`() async throws {
    let program = try probe()
    try await program.wait(forText: "0 events")
    // A process group without a shell cannot be stopped by the terminal, so it is back at once.
    await program.signal(SIGTSTP)
    let back = try await program.wait(forText: "resumed")
    #expect(back.isAlternate && back.contains("probe 24x80") && back.modes.contains(2004))
  }

  @Test func `after SIGSTOP and SIGCONT the terminal is taken again`() async throws {
    let program = try probe()
    try await program.wait(forText: "0 events")
    await program.signal(SIGSTOP)
    await program.signal(SIGCONT)
    let back = try await program.wait(forText: "resumed")
    #expect(back.isAlternate && back.contains("probe 24x80") && back.modes.contains(2004))
  }

  @Test func `a crash gives the terminal back and reports on the main screen`() async throws {
    let program = try probe(environment: ["SWIFT_BACKTRACE": "enable=no"])
    try await program.wait(forText: "0 events")
    try await program.press("C")
    #expect(try await program.exitStatus() > 128)
    let left = await program.terminal
    #expect(!left.isAlternate && left.cursorVisible && !left.modes.contains(2004))
  }

  @Test func `what a library writes to standard error goes to the log, not on the screen`() async throws {
    var template = Array("/tmp/tracktion-log-XXXXXX".utf8CString)
    close(mkstemp(&template))
    let log = String(decoding: template.dropLast().map(UInt8.init(bitPattern:)), as: UTF8.self)
    defer { unlink(log) }
    let program = try probe("--log=\(log)")
    try await program.wait(forText: "0 events")
    let before = await program.terminal.text
    try await program.press("E", "q")
    #expect(try await program.exitStatus() == 0)
    #expect(!before.contains("library"))
    let file = try #require(fopen(log, "r"))
    defer { fclose(file) }
    var line = [CChar](repeating: 0, count: 100)
    #expect(fgets(&line, 100, file) != nil)
    #expect(
      String(decoding: line.prefix { $0 != 0 }.map(UInt8.init(bitPattern:)), as: UTF8.self)
        == "something a library says\n")
    #expect(await !program.terminal.contains("library"))
  }

  @Test func `a copy goes to the clipboard of the terminal`() async throws {
    let program = try probe()
    try await program.wait(forText: "0 events")
    try await program.press("y")
    try await program.wait { $0.commands == ["52;c;U3Ryb2Jl"] }
    let inTmux = try probe(environment: ["TMUX": "/tmp/x,1,0"])
    try await inTmux.wait(forText: "0 events")
    try await inTmux.press("y")
    try await inTmux.wait { $0.deviceStrings == ["tmux;\u{1B}\u{1B}]52;c;U3Ryb2Jl\u{07}"] }
  }

  @Test func `a text field shows the cursor where it is`() async throws {
    let program = try probe()
    try await program.wait(forText: "0 events")
    try await program.press("V")
    try await program.wait { $0.cursorVisible && $0.row == 3 && $0.column == 7 }
    try await program.press("e")
    try await program.wait { !$0.cursorVisible }
  }

  @Test func `a terminal that cannot place its cursor is refused with what to do`() async throws {
    let program = try probe(term: "dumb")
    #expect(try await program.exitStatus() == 2)
    #expect(await program.terminal.contains("cannot place its cursor"))
  }

  @Test func `a hang-up is told when the terminal goes away`() async throws {
    let program = try probe()
    try await program.wait(forText: "0 events")
    await program.hangUp()
    #expect(try await program.exitStatus() == 129)
  }
}
