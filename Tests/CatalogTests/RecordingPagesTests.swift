import Catalog
import FoundationEssentials
import Records
import Testing

@Suite struct RecordingPagesTests {
  static let sorts: [RecordingSort] = [
    "artist", "title", "album", "genre", "label", "year", "bpm", "key", "file_name", "file_path", "created_at",
    "updated_at", "last_modified", "file_size", "status", "rating", "energy", "comment",
  ].flatMap { name in [false, true].map { RecordingSort(.init(name: name), descending: $0) } }

  private func all(_ store: RecordingStore, _ list: RecordingList) async throws -> [UUID] {
    try await store.page(list, limit: 10_000).rows.map(\.id)
  }

  @Test func pagesForwardAndBackAreTheWholeListInEveryOrder() async throws {
    let library = try await TestLibrary(count: 150)
    let store = library.store.recordings
    for sort in Self.sorts {
      let list = RecordingList(sort: sort)
      let whole = try await all(store, list)
      #expect(Set(whole) == Set(library.recordings.map(\.id)), "\(sort)")

      var forward: [UUID] = []
      var page = try await store.page(list, limit: 13)
      #expect(!page.hasMoreBefore)
      while true {
        forward += page.rows.map(\.id)
        guard page.hasMoreAfter, let last = page.last else { break }
        page = try await store.page(list, .after(last), limit: 13)
      }
      #expect(forward == whole, "\(sort) forward")

      var backward: [UUID] = []
      page = try await store.page(list, .end, limit: 13)
      #expect(!page.hasMoreAfter)
      while true {
        backward = page.rows.map(\.id) + backward
        guard page.hasMoreBefore, let first = page.first else { break }
        page = try await store.page(list, .before(first), limit: 13)
      }
      #expect(backward == whole, "\(sort) backward")
    }
  }

  @Test func anAnchorRowAFractionAndAPositionAgreeWithTheWholeList() async throws {
    let library = try await TestLibrary(count: 90)
    let store = library.store.recordings
    for sort in Self.sorts {
      let list = RecordingList(sort: sort)
      let whole = try await all(store, list)
      for place in [0, 30, 60, 89] {
        let page = try await store.page(list, .from(whole[place]), limit: 5)
        #expect(page.rows.map(\.id) == Array(whole[place...].prefix(5)), "\(sort) from \(place)")
        let before = try await store.page(list, .upTo(whole[place]), limit: 5)
        #expect(before.rows.map(\.id) == Array(whole[..<place].suffix(5)), "\(sort) up to \(place)")
        #expect(try await store.position(of: whole[place], in: list) == place, "\(sort)")
      }
      let half = try await store.page(list, .fraction(0.5), limit: 5)
      #expect(half.rows.map(\.id) == Array(whole[45..<50]), "\(sort)")
    }
  }

  @Test func rowsWithoutTheFieldComeLastInBothDirections() async throws {
    let library = try await TestLibrary(count: 80)
    for descending in [false, true] {
      let list = RecordingList(sort: RecordingSort(.artist, descending: descending))
      let artists = try await library.store.recordings.page(list, limit: 100).rows.map(\.artist)
      let firstNil = try #require(artists.firstIndex(of: nil))
      #expect(firstNil > 0)
      #expect(artists[firstNil...].allSatisfy { $0 == nil })
    }
  }

  @Test func whatHasNoNumberComesBeforeWhatHasNoSuchKeyInBothDirections() async throws {
    let library = try await TestLibrary(count: 40)
    for key in ["energy", "comment", "mood"] {
      let ids = library.recordings.map(\.id)
      try await library.catalog.connection.execute("DELETE FROM metadata WHERE key = $1", [.text(key)])
      try await library.catalog.connection.execute(
        "INSERT INTO metadata (recording_id, key, value) SELECT * FROM unnest($1::uuid[], $2::text[], $3::text[])",
        [
          .uuidArray(Array(ids[0..<4])), .textArray(Array(repeating: key, count: 4)),
          .textArray(["0.7", "0.3", "high", "0.5"]),
        ])
      for descending in [false, true] {
        let list = RecordingList(sort: RecordingSort(.metadata(key), descending: descending))
        let order = try await library.store.recordings.page(list, limit: 100).rows.map(\.id)
        #expect(order.count == 40)
        let upward = [ids[1], ids[3], ids[0]]
        let numbers = key == "energy" ? (descending ? upward.reversed() : upward) + [ids[2]] : nil
        let texts = descending ? [ids[2]] + upward.reversed() : upward + [ids[2]]
        #expect(Array(order[..<4]) == numbers ?? texts, "\(key) \(descending)")
        let lacking = ids[4...].sorted { ($0 < $1) != descending }
        #expect(Array(order[4...]) == lacking, "\(key) \(descending)")
      }
    }
  }

