import FoundationEssentials
import TerminalHarness
import Testing

/// What a user chooses: themes, keys, mouse, clipboard.
@Suite struct SettingsTests {
  private func listed(_ library: ProgramLibrary, _ arguments: [String] = [], more: [String: String] = [:]) async throws
    -> TerminalProgram
  {
    let screen = try await library.screen(arguments, more: more)
    try await screen.wait("the list") { $0.contains("1 of 3") && $0.contains("Strobe") }
    return screen
  }

  private func quit(_ screen: TerminalProgram) async throws {
    try await screen.press("q")
    #expect(try await screen.exitStatus() == 0)
  }

  /// The colour of the panes' ground.
  private func ground(_ screen: TerminalProgram) async -> VirtualTerminal.Color {
    await screen.terminal[3, 79].style.background
  }

  @Test func `a theme is tried while one chooses, kept over restarts, and given back by Esc`() async throws {
    let library = try await ProgramLibrary.imported(.catalog)
    defer { library.remove() }
    let screen = try await listed(library)
    let before = await ground(screen)
    try await screen.press("T")
    try await screen.wait(forText: "default-dark")
    try await screen.press("j")
    try await screen.wait("another ground") { $0[0, 79].style.background != before || $0.contains("default-light") }
    try await screen.press(.escape)
    try await screen.wait("as it was") { !$0.contains("default-dark") }
    #expect(await ground(screen) == before)
    try await screen.press("T")
    try await screen.wait(forText: "solarized-light")
    for _ in 0..<20 { try await screen.press("j") }
    try await screen.press(.enter)
    try await screen.wait("kept") { !$0.contains("solarized-light") }
    let chosen = await ground(screen)
    #expect(chosen != before)
    try await quit(screen)
    let again = try await listed(library)
    #expect(await ground(again) == chosen)
    try await quit(again)
  }

  @Test func `a base16 file of one's own is a theme, and one that cannot be read is told`() async throws {
    let library = try await ProgramLibrary.imported(.catalog)
    defer { library.remove() }
    let colors = "0123456789ABCDEF".map { "base0\($0): \"\(String(repeating: $0, count: 6))\"" }
    try library.configure(
      "scheme: \"Mine\"\nauthor: \"Me\"\n" + colors.joined(separator: "\n") + "\n", in: "themes/mine.yaml")
    try library.configure("scheme: \"Broken\"\nbase00: \"zzzzzz\"\n", in: "themes/broken.yaml")
    let screen = try await listed(library)
    try await screen.wait("the remark") { $0.contains("broken.yaml") || $0.contains("is no colour") }
    try await screen.press("T")
    for _ in 0..<30 { try await screen.press("j") }
    try await screen.wait("one's own") { $0.selected.contains { $0.contains("mine") } }
    try await screen.press(.enter)
    try await quit(screen)
    try library.configure("theme: nowhere\n")
    let refused = try await library.screen(columns: 300)
    #expect(try await refused.exitStatus() == 2)
    #expect(await refused.terminal.contains("there is no theme “nowhere”"))
  }

  @Test func `keys of one's own work, and help and footer know them`() async throws {
    let library = try await ProgramLibrary.imported(.catalog)
    defer { library.remove() }
    try library.configure("keys:\n  filter: F\n  down: n Down\n  quit: Ctrl-X q\n")
    let screen = try await listed(library)
    #expect(await screen.terminal.contains("F filter"))
    try await screen.press("n")
    try await screen.wait("down") { $0.contains("2 of 3") }
    try await screen.press("F")
    try await screen.type("opus")
    try await screen.wait("a filter") { $0.contains("1 of 1") }
    try await screen.press(.escape)
    try await screen.wait("all again") { $0.contains("3 of 3") }
    try await screen.press("?")
    try await screen.type("filters")
    try await screen.wait("help") { $0.contains("F  ") && $0.contains("filters while one types") }
    try await screen.press(.escape)
    try await screen.wait("the list") { !$0.contains("Help:") }
    try await screen.press(.control("x"))
    #expect(try await screen.exitStatus() == 0)

    try library.configure("keys:\n  fliter: F\n")
    let refused = try await library.screen(columns: 120)
    #expect(try await refused.exitStatus() == 2)
    #expect(await refused.terminal.contains("there is no command “fliter”"))
  }

  @Test func `without a graph server the rest works, and Related says what names one`() async throws {
    let library = try await ProgramLibrary.shared.value
    let screen = try await listed(library)
    try await screen.wait("no graph") {
      $0.contains("pg ●  graph ○ none") && $0.contains("no graph server is named: set NEO4J_URI")
    }
    try await quit(screen)
  }

  @Test func `y and Y copy to the clipboard of whoever sits at the terminal`() async throws {
    let library = try await ProgramLibrary.shared.value
    let screen = try await listed(library)
    let path = Data("'\(library.music)/01-strobe_FINAL(2).mp3'".utf8).base64EncodedString()
    try await screen.press("y")
    try await screen.wait("the path") { $0.commands.contains("52;c;\(path)") && $0.contains("Copied the path") }
    let name = Data("deadmau5 – Strobe".utf8).base64EncodedString()
    try await screen.press("Y")
    try await screen.wait("the name") { $0.commands.contains("52;c;\(name)") }
    try await quit(screen)
  }

  @Test func `the mouse selects, scrolls and opens; it is off over SSH unless it is wanted`() async throws {
    let library = try await ProgramLibrary.shared.value
    let screen = try await listed(library)
    try await screen.wait("mouse reports") { $0.modes.isSuperset(of: [1002, 1006]) }
    let click = [KeyName.mousePress(row: 3, column: 10), .mouseRelease(row: 3, column: 10)]
    for key in click { try await screen.press(key) }
    try await screen.wait("the second row") { $0.contains("2 of 3") }
    for key in click + click { try await screen.press(key) }
    try await screen.wait("its record") { $0.contains("Metadata") && $0.contains("folder") }
    try await screen.press("q")
    try await screen.wait("the list") { !$0.contains("folder") }
    try await screen.press(.wheelUp(row: 3, column: 10))
    // Tracklists' name stands in Related's title, and moves when the counts come.
    try await screen.wait("the first row, and what follows it") {
      $0.contains("1 of 3") && $0.contains("─ Strobe ─") && $0.contains("3 Tracklists 1 ── 0 ─")
    }
    let title = try #require(await screen.terminal.row(containing: "3 Tracklists"))
    let column = try #require(await screen.terminal.line(title).range(of: "3 Tracklists"))
    let line = await screen.terminal.line(title)
    try await screen.press(
      .mousePress(row: title, column: line.distance(from: line.startIndex, to: column.lowerBound) + 2))
    try await screen.wait("its rows") { $0.contains("─ 3 Tracklists") && $0.contains("Enter tracks") }
    try await screen.press("M")
    try await screen.wait("off") { $0.modes.isDisjoint(with: [1002, 1006]) }
    try await quit(screen)

    let remote = ["SSH_CONNECTION": "10.0.0.1 1 10.0.0.2 22"]
    let over = try await listed(library, more: remote)
    #expect(await over.terminal.modes.isDisjoint(with: [1002, 1006]))
    try await quit(over)
    let wanted = try await listed(library, ["--mouse"], more: remote)
    #expect(await wanted.terminal.modes.isSuperset(of: [1002, 1006]))
    try await quit(wanted)
  }
}
