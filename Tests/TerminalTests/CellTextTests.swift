import Testing

@testable import Terminal

/// Text from outside: what a terminal is given of it, and how many columns that takes.
@Suite struct CellTextTests {
  private func pieces(_ text: String) -> [String] { CellText(text).pieces.map { "\($0.text)\($0.width)" } }

  @Test func `an escape sequence loses its escape`() {
    #expect(CellText("a\u{1B}[31mred").string == "a\u{FFFD}[31mred")
    #expect(CellText("\u{1B}]52;c;QQ==\u{07}").string == "\u{FFFD}]52;c;QQ==\u{FFFD}")
  }

  @Test func `no control of C0 or C1 and no delete survives`() {
    for value in Array(UInt32(0)..<0x20) + Array(0x7F..<0xA0) {
      let scalar = Unicode.Scalar(UInt8(value))
      let text = CellText("a\(scalar)b")
      #expect(text.width == 3)
      #expect(text.string.unicodeScalars.allSatisfy { $0.value >= 0x20 && !(0x7F..<0xA0).contains($0.value) })
    }
  }

  @Test func `line ends and tabs of every kind become one blank each`() {
    #expect(CellText("a\nb\rc\td\u{2028}e\u{2029}f").string == "a b c d e f")
  }

  @Test func `bidi overrides, isolates and invisible format characters are dropped`() {
    let hidden =
      "\u{202A}\u{202B}\u{202C}\u{202D}\u{202E}\u{2066}\u{2067}\u{2068}\u{2069}\u{200B}\u{200E}\u{200F}\u{061C}\u{FEFF}\u{AD}"
    #expect(pieces("a\(hidden)b") == ["a1", "b1"])
  }

  @Test func `invalid bytes become replacement characters of one column`() {
    let text = CellText(String(decoding: [0x61, 0xFF, 0xC3, 0x62] as [UInt8], as: UTF8.self))
    #expect(text.string == "a\u{FFFD}\u{FFFD}b" && text.width == 4)
  }

  @Test func `a scalar the C library has no width for is replaced`() {
    #expect(pieces("\u{10FFFF}") == ["\u{FFFD}1"])
  }

  @Test(arguments: [
    ("中文", 4), ("Ｆｕ", 4), ("한", 2), ("\u{1112}\u{1161}\u{11AB}", 2), ("e\u{301}", 1), ("กำไร", 4), ("क्षि", 3), ("😀", 2),
    ("👨‍👩‍👧", 2), ("👍🏽", 2), ("❤️", 1), ("1️⃣", 1), ("🇩🇪", 2), ("🏴󠁧󠁢󠁥󠁮󠁧󠁿", 2), ("é", 1), ("…", 1), ("", 0),
  ])
  func `columns are what ncurses counts`(text: String, columns: Int) {
    let cleaned = CellText(text)
    #expect(cleaned.width == columns)
    #expect(cleaned.pieces.reduce(0) { $0 + $1.width } == columns)
  }

  @Test func `a flag is its two letters, a family its first member`() {
    #expect(CellText("🇩🇪").string == "DE")
    #expect(CellText("👨‍👩‍👧").string == "👨")
    #expect(CellText("👍🏽").string == "👍")
  }

  @Test func `letters that a joiner stands between are kept`() {
    #expect(CellText("क्\u{200D}ष").string == "क्ष")
    #expect(CellText("می\u{200C}خواهم").string == "میخواهم")
  }

  @Test func `at most four marks stay on a letter, and none before the first`() {
    #expect(
      CellText("\u{301}a" + String(repeating: "\u{300}", count: 9)).pieces.map(\.text) == [
        "a\u{300}\u{300}\u{300}\u{300}"
      ])
  }

  @Test func `ten thousand characters or marks are not looked at to their end`() {
    #expect(CellText(String(repeating: "x", count: 10_000)).width == 1_000)
    #expect(CellText("a" + String(repeating: "\u{300}", count: 1_000_000) + "b").string.unicodeScalars.count == 5)
  }

  @Test func `a cut falls between characters and leaves room for the ellipsis`() {
    #expect(CellText("中文曲目").fitted(to: 8).string == "中文曲目")
    #expect(CellText("中文曲目").fitted(to: 6).string == "中文…")
    #expect(CellText("中文曲目").fitted(to: 6).width == 5)
    #expect(CellText("abc").fitted(to: 1).string == "…")
    #expect(CellText("abc").fitted(to: 0).width == 0)
    #expect(CellText("abcdef").fitted(to: 3, ellipsis: "~").string == "ab~")
  }

  @Test func `Hebrew keeps its logical order and ends with its column`() {
    let text = CellText("שלמה")
    #expect(text.string == "שלמה" && text.width == 4)
    #expect(text.pieces.map(\.text) == ["ש", "ל", "מ", "ה\u{200E}"])
    #expect(text.fitted(to: 3).pieces.map(\.text) == ["ש", "ל", "…\u{200E}"])
    #expect((CellText("אב") + CellText(" x")).pieces.map(\.text) == ["א", "ב\u{200E}", " ", "x\u{200E}"])
    #expect(CellText("ה\u{5B0}\u{5B1}\u{5B2}\u{5B3}").pieces.map(\.text) == ["ה\u{5B0}\u{5B1}\u{5B2}\u{200E}"])
  }
}
