import Catalog
import FoundationEssentials
import Postgres
import Records
import Testing

@Suite struct ImportTests {
  /// A migrated database, and imports into it.
  struct Target {
    let catalog: TestCatalog
    let store: Catalog

    init() async throws {
      catalog = try await .migrated()
      store = Catalog(PostgresPool(configuration: catalog.configuration))
    }

    /// One run. `there` are the paths whose files exist.
    @discardableResult
    func run(
      _ batches: [ImportItem]..., there: Set<String> = [], keys: Set<String> = ["title", "artist", "bpm"]
    ) async throws -> (outcomes: [ImportOutcome], counts: ImportCounts) {
      let exists: @Sendable (String) async -> Bool = { there.contains($0) }
      return try await store.importing(correlationID: UUID(), ownedKeys: keys, fileExists: exists) { session in
        var outcomes: [ImportOutcome] = []
        for batch in batches { outcomes += try await session.write(batch) }
        return (outcomes, await session.counts)
      }
    }
  }

  private let everywhere: @Sendable (String) async -> Bool = { _ in true }
  private let nowhere: @Sendable (String) async -> Bool = { _ in false }

  private func item(
    _ path: String, hash: String? = nil, audio: String? = nil, status: RecordingStatus = .processed,
    _ metadata: [String: String] = [:], former: String? = nil
  ) -> ImportItem {
    ImportItem(
      filePath: path, fileName: String(path.split(separator: "/").last ?? ""), fileHash: hash ?? "hash of \(path)",
      secondaryHash: audio, fileSize: 100, status: status, lastModified: Date(timeIntervalSince1970: 1_700_000_000.25),
      metadata: metadata.sorted { $0.key < $1.key }.map { MetadataEntry(key: $0.key, value: $0.value) },
      formerPath: former)
  }

  @Test func theSameImportAgainChangesNothingAndSaysSo() async throws {
    let target = try await Target()
    let items = (0..<50).map { item("/music/\($0).mp3", ["title": "T\($0)", "artist": "A", "bpm": "120"]) }
    let first = try await target.run(items)
    #expect(first.counts.added == 50 && first.counts.metadataAdded == 150 && first.counts.unchanged == 0)
    try await target.catalog.connection.script("DELETE FROM graph_outbox")
    let again = try await target.run(items)
    #expect(again.counts.unchanged == 50 && again.counts.metadataUnchanged == 150)
    #expect(again.counts.added + again.counts.updated + again.counts.metadataUpdated + again.counts.metadataAdded == 0)
    #expect(again.outcomes.map(\.recordingID) == first.outcomes.map(\.recordingID))
    #expect(try await target.catalog.value("SELECT count(*) FROM graph_outbox") == 0)
  }

  @Test func metadataIsAddedChangedRemovedAndLeftAlone() async throws {
    let target = try await Target()
    try await target.run([item("/a.mp3", ["title": "Old", "artist": "A", "bpm": "120", "mood": "dark"])])
    let counts = try await target.run([item("/a.mp3", ["title": "New", "artist": "A", "genre": "Techno"])]).counts
    #expect(counts.metadataAdded == 1 && counts.metadataUpdated == 1 && counts.metadataRemoved == 1)
    #expect(counts.metadataUnchanged == 1 && counts.unchanged == 1)
    let id = try #require(try await target.store.recordings.recording(at: "/a.mp3")?.id)
    let metadata = try await target.store.recordings.metadata(of: id)
    // The mood is not a key of this source: somebody else's.
    #expect(metadata.map { "\($0.key)=\($0.value)" } == ["artist=A", "genre=Techno", "mood=dark", "title=New"])
  }

  @Test func everyRowCarriesTheRunThatWroteIt() async throws {
    let target = try await Target()
    let run = UUID()
    try await target.store.importing(correlationID: run, ownedKeys: [], fileExists: everywhere) { session in
      _ = try await session.write([item("/a.mp3", ["title": "T"])])
    }
    #expect(try await target.catalog.column("SELECT correlation_id FROM recordings") == [run])
    #expect(try await target.catalog.column("SELECT correlation_id FROM metadata") == [run])
  }

  @Test func aFileThatWasMovedIsTheSameRecording() async throws {
    let target = try await Target()
    let id = try await target.run([item("/old/a.mp3", hash: "content", ["title": "T"])]).outcomes[0].recordingID
    let moved = try await target.run([item("/new/a.mp3", hash: "content", ["title": "T"])])
    #expect(moved.outcomes == [.moved(try #require(id), from: "/old/a.mp3")])
    #expect(moved.counts.moved == 1 && moved.counts.metadataUnchanged == 1)
    #expect(try await target.catalog.column("SELECT file_path::text FROM recordings") == ["/new/a.mp3"])
  }

