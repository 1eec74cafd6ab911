import Formats
import Foundation
import Records
import Testing

@Suite("Rename proposals")
struct ProposalMakerTests {
  @Test("a template is fields and text, and says what is wrong with it")
  func templates() throws {
    #expect(try NameTemplate("{artist} - {title}") == .standard)
    #expect(try NameTemplate("{track_number} {Title}{title}").fields == ["track_number", "title"])
    #expect(try NameTemplate("{a} [{b}]").description == "{a} [{b}]")
    for wrong in ["", "x", "{artist", "artist}", "{}", "{a b}", "{artist}/{title}", "{artist}: {title}", "{a}\u{1}"] {
      #expect(throws: NameTemplate.TemplateError.self, "\(wrong)") { try NameTemplate(wrong) }
    }
  }

  @Test("artist and title name the file; extension, confidence and reason come with it")
  func plain() throws {
    let name = try proposed("01 what else.MP3", ["artist": "Röyksopp", "title": "What Else Is There?"])
    #expect(name.fileName == "Röyksopp - What Else Is There_.MP3")
    #expect(name.confidence == 0.9)
    #expect(name.reason == "artist and title from the rekordbox library; 1 character replaced")
    #expect(name.fieldsUsed.keys.sorted() == ["artist", "title"])
  }

