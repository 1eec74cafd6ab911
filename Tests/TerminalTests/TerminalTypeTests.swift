import Testing

@testable import Terminal

@Suite struct TerminalTypeTests {
  private func type(
    _ name: String?, truecolor: Bool = false, known: Set<String> = ["xterm-256color"]
  ) throws(TerminalError) -> TerminalType {
    try TerminalType(name: name, truecolor: truecolor) {
      $0 == "dumb" ? .cannotMoveCursor : known.contains($0) ? .usable : .unknown
    }
  }

  @Test func `a terminal that this machine knows is taken by its name`() throws {
    let type = try type("tmux-256color", known: ["tmux-256color"])
    #expect(type.entry == "tmux-256color" && type.notices.isEmpty)
  }

  @Test(arguments: ["foot", "xterm-kitty", "xterm-ghostty"])
  func `one that it does not know is used as xterm-256color, and says so`(name: String) throws {
    let type = try type(name)
    #expect(type.entry == "xterm-256color")
    #expect(type.notices == ["No description of the terminal \(name) here: used as xterm-256color."])
    #expect(type.isModern)
  }

  @Test func `COLORTERM brings the entry with direct colours where there is one`() throws {
    #expect(try type("xterm-256color", truecolor: true).entry == "xterm-256color")
    #expect(try type("xterm-256color", truecolor: true, known: ["xterm-direct"]).entry == "xterm-direct")
    #expect(try type("xterm-256color", known: ["xterm-direct", "xterm-256color"]).entry == "xterm-256color")
  }

  @Test func `what cannot be used is an error that says what to do`() {
    #expect(throws: TerminalError.cannotMoveCursor("dumb")) { try type("dumb") }
    #expect(throws: TerminalError.unknownTerminal("foot")) { try type("foot", known: []) }
    #expect(TerminalError.unknownTerminal("fo\u{1B}ot").description.contains("fo\u{FFFD}ot"))
  }

  @Test func `consoles get no sequences they might print`() throws {
    #expect(try !type("linux", known: ["linux"]).isModern && type("linux", known: ["linux"]).speaksUnicode)
    #expect(try !type("vt100", known: ["vt100"]).speaksUnicode)
  }
}
