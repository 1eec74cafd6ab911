import TerminalHarness
import Testing

/// The same screen on every terminal that a DJ may sit at, or come through.
@Suite struct TerminalKindsTests {
  /// From the list to a filter and back, and out: what must work everywhere.
  private func use(_ screen: TerminalProgram) async throws -> VirtualTerminal {
    let picture = try await screen.wait("the list") { $0.contains("1 of 3") && $0.contains("Strobe") }
    try await screen.press("j")
    try await screen.wait("the second row") { $0.contains("2 of 3") }
    try await screen.press("/")
    try await screen.type("opus")
    try await screen.wait("one match") { $0.contains("1 of 1") }
    try await screen.press(.escape)
    try await screen.wait("all again") { $0.contains("3 of 3") }
    try await screen.press("q")
    #expect(try await screen.exitStatus() == 0)
    let left = await screen.terminal
    #expect(!left.isAlternate && left.cursorVisible)
    return picture
  }

  @Test(arguments: [
    "xterm-256color", "xterm", "tmux-256color", "screen-256color", "screen", "linux", "vt100", "vt220", "tkvt-direct",
    "tkvt-16color",
  ])
  func `works on`(term: String) async throws {
    let library = try await ProgramLibrary.shared.value
    let picture = try await use(library.screen(term: term))
    let hasColors = (0..<picture.rows).contains { row in
      (0..<picture.columns).contains { picture[row, $0].style.foreground != .standard }
    }
    #expect(hasColors == !term.hasPrefix("vt"))
    // Consoles and real terminals show ASCII, the others the signs.
    let isPlain = term == "linux" || term.hasPrefix("vt")
    #expect(picture.contains(isPlain ? "- 1 Recordings -" : "─ 1 Recordings ─"))
  }

  @Test(arguments: ["foot", "xterm-kitty", "xterm-ghostty", "wezterm-of-tomorrow"])
  func `without a description of the terminal another one stands in, and that is said`(term: String) async throws {
    let library = try await ProgramLibrary.shared.value
    let screen = try await library.screen(term: term)
    try await screen.wait("the remark") {
      $0.contains("No description of the terminal \(term) here: used as")
    }
    _ = try await use(screen)
  }

  @Test func `a terminal that cannot place its cursor is refused with what to do`() async throws {
    let library = try await ProgramLibrary.shared.value
    let screen = try await library.screen(term: "dumb")
    #expect(try await screen.exitStatus() == 2)
    #expect(await screen.terminal.contains("cannot place its cursor"))
  }

  @Test(arguments: [["NO_COLOR": "1"], ["TERM": "vt100"], ["TERM": "xterm-mono"]])
  func `without colours nothing is lost`(more: [String: String]) async throws {
    let library = try await ProgramLibrary.shared.value
    let screen = try await library.screen(more: more)
    try await screen.wait("the list") { $0.contains("1 of 3") && $0.contains("Strobe") }
    try await screen.press(" ", "4")
    try await screen.wait("the check") { $0.contains("- ok -") || $0.contains("─ ok ─") }
    let picture = try await screen.wait("a mark") { $0.contains("1 marked") }
    let isPlain = (0..<picture.rows).allSatisfy { row in
      (0..<picture.columns).allSatisfy {
        let style = picture[row, $0].style
        return style.foreground == .standard && style.background == .standard
      }
    }
    #expect(isPlain)
    // Focus is told by reverse and the bar, the mark by its sign.
    let row = try #require(picture.row(containing: "01-strobe"))
    #expect(picture[row, 0].text == "▌" || picture[row, 0].text == "|")
    #expect(picture[row, 10].style.reverse)
    try await screen.press("q")
    #expect(try await screen.exitStatus() == 0)
  }

  @Test(arguments: [["LC_ALL": "C"], ["LC_ALL": "POSIX"], ["LANG": "C"], ["LC_ALL": "de_DE.ISO-8859-1"]])
  func `without a UTF-8 locale signs and letters are spelt in ASCII`(more: [String: String]) async throws {
    let library = try await ProgramLibrary.imported(
      .catalog,
      tracks: ProgramLibrary.three + [.init(file: "x.mp3", artist: "Röyksopp", title: "What Else – 光", bpm: "90.00")])
    defer { library.remove() }
    let screen = try await library.screen(more: more)
    let picture = try await screen.wait("the list") {
      $0.contains("1 of 4") && $0.contains("Royksopp") && $0.contains("pg *")
    }
    #expect(picture.contains("- 1 Recordings -"))
    try await screen.press("?", "?")
    try await screen.wait("help was there") { !$0.contains("Help:") }
    try await screen.press("q")
    #expect(try await screen.exitStatus() == 0)
    #expect(await screen.recent.allSatisfy { $0 < 0x80 })
  }
}