  @Test func aSecondFileWithTheSameContentIsADuplicateOfTheFirst() async throws {
    let target = try await Target()
    let id = try #require(try await target.run([item("/a.mp3", hash: "content")]).outcomes[0].recordingID)
    let second = try await target.run([item("/b.mp3", hash: "content")], there: ["/a.mp3"])
    #expect(
      second.outcomes == [
        .refused(ImportRefusal(filePath: "/b.mp3", reason: .duplicate(path: "/a.mp3", recordingID: id)))
      ])
    #expect(second.counts.refused == 1)
    #expect(try await target.catalog.value("SELECT count(*) FROM recordings") == 1)
  }

  @Test func ofTwoEqualFilesInOneBatchTheFirstIsTaken() async throws {
    let target = try await Target()
    let items = ["/a.mp3", "/b.mp3", "/c.mp3"].map { item($0, hash: "content", ["title": $0]) }
    let result = try await target.run(items)
    let id = try #require(result.outcomes[0].recordingID)
    #expect(result.outcomes[0] == .added(id))
    #expect(result.outcomes[1...].allSatisfy { $0.recordingID == id })
    #expect(result.counts.added == 1 && result.counts.refused == 2 && result.counts.metadataAdded == 1)
  }

  @Test func aFileWhoseTagsWereEditedAndThatWasMovedIsKnownByItsAudio() async throws {
    let target = try await Target()
    let id = try await target.run([item("/old.mp3", hash: "one", audio: "sound")]).outcomes[0].recordingID
    let moved = try await target.run([item("/new.mp3", hash: "two", audio: "sound")])
    #expect(moved.outcomes == [.moved(try #require(id), from: "/old.mp3")])
  }

  @Test func whatCouldBeTwoLostRecordingsIsNotGuessed() async throws {
    let target = try await Target()
    try await target.run([item("/1.mp3", audio: "sound"), item("/2.mp3", audio: "sound")])
    let result = try await target.run([item("/new.mp3", hash: "edited", audio: "sound")])
    #expect(
      result.outcomes == [
        .refused(ImportRefusal(filePath: "/new.mp3", reason: .ambiguous(paths: ["/1.mp3", "/2.mp3"])))
      ])
    #expect(
      try await target.catalog.column("SELECT file_path::text FROM recordings ORDER BY 1") == ["/1.mp3", "/2.mp3"])
  }

  @Test func aPathTwiceInOneRunIsRefusedTheSecondTimeAlsoAcrossBatches() async throws {
    let target = try await Target()
    let result = try await target.run(
      [item("/a.mp3", ["title": "1"]), item("/a.mp3", ["title": "2"])], [item("/a.mp3", ["title": "3"])])
    #expect(result.outcomes[1...].allSatisfy { $0 == .refused(ImportRefusal(filePath: "/a.mp3", reason: .repeated)) })
    #expect(try await target.catalog.column("SELECT value FROM metadata") == ["1"])
    #expect(try await target.run([item("/a.mp3", ["title": "1"])]).counts.unchanged == 1)
  }

  @Test func whatDoesNotFitIsRefusedByReasonAndTheRestGoesOn() async throws {
    let target = try await Target()
    let longPath = "/" + String(repeating: "d/", count: 520) + "a.mp3"
    let longName = "/" + String(repeating: "n", count: 256)
    let badHash = item("/hash.mp3", hash: String(repeating: "h", count: 65))
    let result = try await target.run([item(longPath), item("/good.mp3"), item(longName), badHash, item("/too.mp3")])
    let reasons = result.outcomes.map { outcome -> ImportRefusal.Reason? in
      if case .refused(let refusal) = outcome { refusal.reason } else { nil }
    }
    #expect(reasons[0] == .pathTooLong(longPath.count) && reasons[2] == .nameTooLong(256))
    #expect(reasons[1] == nil && reasons[4] == nil)
    guard case .database = reasons[3] else { return #expect(Bool(false), "\(reasons)") }
    #expect(result.counts.added == 2 && result.counts.refused == 3)
  }

  @Test func aLibraryOfAnotherMachineGetsItsPathsByALaterMap() async throws {
    let target = try await Target()
    let lost = item("D:/Music/a.mp3", status: .missing, ["title": "T"])
    let id = try #require(try await target.run([lost]).outcomes[0].recordingID)
    let found = item("/mnt/music/a.mp3", ["title": "T"], former: "D:/Music/a.mp3")
    let mapped = try await target.run([found])
    #expect(mapped.outcomes == [.moved(id, from: "D:/Music/a.mp3")])
    let row = try #require(try await target.store.recordings.recording(id))
    #expect(row.filePath == "/mnt/music/a.mp3" && row.status == .processed && row.fileHash == found.fileHash)
    #expect(try await target.run([found]).counts.unchanged == 1)
  }

  @Test func aFileThatIsGoneKeepsItsHashAndIsCountedAsMissing() async throws {
    let target = try await Target()
    try await target.run([item("/a.mp3", hash: "content")])
    var gone = item("/a.mp3", hash: "hash of a missing file", status: .missing)
    gone.fileSize = nil
    gone.lastModified = nil
    let first = try await target.run([gone])
    #expect(first.counts.updated == 1 && first.counts.missing == 1)
    let again = try await target.run([gone])
    #expect(again.counts.unchanged == 1 && again.counts.missing == 1)
    let row = try #require(try await target.store.recordings.recording(at: "/a.mp3"))
    #expect(row.status == .missing && row.fileHash == "content" && row.fileSize == 100)
    let back = try await target.run([item("/a.mp3", hash: "content")])
    #expect(back.counts.updated == 1 && back.counts.missing == 0)
  }

  @Test func aStatusOfAnotherProgramStays() async throws {
    let target = try await Target()
    try await target.run([item("/a.mp3")])
    try await target.catalog.connection.script("UPDATE recordings SET status = 'archived'")
    #expect(try await target.run([item("/a.mp3")]).counts.unchanged == 1)
    #expect(try await target.store.recordings.recording(at: "/a.mp3")?.status.rawValue == "archived")
  }

  @Test func aBatchThatFailsLeavesThoseBeforeIt() async throws {
    let target = try await Target()
    try await target.store.importing(correlationID: UUID(), ownedKeys: [], fileExists: nowhere) { session in
      _ = try await session.write([item("/a.mp3")])
      try await target.catalog.connection.script("ALTER TABLE metadata RENAME TO elsewhere")
      await #expect(throws: PostgresError.self) { try await session.write([item("/b.mp3")]) }
    }
    #expect(try await target.catalog.column("SELECT file_path::text FROM recordings") == ["/a.mp3"])
  }

  @Test func valuesOfEveryKindGoThrough() async throws {
    let target = try await Target()
    let values = [
      "tab\there", "line\nbreak", "back\\slash", "\\N", "quote \" '", "שלום", "nul\0byte",
      String(repeating: "x", count: 12_800),
    ]
    let metadata = Dictionary(uniqueKeysWithValues: values.enumerated().map { ("key\($0.offset)", $0.element) })
    try await target.run([item("/a.mp3", metadata)])
    let id = try #require(try await target.store.recordings.recording(at: "/a.mp3")?.id)
    let stored = try await target.store.recordings.metadata(of: id).map(\.value)
    #expect(stored == values.map { $0.replacing("\0", with: "") })
  }

  @Test func aKeyGivenTwiceIsOneRowAndAnEmptyValueNone() async throws {
    let target = try await Target()
    var twice = item("/a.mp3")
    twice.metadata = [
      MetadataEntry(key: "genre", value: "House"), MetadataEntry(key: "genre", value: "Techno"),
      MetadataEntry(key: "label", value: ""),
    ]
    try await target.run([twice])
    #expect(try await target.catalog.column("SELECT value FROM metadata") == ["House; Techno"])
  }

  @Test func recordingsThatTieInAListStandInTheOrderOfTheirLibrary() async throws {
    let target = try await Target()
    let items = (0..<40).map { item("/\(($0 * 7) % 40).mp3", ["title": "Strobe", "artist": "deadmau5"]) }
    try await target.run(Array(items[..<25]), Array(items[25...]))
    for sort in [RecordingSort(.artist), RecordingSort(.bpm), RecordingSort(.createdAt)] {
      let rows = try await target.store.recordings.page(RecordingList(sort: sort)).rows
      #expect(rows.map(\.filePath) == items.map(\.filePath), "\(sort)")
    }
  }

  @Test func cardsAndOutboxFollowTheImport() async throws {
    let target = try await Target()
    let id = try #require(
      try await target.run([item("/a.mp3", ["title": "Strobe", "artist": "deadmau5", "bpm": "128", "key": "8B"])])
        .outcomes[0].recordingID)
    let card = try #require(try await target.store.recordings.cards([id]).first)
    #expect(card.title == "Strobe" && card.artist == "deadmau5" && card.bpm == 128 && card.key?.index == 15)
    #expect(try await target.store.outbox.behind() == 1)
    #expect(try await target.store.counts() == LibraryCounts(recordings: 1, pending: 0, behind: 1))
  }
}
