import Testing

@testable import Terminal

/// What `doctor` says of a terminal.
@Suite struct TerminalReportTests {
  private func report(_ name: String?, isUnicode: Bool = true, hasColor: Bool = true) -> TerminalReport {
    TerminalReport(name: name, isUnicode: isUnicode, hasColor: hasColor, truecolor: false) { entry in
      entry == "xterm-256color" ? .usable : entry == "dumb" ? .cannotMoveCursor : .unknown
    }
  }

  @Test("A terminal that is known is fine")
  func known() {
    #expect(report("xterm-256color").detail == "xterm-256color, UTF-8")
    #expect(report("xterm-256color").problem == nil)
    #expect(report("xterm-256color", hasColor: false).detail == "xterm-256color, UTF-8, NO_COLOR")
  }

  @Test("One without a description is used as another, which is said")
  func unknown() {
    #expect(report("xterm-kitty").detail.hasPrefix("xterm-256color"))
    #expect(report("xterm-kitty").problem?.contains("xterm-kitty") == true)
  }

  @Test("One that cannot place the cursor, and a locale without UTF-8, come with advice")
  func poor() {
    #expect(report("dumb").detail == "dumb")
    #expect(report("dumb").problem != nil)
    #expect(report("xterm-256color", isUnicode: false).problem?.contains("LANG=C.UTF-8") == true)
  }
}