  @Test(
    "confidence is less for each replacement, a strange old name and a parsed field",
    arguments: [
      ("A - B.mp3 ", "A", "B", "x", 1.0), ("zzz.mp3", "A", "B", "x", 0.7), ("b.mp3", "A/C", "B?", "x", 0.8),
      ("zzz.mp3", "A", "B", "file_name", 0.5), ("zzz.mp3", "????", "????B", "file_name", 0.05),
    ])
  func confidence(old: String, artist: String, title: String, source: String, expected: Double) throws {
    let fields = ["artist": UsedField(value: artist, source: "x"), "title": UsedField(value: title, source: source)]
    let subject = ProposalSubject(id: UUID(), fileName: old, fields: fields)
    guard case .proposed(let name) = try #require(ProposalMaker().outcomes(forFolder: [subject]).first) else {
      throw Unexpected()
    }
    #expect(name.confidence == expected)
  }

  @Test(
    "a title that says the artist too, as a whole file name in its tag does, names it once",
    arguments: [
      ("Mantra", "02 - Mantra - Reshma", "Mantra - Reshma", 0.9),
      (
        "Sir Hiss;Sam Binga;Jakes", "01 - Sir Hiss, Sam Binga, Jakes - Wicked Set",
        "Sir Hiss;Sam Binga;Jakes - Wicked Set", 0.9
      ),
      ("Röyksopp", "ROYKSOPP - What Else - Live", "Röyksopp - What Else - Live", 0.9),
      ("808 State", "808 State - Pacific", "808 State - Pacific", 0.9),
      ("808 State", "02. 808 State - Pacific", "808 State - Pacific", 0.9),
      // Not the artist, or nothing else: the title is taken as it is.
      ("Mantra", "02 - Reshma", "Mantra - 02 - Reshma", 1), ("Mantra", "Mantra", "Mantra - Mantra", 1),
      ("Mantra", "Mantra - ", "Mantra - Mantra -", 1), ("Mantra", "Mantras - Reshma", "Mantra - Mantras - Reshma", 1),
      ("A & B", "A - Reshma", "A & B - A - Reshma", 1), ("!!!", "??? - Reshma", "!!! - ___ - Reshma", 0.7),
    ])
  func repeatedArtist(artist: String, title: String, expected: String, confidence: Double) throws {
    let name = try proposed("Reshma Mantra What Pacific Wicked.mp3", ["artist": artist, "title": title])
    #expect(name.fileName == "\(expected).mp3")
    #expect(name.confidence == confidence)
    #expect(name.reason.contains("named once") == (confidence == 0.9))
    #expect(name.fieldsUsed["title"]?.value == title)
  }

  @Test("a template without the artist keeps it in the title")
  func artistInTheTitleAlone() throws {
    let maker = ProposalMaker(template: try NameTemplate("{title}"))
    let outcome = maker.outcomes(forFolder: [subject("x.mp3", ["artist": "Mantra", "title": "02 - Mantra - Reshma"])])
    guard case .proposed(let name)? = outcome.first else { throw Unexpected() }
    #expect(name.fileName == "02 - Mantra - Reshma.mp3")
  }

  @Test("a template without the title has nothing to say of it")
  func artistInATitleThatIsNotUsed() throws {
    let maker = ProposalMaker(template: try NameTemplate("{artist} {album}"))
    let fields = ["artist": "Mantra", "title": "02 - Mantra - Reshma", "album": "Schemes"]
    guard case .proposed(let name)? = maker.outcomes(forFolder: [subject("mantra.mp3", fields)]).first else {
      throw Unexpected()
    }
    #expect(name.fileName == "Mantra Schemes.mp3")
    #expect(name.confidence == 1)
    #expect(name.reason == "artist and album from the rekordbox library")
  }

  @Test("no proposal from an empty field, for a right name, or for case alone")
  func none() throws {
    let maker = ProposalMaker()
    let subjects = [
      subject("a.mp3", ["title": "T"]), subject("b.mp3", ["artist": " ", "title": "T"]),
      subject("A - T.mp3", ["artist": "A", "title": "T"]), subject("b - u.mp3", ["artist": "B", "title": "U"]),
      subject("E\u{301} - V.mp3", ["artist": "\u{c9}", "title": "V"]), subject("c.mp3", ["artist": "A", "title": ""]),
    ]
    #expect(
      maker.outcomes(forFolder: subjects) == [
        .skipped(.missing(field: "artist")), .skipped(.missing(field: "artist")), .alreadyRight,
        .skipped(.sameButForCase), .skipped(.sameButForCase), .skipped(.missing(field: "title")),
      ])
    let asked = ProposalMaker(includesCase: true).outcomes(forFolder: subjects)
    #expect(
      asked.map { if case .proposed(let name) = $0 { name.fileName } else { "" } } == [
        "", "", "", "B - U.mp3", "É - V.mp3", "",
      ])
    #expect(ProposalSkip.missing(field: "artist").description == "no_artist")
  }

  @Test("one name for several: the mix tells them apart, then the album, else none gets it")
  func sameName() throws {
    let song = ["artist": "A", "title": "T"]
    #expect(
      names([with(song, "mix", "Dub Mix"), with(song, "remixer", "Bob")]) == ["A - T (Dub Mix)", "A - T (Bob Remix)"])
    #expect(names([with(song, "mix", "Dub Mix"), song]) == ["A - T (Dub Mix)", "A - T"])
    #expect(names([with(song, "remixer", "Bob's Edit"), song]) == ["A - T (Bob's Edit)", "A - T"])
    #expect(names([with(song, "album", "X"), with(song, "album", "Y")]) == ["A - T [X]", "A - T [Y]"])
    let mixed = with(song, "mix", "M")
    #expect(names([with(mixed, "album", "X"), with(mixed, "album", "Y")]) == ["A - T (M) [X]", "A - T (M) [Y]"])
    #expect(names([song, song]) == ["same_name", "same_name"])
    #expect(names([song, with(song, "title", "t")]) == ["same_name", "same_name"])
    // What the title says already is not said twice.
    let dub = with(song, "title", "T (Dub)")
    #expect(names([with(dub, "mix", "Dub"), with(dub, "mix", "dub")]) == ["same_name", "same_name"])
    // A third one has the name that the mix would give.
    #expect(names([mixed, song, with(song, "title", "T (M)")]) == ["same_name", "same_name", "A - T (M)"])
  }

  @Test("the reason says what was added")
  func reasonOfAddition() throws {
    let song = ["artist": "A", "title": "T"]
    let outcomes = ProposalMaker().outcomes(forFolder: [
      subject("1.mp3", with(song, "mix", "M")), subject("t.mp3", song),
    ])
    guard case .proposed(let name) = outcomes[0] else { throw Unexpected() }
    #expect(
      name.reason
        == "artist, title and mix from the rekordbox library; mix added, another file would get the same name; no word of the old name is in it"
    )
    #expect(name.fieldsUsed["mix"]?.value == "M")
  }

  private struct Unexpected: Error {}

  private func subject(_ fileName: String, _ fields: [String: String]) -> ProposalSubject {
    ProposalSubject(
      id: UUID(), fileName: fileName,
      fields: fields.mapValues { UsedField(value: $0, source: "rekordbox_xml") })
  }

  private func with(_ fields: [String: String], _ key: String, _ value: String) -> [String: String] {
    fields.merging([key: value]) { _, new in new }
  }

  /// The stems that are proposed for files of a folder, or why there is none.
  private func names(_ fields: [[String: String]]) -> [String] {
    let subjects = fields.enumerated().map { subject("old \($0).mp3", $1) }
    return ProposalMaker().outcomes(forFolder: subjects).map { outcome in
      switch outcome {
      case .proposed(let name): String(name.fileName.dropLast(4))
      case .alreadyRight: "right"
      case .skipped(let skip): skip.description
      }
    }
  }

  private func proposed(_ fileName: String, _ fields: [String: String]) throws -> ProposedName {
    guard
      case .proposed(let name) = try #require(ProposalMaker().outcomes(forFolder: [subject(fileName, fields)]).first)
    else { throw Unexpected() }
    return name
  }
}
