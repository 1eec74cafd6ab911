import Catalog
import FoundationEssentials
import Postgres
import Records
import Testing

@Suite struct ProposalStoreTests {
  private func draft(_ made: TestLibrary.Made, _ name: String, confidence: Double = 0.9) -> ProposalDraft {
    ProposalDraft(
      recordingID: made.id, currentFilename: made.subject.fileName, proposedFilename: name, reason: "template",
      fieldsUsed: ["artist": UsedField(value: "A", source: "rekordbox_xml")],
      file: FileFacts(inode: .max, size: 7, mtime: 1_700_000_000_123_456_789), confidence: confidence)
  }

  @Test func proposalsComeBackAsTheyWereMade() async throws {
    let library = try await TestLibrary(count: 3)
    let made = library.recordings[0]
    let run = UUID()
    let inserted = try await library.store.proposals.insert([draft(made, "new.mp3")], correlationID: run)
    let proposal = try #require(try await library.store.proposals.proposals(Array(inserted.values)).first)
    #expect(proposal.fieldsUsed == ["artist": UsedField(value: "A", source: "rekordbox_xml")])
    #expect(proposal.file == FileFacts(inode: .max, size: 7, mtime: 1_700_000_000_123_456_789))
    #expect(proposal.filePath == made.subject.filePath && proposal.recordingFileName == made.subject.fileName)
    #expect(proposal.status == .pending && proposal.confidence == 0.9 && proposal.correlationID == run)
  }

  @Test func noProposalIsMadeTwice() async throws {
    let library = try await TestLibrary(count: 3)
    let store = library.store.proposals
    let drafts = [
      draft(library.recordings[0], "x.mp3"), draft(library.recordings[0], "x.mp3"),
      draft(library.recordings[1], "x.mp3"),
    ]
    let first = try await store.insert(drafts, correlationID: UUID())
    #expect(Set(first.keys) == [0, 2])
    #expect(try await store.insert(drafts, correlationID: UUID()).isEmpty)
    try await store.move(Array(first.values), from: .pending, to: .rejected)
    #expect(try await store.insert(drafts, correlationID: UUID()).isEmpty)
  }

  @Test func ofTwoRunsAtOnceOneMakesTheProposals() async throws {
    let library = try await TestLibrary(count: 60)
    let drafts = library.recordings.map { draft($0, "same.mp3") }
    async let one = library.store.proposals.insert(drafts, correlationID: UUID())
    async let two = library.store.proposals.insert(drafts, correlationID: UUID())
    #expect(try await one.count + two.count == 60)
  }

  @Test func aProposalForARecordingThatIsGoneIsLeftOut() async throws {
    let library = try await TestLibrary(count: 2)
    try await library.store.recordings.delete(library.recordings[0].id)
    let drafts = library.recordings.map { draft($0, "x.mp3") }
    #expect(try await Set(library.store.proposals.insert(drafts, correlationID: UUID()).keys) == [1])
  }

  @Test func aClaimIsTakenOnce() async throws {
    let library = try await TestLibrary(count: 40)
    let store = library.store.proposals
    let ids = Array(try await store.insert(library.recordings.map { draft($0, "x.mp3") }, correlationID: UUID()).values)
    async let one = store.move(ids, from: .pending, to: .applying)
    async let two = store.move(ids.reversed(), from: .pending, to: .applying)
    let (first, second) = (try await one, try await two)
    #expect(first.isDisjoint(with: second))
    #expect(first.union(second) == Set(ids))
  }

  @Test func onlyAPendingProposalIsEdited() async throws {
    let library = try await TestLibrary(count: 1)
    let store = library.store.proposals
    let id = try #require(try await store.insert([draft(library.recordings[0], "x.mp3")], correlationID: UUID())[0])
    #expect(try await store.edit(id, proposedFilename: "y.mp3"))
    #expect(try await store.proposals([id]).first?.proposedFilename == "y.mp3")
    try await store.move([id], from: .pending, to: .rejected)
    #expect(try await !store.edit(id, proposedFilename: "z.mp3"))
  }

