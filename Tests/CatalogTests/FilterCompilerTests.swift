import Catalog
import FoundationEssentials
import Postgres
import Records
import Testing

/// The compiler to SQL against the plain evaluation in Swift, on a library of odd values.
@Suite struct FilterCompilerTests {
  static let filters = [
    "strobe", "STROBE", "ame", "röyk", "royksopp", "\"eric prydz\"", "eric prydz", "prydz eric", "100%", "_", "a_b",
    "\\", "אהבתיה", "σας", "fine", "łódź", "strasse", "dorde", "-strobe", "strobe | opus", "-(remix)",
    "strobe .mp3 | opus -flac", "artist:ame", "artist:padded", "title:strobe", "album:100%", "album:\"a_b\"",
    "genre:techno", "-genre:techno", "genre:\"drum & bass\"", "label:кириллица", "genre:h", "-genre:te", "label:ки",
    "genre:b | label:a", "year:2009", "year:2009-2018", "year:<2009", "year:>=2008.5",
    "year:<=2009.5", "year:<2009.5", "year:2008.2-2008.9", "year:>99999", "year:<99999999999",
    "year:>2009", "bpm:128", "bpm:128.0", "bpm:127,9", "bpm:120-130", "bpm:>128", "bpm:>=128", "bpm:<=128", "-bpm:>1",
    "bpm:<121", "key:8A", "key:Am", "key:\"A minor\"", "key:1m", "key:~8A", "-key:~8A", "key:~C", "rating:5",
    "rating:>3",
    "energy:0.5", "energy:0.4-0.9", "energy:<0", "comment:100%", "comment:über", "comment:\"\\o/\"", "nothing:there",
    "-nothing:there", "release_date:2018", "release_date:2018-02", "release_date:>2018", "release_date:>=2018-02",
    "release_date:<2018", "release_date:1990..2000", "release_date:1990-2018", "path:incoming/", "path:archiv/a",
    "file:mp3", "file_name:_1", "status:missing", "status:ARCHIVED", "proposal:pending", "proposal:someday",
    "proposal:stale", "proposal:none", "-proposal:none", "confidence:>0.5", "confidence:0.8", "rating:>3 | bpm:>150",
    "genre:techno bpm:120-130 -key:8A | artist:dosem", "- strobe -", "comment:>5",
    // Of one or two letters: counted from the texts alone.
    "x", "e", "-o", "ö r", "a | ß", "-(a e)", "file_name:_", "-file_name:0", "path:ö", "path:in a", "-path:a | o", "κ",
    "artist:a", "-title:o", "album:an title:e", "artist:ö | title:x",
  ]

  @Test func everyConstructMeansTheSameInSQLAsInSwift() async throws {
    let library = try await TestLibrary(count: 400, seed: 20)
    var telling = 0
    for text in Self.filters where try await (1..<400).contains(compare(text, library)) { telling += 1 }
    #expect(telling > Self.filters.count * 4 / 5, "most filters should let some through and hold some back")
  }

  @Test func randomCombinationsMeanTheSame() async throws {
    let library = try await TestLibrary(count: 200, seed: 21)
    var random = SeededRandom(seed: 22)
    for _ in 0..<150 {
      let pieces = (0..<Int.random(in: 1...4, using: &random)).map { _ in
        random.pick(["", "", "-"]) + random.pick(Self.filters.filter { !$0.hasPrefix("-") && !$0.hasSuffix("-") })
      }
      try await compare(pieces.joined(separator: random.pick([" ", " | "])), library)
    }
  }

  @Test func aFileNameWithALineBreakIsOneName() async throws {
    let catalog = try await TestCatalog.migrated()
    let store = Catalog(PostgresPool(configuration: catalog.configuration)).recordings
    try await catalog.connection.script(
      "INSERT INTO recordings (file_path, file_name, file_hash) VALUES ('/x', E'first\nsecond.mp3', 'x')")
    for text in [
      "file_name:first", "file_name:second", "-file_name:third", "file_name:fi", "-file_name:xy", "\"t\ns\"",
      "\"first\nsecond\"", "-\"t s\"",
    ] {
      #expect(try await store.count(RecordingList(filter: try Filter(parsing: text))) == 1, "\(text)")
    }
  }