  @Test func namesSortAsPeopleDo() async throws {
    let library = try await TestLibrary(count: 120)
    let artists = try await library.store.recordings.page(RecordingList(), limit: 200).rows.compactMap(\.artist)
    var order: [String] = []
    for artist in artists where order.last != artist { order.append(artist) }
    #expect(order.firstIndex(of: "2Pac") == 0)
    let (deadmau5, dosem) = (
      try #require(order.firstIndex(of: "deadmau5")), try #require(order.firstIndex(of: "Dosem"))
    )
    #expect(deadmau5 < dosem)
    let (ame, royksopp) = (
      try #require(order.firstIndex { $0.hasPrefix("Âme") }), try #require(order.firstIndex(of: "Röyksopp"))
    )
    #expect(ame < deadmau5)
    #expect(royksopp > dosem)
  }

  @Test func aListThatChangesUnderThePagesShowsNoRowTwiceAndSkipsNone() async throws {
    let library = try await TestLibrary(count: 100)
    let store = library.store.recordings
    let list = RecordingList(sort: RecordingSort(.fileName))
    let whole = try await all(store, list)
    let first = try await store.page(list, limit: 20)
    // Rows go before and after the cursor, the cursor's own among them, and one comes before it.
    for place in [3, 19, 25, 60] { try await store.delete(whole[place]) }
    try await library.catalog.connection.script(
      "INSERT INTO recordings (file_path, file_name, file_hash) VALUES ('/music/0', '0', 'new')")
    var seen = first.rows.map(\.id)
    var page = first
    while page.hasMoreAfter, let last = page.last {
      page = try await store.page(list, .after(last), limit: 20)
      seen += page.rows.map(\.id)
    }
    #expect(Set(seen).count == seen.count)
    #expect(Set(seen) == Set(whole.enumerated().filter { ![25, 60].contains($0.offset) }.map(\.element)))
  }

  @Test func anEmptyListIsAnEmptyPage() async throws {
    let library = try await TestLibrary(count: 0)
    let page = try await library.store.recordings.page(RecordingList())
    #expect(page.rows.isEmpty && !page.hasMoreAfter && !page.hasMoreBefore && page.first == nil)
    #expect(try await library.store.recordings.page(RecordingList(), .fraction(0.5)).rows.isEmpty)
    #expect(try await library.store.recordings.count(RecordingList()) == 0)
  }

  @Test func cardsComeWithTheStateOfTheirProposals() async throws {
    let library = try await TestLibrary(count: 120)
    let cards = try await library.store.recordings.cards(library.recordings.map(\.id))
    #expect(cards.map(\.id) == library.recordings.map(\.id))
    for (card, made) in zip(cards, library.recordings) {
      let proposal = made.subject.proposals.first
      let isStale = proposal.map { $0.currentFilename != made.subject.fileName } ?? false
      switch proposal?.status {
      case "pending": #expect(card.proposal == (isStale ? .stale : .pending))
      case "failed", "applied": #expect(card.proposal?.rawValue == proposal?.status)
      default: #expect(card.proposal == nil)
      }
      #expect(card.artist == made.subject.metadata["artist"].map { $0.trimming(while: { $0 == " " }) })
    }
  }
}

extension String {
  fileprivate func trimming(while predicate: (Character) -> Bool) -> String {
    String(String(drop(while: predicate).reversed()).drop(while: predicate).reversed())
  }
}
