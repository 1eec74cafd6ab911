import TerminalHarness
import Testing

/// What is drawn, on every terminal that the program promises to work on.
@Suite struct DrawingTests {
  static let terminals: [String?] = [
    nil, "xterm-256color", "xterm", "tmux-256color", "screen-256color", "screen", "linux", "vt100", "foot",
    "xterm-kitty",
  ]

  @Test(arguments: terminals)
  func `a list that was scrolled looks as if it had been drawn anew`(term: String?) async throws {
    let program = try probe("list", rows: 30, columns: 100, term: term)
    try await program.wait(forText: "row 1 of")
    var place = 1
    for (key, step) in [(KeyName.down, 1), (.pageDown, 20), (.down, 1), (.up, -1), (.up, -1), (.pageDown, 20)] {
      for _ in 0..<30 {
        try await program.press(key)
        place = max(1, place + step)
      }
      let (place, status) = (place, 29)
      let scrolled = try await program.wait { $0.contains("row \(place) of") && $0.row < status && $0.column == 0 }
      try await program.press(.control("l"))
      let redrawn = try await program.wait("the whole screen again") {
        $0.clears > scrolled.clears && $0.contains("row \(place) of") && $0.row == scrolled.row && $0.column == 0
      }
      #expect(redrawn.grid == scrolled.grid)
    }
  }

  @Test(arguments: terminals)
  func `texts from outside leave every column where it is`(term: String?) async throws {
    let program = try probe(term: term)
    try await program.wait(forText: "0 events")
    try await program.press("t")
    let screen = try await program.wait(forText: "texts")
    for row in 1...13 { #expect(screen[row, 30].text == "|", "\(screen.line(row))") }
    #expect(screen.commands.isEmpty && screen.bells == 0)
  }

  @Test(arguments: ["xterm-256color", "tmux-256color", "screen-256color", "linux", "vt100"])
  func `a scrolled key costs 310 bytes at most at 120×40`(term: String) async throws {
    let program = try probe("list", rows: 40, columns: 120, term: term)
    try await program.wait(forText: "row 1 of")
    for place in 2...50 {
      try await program.press(.down)
      try await program.wait(forText: "row \(place) of")
    }
    for place in 51...80 {
      let bytes = try await program.bytes(of: .down) { $0.contains("row \(place) of") && $0.row == 38 }
      #expect((1...310).contains(bytes), "row \(place)")
    }
  }

  @Test func `a frame that is the same costs nothing`() async throws {
    let program = try probe("list")
    try await program.wait(forText: "row 1 of")
    let once = try await program.bytes(of: .down) { $0.contains("row 2 of") && $0.row == 2 }
    try await program.press(.up)
    try await program.wait { $0.contains("row 1 of") && $0.row == 1 }
    for _ in 0..<5 { try await program.press(.up) }
    #expect(try await program.bytes(of: .down) { $0.contains("row 2 of") && $0.row == 2 } == once)
  }

  @Test func `what does not fit a packet comes as one synchronised update, a small change does not`() async throws {
    let program = try probe("list", rows: 40, columns: 120)
    let first = try await program.wait(forText: "row 1 of")
    #expect(first.frames == 1)
    try await program.press(.down)
    #expect(try await program.wait(forText: "row 2 of").frames == 1)
    try await program.press(.control("l"))
    try await program.wait { $0.contains("row 2 of") && $0.frames == 2 }
  }

  // MARK: Colours

  private func styles(_ term: String?, _ environment: [String: String] = [:]) async throws -> VirtualTerminal {
    let program = try probe(term: term, environment: environment)
    try await program.wait(forText: "0 events")
    try await program.press("s")
    return try await program.wait(forText: "styles")
  }

  private func style(_ name: String, _ screen: VirtualTerminal) throws -> VirtualTerminal.Style {
    screen[try #require((1..<screen.rows).first { screen.line($0).trimmed == name }), 2].style
  }

  @Test func `attributes are what they are called`() async throws {
    let screen = try await styles(nil)
    #expect(try style("bold", screen).bold && style("dim", screen).dim && style("reverse", screen).reverse)
    #expect(try style("underline", screen).underline && style("italic", screen).italic)
  }

  @Test(
    arguments: [
      (nil, [:], VirtualTerminal.Color.indexed(208)), ("xterm-256color", [:], .indexed(208)),
      ("tkvt-16color", [:], .indexed(11)),
      ("linux", [:], .indexed(3)), ("vt100", [:], .standard), ("xterm-256color", ["NO_COLOR": "1"], .standard),
      ("tkvt-direct", [:], .rgb(255, 135, 0)), ("tkvt", ["COLORTERM": "truecolor"], .rgb(255, 135, 0)),
      ("xterm-256color", ["NO_COLOR": ""], .indexed(208)),
    ] as [(String?, [String: String], VirtualTerminal.Color)])
  func `a colour is as near as the terminal has it`(
    term: String?, environment: [String: String], color: VirtualTerminal.Color
  ) async throws {
    #expect(try style("orange", try await styles(term, environment)).foreground == color)
  }

  @Test func `with eight colours bright is bold, and grey is never black`() async throws {
    let screen = try await styles("screen")
    #expect(try style("orange", screen).bold)
    #expect(try style("grey", screen).foreground == .standard && style("grey", screen).dim)
  }

  // MARK: What the terminal can do

  @Test func `an unknown terminal is named in a notice`() async throws {
    let program = try probe(columns: 160, term: "no-such-terminal")
    try await program.wait(forText: "No description of the terminal no-such-terminal here: used as xterm-256color.")
  }

  @Test(arguments: [("C", "xterm-256color"), ("C.UTF-8", "vt100")])
  func `without UTF-8 everything is ASCII, in the same columns`(language: String, term: String) async throws {
    let program = try probe(term: term, environment: ["LANG": language])
    try await program.wait(forText: "unicode=false")
    try await program.press("t")
    let screen = try await program.wait(forText: "texts")
    #expect(screen.text.unicodeScalars.allSatisfy { $0.isASCII })
    #expect(screen.line(2) == "  ???????? ????               |")
    #expect(screen.line(4).hasPrefix("  ea combining"))
  }

  @Test func `a UTF-8 locale that this machine does not have still means UTF-8`() async throws {
    let program = try probe(term: "xterm-256color", environment: ["LANG": "xx_YY.utf8"])
    try await program.wait(forText: "unicode=true")
    try await program.press("t")
    #expect(try await program.wait(forText: "texts").line(2).contains("中文曲目"))
  }

  @Test func `the Linux console gets Unicode text but no symbols of ours`() async throws {
    let program = try probe(term: "linux")
    try await program.wait(forText: "unicode=false")
    try await program.press("t")
    let screen = try await program.wait(forText: "texts")
    #expect(screen.line(2).contains("中文曲目"))
    #expect(!screen.grid.cells.contains { $0.text.unicodeScalars.contains("\u{200E}") })
  }
}

extension String {
  var trimmed: String { String(drop { $0 == " " }) }
}
