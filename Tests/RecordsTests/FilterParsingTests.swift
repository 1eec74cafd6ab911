import Mixing
import Records
import Testing

@Suite struct FilterParsingTests {
  private func parse(_ text: String) throws -> Filter? { try Filter(parsing: text) }
  private func error(_ text: String) -> FilterError? {
    do throws(FilterError) {
      _ = try Filter(parsing: text)
      return nil
    } catch { return error }
  }

  @Test func wordsAreFoldedAndAllHaveToOccur() throws {
    #expect(try parse("Âme Strobe") == .all([.term(.word("ame")), .term(.word("strobe"))]))
    #expect(try parse("\"Two Words\"") == .term(.word("two words")))
    #expect(try parse("10:30") == .term(.word("10:30")))
  }

  @Test(arguments: ["", "   ", "\t", "-", " - ", "– -".replacing("–", with: "-")])
  func aTextThatAsksForNothingIsNoFilter(text: String) throws {
    #expect(try parse(text) == nil)
  }

  @Test func aDashBetweenArtistAndTitleAsksForNothing() throws {
    #expect(try parse("deadmau5 - Strobe") == .all([.term(.word("deadmau5")), .term(.word("strobe"))]))
  }

  @Test func theBarBindsWeakerThanTheBlank() throws {
    let both = Filter.any([.all([.term(.word("a")), .term(.word("b"))]), .term(.word("c"))])
    #expect(try parse("a b | c") == both)
    #expect(try parse("a b|c") == both)
    #expect(try parse("\"a | b\"") == .term(.word("a | b")))
  }

  @Test func aDashTurnsAPieceRound() throws {
    #expect(try parse("-genre:pop") == .not(.term(.text(key: "genre", "pop"))))
    #expect(try parse("-\"a b\"") == .not(.term(.word("a b"))))
    #expect(try parse("lo-fi") == .term(.word("lo-fi")))
  }

  @Test func aTempoIsRoundedAsItIsWritten() throws {
    func range(_ text: String) throws -> FilterRange {
      guard case .term(.number("bpm", let range)) = try parse(text) else { throw FilterNotARange() }
      return range
    }
    #expect(try range("bpm:128").contains(127.5) && range("bpm:128").contains(128.49))
    #expect(try !range("bpm:128").contains(128.5) && !range("bpm:128").contains(127.49))
    #expect(try range("bpm:128.0").contains(128.04) && !range("bpm:128.0").contains(128.06))
    #expect(try range("bpm:128,0") == range("bpm:128.0"))
    #expect(try range("bpm:120-130").contains(120) && range("bpm:120-130").contains(130))
    #expect(try !range("bpm:120-130").contains(130.01) && range("bpm:120-130") == range("bpm:120..130"))
    #expect(try range("bpm:>128").contains(128.01) && !range("bpm:>128").contains(128))
    #expect(try range("bpm:<128").contains(127.99) && !range("bpm:<128").contains(128))
    #expect(try range("bpm:>=128").contains(128) && range("bpm:<=128").contains(128))
    #expect(try range("BPM:128") == range("bpm:128"))
  }

  private struct FilterNotARange: Error {}

  @Test func numbersMayBeNegative() throws {
    guard case .term(.number("loudness", let range)) = try parse("loudness:-8--5") else {
      return #expect(Bool(false), "no range")
    }
    #expect(range.contains(-8) && range.contains(-5) && !range.contains(-8.1))
  }

  @Test func keysAreReadInAnyNotation() throws {
    let eight = try #require(MusicalKey(index: 14))
    for text in ["key:8A", "key:08a", "key:Am", "key:1m", "key:\"A minor\"", "key:a"] {
      #expect(try parse(text) == .term(.musicalKey([eight])), "\(text)")
    }
  }

  @Test func aTildeAsksForEveryNamedRelation() throws {
    let reference = try #require(MusicalKey(index: 14))
    guard case .term(.musicalKey(let keys)) = try parse("key:~8A") else { return #expect(Bool(false), "no keys") }
    for index in 0..<24 {
      let key = try #require(MusicalKey(index: index))
      #expect(keys.contains(key) == (HarmonicRelation(from: reference, to: key) != .unnamed))
    }
    #expect(keys.count == 13)
  }

  @Test func otherFieldsAreWhatTheySay() throws {
    #expect(try parse("genre:\"Drum & Bass\"") == .term(.text(key: "genre", "drum & bass")))
    #expect(try parse("path:incoming/") == .term(.path("incoming/")))
    #expect(try parse("status:Missing") == .term(.status("missing")))
    #expect(try parse("proposal:pending") == .term(.proposal("pending")))
    #expect(try parse("mood:dark") == .term(.text(key: "mood", "dark")))
    #expect(
      try parse("release_date:2018-02")
        == .term(.date(key: "release_date", FilterDates(from: "2018-02", through: "2018-02"))))
    #expect(
      try parse("release_date:>2018") == .term(.date(key: "release_date", FilterDates(from: "2018", isExclusive: true)))
    )
    guard case .term(.confidence(let range)) = try parse("confidence:>0.8") else {
      return #expect(Bool(false), "no range")
    }
    #expect(range.contains(0.81) && !range.contains(0.8))
  }

  @Test(arguments: [
    ("techno bpm:fast", 11), ("bpm:", 4), ("genre:", 6), ("a | ", 2), ("| a", 0), ("a || b", 3), ("x \"open", 2),
    ("genre:\"open", 6), ("key:H", 4), ("key:~", 4), ("bpm:130-120", 4), ("bpm:120-", 4), ("bpm:>", 4), ("a -bpm:x", 7),
    ("release_date:soon", 13), ("ä bpm:x", 6), ("confidence:sure", 11), ("genre:\"\"", 6),
  ])
  func whatCannotBeReadSaysWhereAndWhy(text: String, offset: Int) {
    let error = error(text)
    #expect(error?.offset == offset, "\(text)")
    #expect((error?.message.count ?? 0) > 10, "\(text)")
    #expect(error?.description.hasPrefix("at \(offset + 1): ") == true)
  }

  @Test func noTextCrashesTheParser() {
    var state: UInt64 = 1
    let letters = Array("ab-|\":><~.0123 Äé🎧\\%_key:bpm:genre:\u{301}")
    for _ in 0..<20_000 {
      var text = ""
      for _ in 0..<Int(state % 14) {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        text.append(letters[Int(state >> 33) % letters.count])
      }
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      if let error = error(text) { #expect((0...text.count).contains(error.offset), "\(text)") }
    }
  }
}
