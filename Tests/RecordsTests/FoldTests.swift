import Records
import Testing

@Suite struct FoldTests {
  @Test(arguments: [
    ("Âme", "ame"), ("Røyksopp", "royksopp"), ("RÖYKSOPP", "royksopp"), ("Straße", "strasse"), ("STRASSE", "strasse"),
    ("Łódź", "lodz"), ("Đorđe", "dorde"), ("Ħ", "h"), ("ısırgan", "isirgan"), ("İstanbul", "istanbul"),
    ("Ærø", "aero"), ("Œuvre", "oeuvre"), ("Þór", "thor"), ("ẞ", "ss"), ("ﬁne", "fine"), ("①", "1"),
    ("Ｔｅｃｈｎｏ", "techno"),
    ("שָׁלוֹם", "שלום"), ("مُحَمَّد", "محمد"), ("Ελλάς", "ελλασ"), ("ΕΛΛΑΣ", "ελλασ"), ("Ещё", "еще"),
    ("한", "\u{1112}\u{1161}\u{11AB}"),
    ("가", "\u{1100}\u{1161}"), ("ガ", "カ"), ("", ""), ("already plain 128!", "already plain 128!"), ("\u{301}", ""),
    ("𝕄𝕒𝕥𝕙", "math"), ("ǅ", "dz"), ("Å", "a"), ("Ａ\u{0301}", "a"),
  ])
  func textsFoldAsPeopleSearch(text: String, folded: String) {
    #expect(Array(fold(text).unicodeScalars) == Array(folded.unicodeScalars))
  }

  @Test func composedAndDecomposedFormsAreOne() {
    #expect(Array(fold("Beyonc\u{E9}").utf8) == Array(fold("Beyonce\u{301}").utf8))
  }

  @Test func foldingTwiceIsFoldingOnce() {
    for value in UInt32(0x20)...0x2FFFF {
      guard let scalar = Unicode.Scalar(value) else { continue }
      let once = fold(String(Character(scalar)))
      if Array(fold(once).utf8) != Array(once.utf8) { Issue.record("U+\(String(value, radix: 16))") }
    }
  }

  @Test func aTextFoldsPieceByPiece() {
    for (a, b) in [("Â", "\u{301}me"), ("ΣΑ", "Σ b"), ("e", "\u{308}"), ("ab", "c")] {
      #expect(Array(fold(a + b).utf8) == Array((fold(a) + fold(b)).utf8))
    }
  }
}

@Suite struct MetadataNumberTests {
  @Test(arguments: [
    ("128", 128), ("128 BPM", 128), ("126,5", 126.5), ("1.44e-05", 0.0000144), ("2018-02-05", 2018), (".5", 0.5),
    ("-6.2 dB", -6.2), ("+3", 3), ("1e5", 100_000), ("128.", 128), ("  7", 7), ("5e", 5), ("1e123", 1), ("12/24", 12),
    ("999999999999999", 999_999_999_999_999),
  ])
  func theNumberAtTheStartIsRead(text: String, number: Double) {
    #expect(MetadataNumber.read(text) == number)
  }

  @Test(arguments: ["", "abc", "٣", "1234567890123456", "-", ".", "e5", "NaN", "inf", "\u{a0}5"])
  func whatIsNoNumberIsNone(text: String) {
    #expect(MetadataNumber.read(text) == nil)
  }
}
