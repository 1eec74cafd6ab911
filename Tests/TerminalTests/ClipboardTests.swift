import Testing

@testable import Terminal

@Suite struct ClipboardTests {
  @Test func `text goes as OSC 52 in base64`() {
    #expect(Clipboard.sequence(for: "Strobe", through: .none) == "\u{1B}]52;c;U3Ryb2Jl\u{07}")
  }

  @Test func `under tmux and screen it is wrapped as well`() {
    let plain = "\u{1B}]52;c;U3Ryb2Jl\u{07}"
    #expect(Clipboard.sequence(for: "Strobe", through: .tmux) == plain + "\u{1B}Ptmux;\u{1B}\(plain)\u{1B}\\")
    #expect(Clipboard.sequence(for: "Strobe", through: .screen) == plain + "\u{1B}P\(plain)\u{1B}\\")
  }

  @Test func `screen gets it in pieces, and what is too long is refused`() {
    let long = String(repeating: "x", count: 3_000)
    let pieces = Clipboard.sequence(for: long, through: .screen).map { $0.split(separator: "\u{1B}\\") } ?? []
    #expect(pieces.dropFirst().allSatisfy { $0.utf8.count <= 502 } && pieces.count > 8)
    #expect(Clipboard.sequence(for: String(repeating: "x", count: 60_000), through: .none) == nil)
  }
}
