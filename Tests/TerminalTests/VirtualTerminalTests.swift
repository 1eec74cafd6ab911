import TerminalHarness
import Testing

/// The tests' own terminal against what ECMA-48 and xterm's documentation say.
@Suite struct VirtualTerminalTests {
  private func terminal(_ bytes: String, rows: Int = 4, columns: Int = 6) -> VirtualTerminal {
    var terminal = VirtualTerminal(rows: rows, columns: columns)
    terminal.feed(Array(bytes.utf8))
    return terminal
  }

  private static let four = "aaa\r\nbbb\r\nccc\r\nddd"

  @Test(arguments: [
    ("abcdefg", "abcdef\ng\n\n"), ("abcdef\rX", "Xbcdef\n\n\n"), ("abc\u{08}X", "abX\n\n\n"),
    ("a\tb", "a    b\n\n\n"), ("\(four)\r\neee", "bbb\nccc\nddd\neee"), ("\(four)\u{1B}[H\u{1B}M", "\naaa\nbbb\nccc"),
    ("\(four)\u{1B}[2;3r\u{1B}[3;1H\n", "aaa\nccc\n\nddd"), ("\(four)\u{1B}[2;3r\u{1B}[2;1H\u{1B}M", "aaa\n\nbbb\nddd"),
    ("\(four)\u{1B}[S", "bbb\nccc\nddd\n"), ("\(four)\u{1B}[2;4r\u{1B}[2T", "aaa\n\n\nbbb"),
    ("\(four)\u{1B}[2;1H\u{1B}[L", "aaa\n\nbbb\nccc"), ("\(four)\u{1B}[2;1H\u{1B}[2M", "aaa\nddd\n\n"),
    ("abcdef\u{1B}[1;2H\u{1B}[2P", "adef\n\n\n"), ("abcdef\u{1B}[1;2H\u{1B}[2@", "a  bcd\n\n\n"),
    ("abcdef\u{1B}[1;2H\u{1B}[2X", "a  def\n\n\n"), ("abcdef\u{1B}[1;3H\u{1B}[K", "ab\n\n\n"),
    ("abcdef\u{1B}[1;3H\u{1B}[1K", "   def\n\n\n"), ("\(four)\u{1B}[2;2H\u{1B}[J", "aaa\nb\n\n"),
    ("\(four)\u{1B}[2;2H\u{1B}[1J", "\n  b\nccc\nddd"), ("\(four)\u{1B}[2J", "\n\n\n"), ("a\u{1B}[3b", "aaaa\n\n\n"),
    ("\u{1B}[2;3Hx\u{1B}[4Gy\u{1B}[3dz", "\n  xy\n    z\n"), ("abc\u{1B}[1;1H\u{1B}[4hX\u{1B}[4l", "Xabc\n\n\n"),
    ("\u{1B}(0qx\u{1B}(Bq", "─│q\n\n\n"), ("\u{1B})0\u{0E}q\u{0F}q", "─q\n\n\n"),
    ("a\u{1B}7bc\u{1B}8X", "aXc\n\n\n"), ("ab中\u{1B}[1;4HX", "ab X\n\n\n"), ("ab中\u{1B}[1;3HX", "abX\n\n\n"),
    ("abcde中", "abcde\n中\n\n"), ("e\u{301}x", "e\u{301}x\n\n\n"), ("a中\u{301}b", "a中\u{301}b\n\n\n"),
  ])
  func `a sequence does what it should`(bytes: String, screen: String) {
    let terminal = terminal(bytes)
    #expect(terminal.text == screen)
    #expect(terminal.unknown.isEmpty)
  }

  @Test func `bytes may come one at a time`() {
    var terminal = VirtualTerminal(rows: 2, columns: 6)
    for byte in "\u{1B}[1;31mé中\u{1B}]52;c;QQ==\u{07}\u{1B}[m".utf8 { terminal.feed([byte]) }
    #expect(terminal.line(0) == "é中" && terminal.commands == ["52;c;QQ=="] && terminal.unknown.isEmpty)
    #expect(terminal[0, 0].style.bold && terminal[0, 0].style.foreground == .indexed(1))
  }

  @Test(arguments: [
    ("38;5;208", VirtualTerminal.Color.indexed(208)), ("38;2;1;2;3", .rgb(1, 2, 3)), ("38:2::1:2:3", .rgb(1, 2, 3)),
    ("38:5:9", .indexed(9)), ("93", .indexed(11)), ("31;39", .standard), ("1;0", .standard),
  ])
  func `a colour may be said in every form`(parameters: String, color: VirtualTerminal.Color) {
    let terminal = terminal("\u{1B}[\(parameters)mx")
    #expect(terminal[0, 0].style.foreground == color && terminal.unknown.isEmpty)
  }

  @Test func `erasing leaves the present background`() {
    #expect(terminal("\u{1B}[44m\u{1B}[K")[0, 5].style.background == .indexed(4))
  }

  @Test func `the alternate screen leaves the main one and the cursor as they were`() {
    let terminal = terminal("ab\u{1B}[?1049h\u{1B}[Hother\u{1B}[?1049lc")
    #expect(terminal.text == "abc\n\n\n" && !terminal.isAlternate)
  }

  @Test(arguments: ["\u{1B}[5y", "\u{1B}[?9999h", "\u{1B}Q", "\u{1B}[1;99m", "\u{18}", "\u{1B}[38;7m"])
  func `what it does not know is kept for the test to fail on`(bytes: String) {
    #expect(terminal(bytes).unknown.count == 1)
  }
}
