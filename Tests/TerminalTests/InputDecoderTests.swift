import Testing

@testable import Terminal

/// Exact bytes in, events out.
@Suite struct InputDecoderTests {
  private func events(_ parts: String..., sequences: [[UInt8]: Key] = [:]) -> [TerminalEvent] {
    var decoder = InputDecoder(sequences: KeySequences(sequences))
    return parts.flatMap { decoder.feed(Array($0.utf8)) }
  }

  @Test(arguments: [
    ("a", Key.character("a")), ("é", .character("é")), ("中", .character("中")), ("😀", .character("😀")),
    ("\r", .enter), ("\n", .enter), ("\t", .tab), ("\u{7F}", .backspace), ("\u{08}", .backspace),
    ("\u{03}", .control("c")), ("\u{1A}", .control("z")), ("\u{00}", .control(" ")), ("\u{1C}", .control("\\")),
    ("\u{1B}x", .alt("x")), ("\u{1B}é", .alt("é")), ("\u{1B}[A", .up), ("\u{1B}OB", .down), ("\u{1B}[1;5C", .right),
    ("\u{1B}[Z", .backTab), ("\u{1B}[5~", .pageUp), ("\u{1B}[6;2~", .pageDown), ("\u{1B}[3~", .delete),
    ("\u{1B}[1~", .home), ("\u{1B}[8~", .end), ("\u{1B}OP", .function(1)), ("\u{1B}[15~", .function(5)),
    ("\u{1B}[24~", .function(12)),
  ])
  func `a key's bytes are the key`(bytes: String, key: Key) { #expect(events(bytes) == [.key(key)]) }

  @Test func `the terminal's own description comes first`() {
    #expect(events("\u{1B}[[A", sequences: [Array("\u{1B}[[A".utf8): .function(1)]) == [.key(.function(1))])
  }

  @Test func `an escape alone waits as long as ESCDELAY says and no longer`() {
    var decoder = InputDecoder()
    #expect(decoder.feed([0x1B]).isEmpty)
    #expect(decoder.patience(escapeDelay: .milliseconds(25)) == .milliseconds(25))
    #expect(decoder.timeUp() == [.key(.escape)])
    #expect(decoder.patience(escapeDelay: .milliseconds(25)) == nil)
    #expect(decoder.feed(Array("j".utf8)) == [.key(.character("j"))])
  }

  @Test func `two escapes are two, the second still waiting`() {
    var decoder = InputDecoder()
    #expect(decoder.feed([0x1B, 0x1B]) == [.key(.escape)])
    #expect(decoder.timeUp() == [.key(.escape)])
  }

  @Test func `sequences and characters that come in pieces are put together`() {
    #expect(events("\u{1B}", "[", "1;", "5A") == [.key(.up)])
    var decoder = InputDecoder()
    let bytes = Array("é中😀".utf8)
    #expect(
      bytes.flatMap { decoder.feed([$0]) } == [.key(.character("é")), .key(.character("中")), .key(.character("😀"))])
  }

  @Test func `the rest of a broken sequence is never taken for keys`() {
    var decoder = InputDecoder()
    #expect(decoder.feed(Array("\u{1B}[<0;1".utf8)).isEmpty)
    #expect(decoder.patience(escapeDelay: .milliseconds(25)) == .milliseconds(500))
    #expect(decoder.feed(Array("2;3M".utf8)) == [.mouse(MouseEvent(action: .press, row: 2, column: 11))])
  }

  @Test(arguments: [
    "\u{1B}[27;5;105~", "\u{1B}[97;5u", "\u{1B}[?62;22c", "\u{1B}]11;rgb:0000/0000/0000\u{1B}\\", "\u{1B}]11;x\u{07}",
    "\u{1B}P1+r\u{1B}\\", "\u{1B}[81;16;113;0;32;1_", "\u{1B}[<35;4;4M", "\u{1B}[<66;4;4M",
  ])
  func `a sequence that means nothing is swallowed whole`(bytes: String) {
    #expect(events(bytes + "q") == [.key(.character("q"))])
  }

  @Test func `bytes that are no text are left out`() {
    var decoder = InputDecoder()
    #expect(
      decoder.feed([0xE9, 0x41, 0xFF, 0x80, 0xC0, 0x42, 0xED, 0xA0, 0x80, 0x43]) == [
        .key(.character("A")), .key(.character("B")), .key(.character("C")),
      ])
  }

  @Test func `a paste is text, whatever is in it`() {
    let text = "a\u{1B}[Aq\r\n\u{03}中\u{1B}"
    #expect(events("x\u{1B}[200~\(text)\u{1B}[201~y") == [.key(.character("x")), .paste(text), .key(.character("y"))])
  }

  @Test func `a paste that comes in single bytes is one paste, and does not time out`() {
    var decoder = InputDecoder()
    var events: [TerminalEvent] = []
    for byte in "\u{1B}[200~é\u{1B}[20é\u{1B}[201~".utf8 {
      events += decoder.feed([byte])
    }
    #expect(events == [.paste("é\u{1B}[20é")])
  }

  @Test func `a paste is held to its limit`() {
    let events = events("\u{1B}[200~" + String(repeating: "x", count: InputDecoder.longestPaste + 5) + "\u{1B}[201~q")
    #expect(events.count == 2)
    #expect(events.first == .paste(String(repeating: "x", count: InputDecoder.longestPaste)))
  }

  @Test(arguments: [
    ("0;5;7M", MouseEvent.Action.press), ("0;5;7m", .release), ("32;5;7M", .drag), ("64;5;7M", .wheelUp),
    ("65;5;7M", .wheelDown), ("4;5;7M", .press), ("80;5;7M", .wheelUp),
  ])
  func `the left button and the wheel are mouse events`(report: String, action: MouseEvent.Action) {
    #expect(events("\u{1B}[<\(report)") == [.mouse(MouseEvent(action: action, row: 6, column: 4))])
  }

  @Test func `columns beyond 223 are right`() {
    #expect(events("\u{1B}[<0;300;100M") == [.mouse(MouseEvent(action: .press, row: 99, column: 299))])
  }

  @Test func `focus comes and goes`() { #expect(events("\u{1B}[I\u{1B}[O") == [.focus(true), .focus(false)]) }
}