  @Test func pagesInEveryOrderAreTheWholeList() async throws {
    let library = try await TestLibrary(count: 200)
    let store = library.store.proposals
    for field in ProposalSort.Field.allCases {
      for descending in [false, true] {
        let list = ProposalList(statuses: nil, sort: ProposalSort(field, descending: descending))
        let whole = try await store.page(list, limit: 1000).rows
        #expect(whole.count == library.recordings.map(\.subject.proposals.count).reduce(0, +))
        var seen: [UUID] = []
        var page = try await store.page(list, .end, limit: 7)
        while true {
          seen = page.rows.map(\.id) + seen
          guard page.hasMoreBefore, let first = page.first else { break }
          page = try await store.page(list, .before(first), limit: 7)
        }
        #expect(seen == whole.map(\.id), "\(field) \(descending)")
        if field == .confidence {
          let values = whole.compactMap(\.confidence)
          #expect(values == values.sorted(by: descending ? (>) : (<)))
        }
      }
    }
  }

  @Test func proposalsOfOneRunComeByNameWhereTheyTie() async throws {
    let library = try await TestLibrary(count: 0)
    let names = ["Zoë.mp3", "b 10.mp3", "A.mp3", "ä.mp3", "B 2.mp3"]
    let items = names.map { ImportItem(filePath: "/\($0)", fileName: $0, fileHash: $0) }
    let exists: @Sendable (String) async -> Bool = { _ in true }
    let outcomes = try await library.store.importing(correlationID: UUID(), ownedKeys: [], fileExists: exists) {
      try await $0.write(items)
    }
    let drafts = zip(outcomes, names).compactMap { outcome, name in
      outcome.recordingID.map {
        ProposalDraft(
          recordingID: $0, currentFilename: name, proposedFilename: "new \(name)", reason: nil, fieldsUsed: [:],
          file: nil, confidence: 0.9)
      }
    }
    _ = try await library.store.proposals.insert(drafts, correlationID: UUID())
    let byName = ["A.mp3", "ä.mp3", "b 10.mp3", "B 2.mp3", "Zoë.mp3"]
    for field in [ProposalSort.Field.confidence, .createdAt] {
      for descending in [true, false] {
        let list = ProposalList(sort: ProposalSort(field, descending: descending))
        let rows = try await library.store.proposals.page(list).rows
        #expect(rows.map(\.currentFilename) == (descending ? byName : byName.reversed()), "\(field)")
      }
    }
  }

  @Test func aListHoldsTheStatusesAndConfidenceThatWereAskedFor() async throws {
    let library = try await TestLibrary(count: 200)
    let all = library.recordings.flatMap(\.subject.proposals)
    for statuses in [[.pending], [.pending, .failed], [ProposalStatus(rawValue: "someday")]] as [Set<ProposalStatus>] {
      let list = ProposalList(statuses: statuses, minimumConfidence: 0.5)
      let expected = all.filter { statuses.map(\.rawValue).contains($0.status) && ($0.confidence ?? 0) >= 0.5 }.count
      #expect(expected > 0)
      #expect(try await library.store.proposals.count(list) == expected)
      #expect(try await library.store.proposals.page(list, limit: 1000).rows.count == expected)
    }
  }

  @Test func whatAnotherProgramWroteIsShownAndNeverAnError() async throws {
    let library = try await TestLibrary(count: 1)
    try await library.catalog.connection.execute(
      """
      INSERT INTO rename_proposals (recording_id, current_filename, proposed_filename, metadata_used, confidence_score, status)
      SELECT $1, 'a', 'b', used::jsonb, confidence, status FROM (VALUES
        ('{"artist": "Plain", "year": 2009, "tags": ["x"]}', 0.5, 'someday'), ('[1, 2]', 'NaN', NULL), (NULL, NULL, ''),
        ('"text"', 'Infinity', 'pending'), ('{"_file": {"inode": "x"}}', -1, 'pending')) v(used, confidence, status)
      """, [.uuid(library.recordings[0].id)])
    let rows = try await library.store.proposals.page(ProposalList(statuses: nil), limit: 10).rows
    #expect(rows.count >= 5)
    #expect(rows.contains { $0.fieldsUsed["artist"]?.value == "Plain" && $0.status.rawValue == "someday" })
    for sort in ProposalSort.Field.allCases {
      let list = ProposalList(statuses: nil, sort: ProposalSort(sort))
      var seen = 0
      var page = try await library.store.proposals.page(list, limit: 1)
      while true {
        seen += page.rows.count
        guard page.hasMoreAfter, let last = page.last, seen < 20 else { break }
        page = try await library.store.proposals.page(list, .after(last), limit: 1)
      }
      #expect(seen == rows.count, "\(sort)")
    }
  }
}