  /// Where the planner takes a hundred recordings for a million.
  @Test func aCountOfManyReadsTheTextsAndIsThatOfTheCards() async throws {
    let library = try await TestLibrary(count: 100, seed: 24)
    var counts: [Int] = []
    for text in Self.filters { counts.append(try await compare(text, library)) }
    try await library.catalog.connection.script(
      """
      ALTER TABLE recording_cards SET (autovacuum_enabled = off); ALTER TABLE recordings SET (autovacuum_enabled = off);
      ANALYZE recording_cards, recordings;
      UPDATE pg_class SET reltuples = 1000000 * relpages WHERE relname IN ('recording_cards', 'recordings')
      """)
    for (text, count) in zip(Self.filters, counts) { #expect(try await compare(text, library) == count, "\(text)") }
    // Kept by the same triggers; here by none, to see which of the two is read.
    try await library.catalog.connection.script("UPDATE recording_texts SET name = 'other'")
    func count(_ text: String) async throws -> Int {
      try await library.store.recordings.count(RecordingList(filter: Filter(parsing: text)))
    }
    #expect(try await count("file_name:mp3") == 0)
    #expect(try await count("file_name:mp3 -genre:nothing") > 0)
  }

  @Test func twoLettersAreFoundAlsoWhereTheIndexCutsTheGenreOff() async throws {
    let catalog = try await TestCatalog.migrated()
    let store = Catalog(PostgresPool(configuration: catalog.configuration)).recordings
    try await catalog.connection.script(
      """
      INSERT INTO recordings (file_path, file_name, file_hash) VALUES ('/x', 'x', 'x'), ('/y', 'y', 'y'), ('/z', 'z', 'z');
      INSERT INTO metadata (recording_id, key, value)
      SELECT id, 'genre', repeat('-', 300) || CASE file_name WHEN 'x' THEN 'DJ' WHEN 'y' THEN 'mc' END
      FROM recordings WHERE file_name <> 'z'
      """)
    for (text, count) in [("genre:dj", 1), ("-genre:dj", 2), ("genre:mc | genre:dj", 2), ("genre:ee", 0)] {
      #expect(try await store.count(RecordingList(filter: try Filter(parsing: text))) == count, "\(text)")
    }
  }

  @Test func inTheProposalsPaneStatusAndConfidenceAreTheProposals() async throws {
    let library = try await TestLibrary(count: 300, seed: 23)
    for text in Self.filters {
      let filter = try Filter(parsing: text)
      let expected = library.recordings.flatMap { made in
        made.subject.proposals.compactMap { proposal -> UUID? in
          var subject = made.subject
          subject.proposal = proposal
          return filter?.matches(subject) ?? true ? made.id : nil
        }
      }
      let found = try await library.store.proposals.page(ProposalList(statuses: nil, filter: filter), limit: 1000)
      #expect(Set(found.rows.map(\.recordingID)) == Set(expected), "\(text)")
      #expect(found.rows.count == expected.count, "\(text)")
      let count = try await library.store.proposals.count(ProposalList(statuses: nil, filter: filter))
      #expect(count == expected.count, "\(text)")
    }
  }

  @discardableResult
  private func compare(_ text: String, _ library: TestLibrary) async throws -> Int {
    let filter = try Filter(parsing: text)
    let expected = Set(library.recordings.filter { filter?.matches($0.subject) ?? true }.map(\.id))
    let list = RecordingList(filter: filter)
    let found = try await library.store.recordings.page(list, limit: 1000).rows.map(\.id)
    #expect(Set(found) == expected && found.count == expected.count, "\(text)")
    #expect(try await library.store.recordings.count(list) == expected.count, "\(text)")
    return expected.count
  }
}
