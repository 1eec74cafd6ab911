import TerminalHarness
import Testing

@testable import Terminal

/// What is left out of ncurses' output must not be missed on any screen.
@Suite struct RenditionFilterTests {
  private func filtered(_ updates: String...) -> [String] {
    var filter = RenditionFilter()
    return updates.map { String(decoding: filter.filter(Array($0.utf8)[...]), as: UTF8.self) }
  }

  @Test func `a colour that the terminal has is not set again`() {
    #expect(
      filtered("\u{1B}[38;5;188m\u{1B}[48;5;234mab\u{1B}[38;5;114m\u{1B}[48;5;234mc") == [
        "\u{1B}[38;5;188;48;5;234mab\u{1B}[38;5;114mc"
      ])
  }

  @Test func `going back to plain at the end of an update waits for what is drawn next`() {
    #expect(
      filtered("\u{1B}[1mx\u{1B}(B\u{1B}[m", "\r\u{1B}[1my\u{1B}(B\u{1B}[m", "z") == [
        "\u{1B}[1mx\u{1B}(B", "\ry", "\u{1B}[mz",
      ])
  }

  @Test func `moving the cursor needs no colours, erasing and scrolling do`() {
    #expect(filtered("\u{1B}[7m\u{1B}[2;3H\r\u{1B}[1;5r\u{1B}[?25l") == ["\u{1B}[2;3H\r\u{1B}[1;5r\u{1B}[?25l"])
    for drawing in ["\u{1B}[K", "\u{1B}[2X", "\u{1B}[J", "\n", "\u{1B}M", "\u{1B}[L", "\u{1B}[3S", "\u{1B}[4b"] {
      #expect(filtered("\u{1B}[44m\(drawing)") == ["\u{1B}[44m\(drawing)"])
    }
  }

  @Test func `an attribute goes off by a reset, with what is to stay`() {
    #expect(filtered("\u{1B}[1;31mx\u{1B}[0;31my\u{1B}[39mz") == ["\u{1B}[1;31mx\u{1B}[0;31my\u{1B}[mz"])
  }

  @Test func `what it does not know is sent as it is, and everything anew after it`() {
    #expect(filtered("\u{1B}[31mx\u{1B}[58;5;1my\u{1B}[31mz") == ["\u{1B}[31mx\u{1B}[58;5;1m\u{1B}[0;31myz"])
  }

  @Test func `leaving sends the plain that was kept back`() {
    var filter = RenditionFilter()
    _ = filter.filter(Array("\u{1B}[7mx\u{1B}[m".utf8)[...])
    #expect(filter.plainNow() == "\u{1B}[m")
    #expect(filter.plainNow().isEmpty)
  }

  /// Any mixture of what ncurses sends looks the same with and without the filter, after every update.
  @Test(arguments: 0..<40)
  func `no screen looks different`(seed: UInt64) {
    var random = SeededGenerator(state: seed &* 0x9E37_79B9_7F4A_7C15 &+ 1)
    let parts = [
      "\u{1B}[m", "\u{1B}(B\u{1B}[m", "\u{1B}[0;10;1m\u{0F}", "\u{1B}[1m", "\u{1B}[0;1;7m", "\u{1B}[2m", "\u{1B}[3m",
      "\u{1B}[23m", "\u{1B}[4m", "\u{1B}[24m", "\u{1B}[22m", "\u{1B}[27m", "\u{1B}[39m", "\u{1B}[49m", "\u{1B}[39;49m",
      "\u{1B}[31m", "\u{1B}[42m", "\u{1B}[97m", "\u{1B}[38;5;114m", "\u{1B}[48;5;234m", "\u{1B}[38;2;1;2;3m",
      "\u{1B}[48:2::4:5:6m", "text", "中é", "\r", "\n", "\u{08}", "\u{1B}[H", "\u{1B}[4;5H", "\u{1B}[K", "\u{1B}[1K",
      "\u{1B}[J", "\u{1B}[3X", "\u{1B}[2P", "\u{1B}[2@", "\u{1B}[L", "\u{1B}[M", "\u{1B}[S", "\u{1B}[T", "\u{1B}M",
      "\u{1B}[2;4r", "\u{1B}[r", "\u{1B}7", "\u{1B}8", "\u{1B}[5b", "\u{1B}(0q\u{1B}(B", "\u{0E}q\u{0F}",
    ]
    var (plain, saved) = (VirtualTerminal(rows: 6, columns: 20), VirtualTerminal(rows: 6, columns: 20))
    var filter = RenditionFilter()
    for _ in 0..<60 {
      let update = Array((0..<12).compactMap { _ in parts.randomElement(using: &random) }.joined().utf8)
      plain.feed(update)
      saved.feed(filter.filter(update[...]))
      guard saved.grid == plain.grid, (saved.row, saved.column) == (plain.row, plain.column) else {
        Issue.record("differs after \(String(decoding: update, as: UTF8.self).debugDescription)")
        return
      }
    }
    #expect(plain.unknown.isEmpty && saved.unknown.isEmpty)
  }
}

/// The same numbers for the same seed, so that a failure can be repeated.
private struct SeededGenerator: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state ^= state << 13
    state ^= state >> 7
    state ^= state << 17
    return state
  }
}
