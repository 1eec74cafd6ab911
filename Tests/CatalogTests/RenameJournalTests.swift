import FoundationEssentials
import Postgres
import Records
import Renaming
import Testing

@testable import Catalog

@Suite struct RenameJournalTests {
  /// A migrated database with recordings at `/music/NAME` and one pending proposal for each.
  private struct Library {
    let configuration: PostgresConfiguration
    let connection: PostgresConnection
    let journal: RenameJournal
    var recordings: [String: UUID] = [:]
    var proposals: [String: UUID] = [:]

    init(_ names: String...) async throws {
      let catalog = try await TestCatalog.migrated()
      configuration = catalog.configuration
      connection = catalog.connection
      journal = RenameJournal(configuration)
      for name in names {
        let (recording, proposal) = (UUID(), UUID())
        recordings[name] = recording
        proposals[name] = proposal
        try await connection.query(
          "INSERT INTO recordings (id, file_path, file_name, file_hash) VALUES ($1, $2, $3, $4)",
          [.uuid(recording), .text("/music/\(name)"), .text(name), .text("\(recording)")])
        try await connection.query(
          "INSERT INTO rename_proposals (id, recording_id, current_filename, proposed_filename) VALUES ($1, $2, $3, '-')",
          [.uuid(proposal), .uuid(recording), .text(name)])
      }
    }

    func row(_ position: Int, _ from: String, _ to: String, before: ProposalStatus = .pending) throws -> JournalRow {
      JournalRow(
        position: position, role: .recording, recordingID: try #require(recordings[from]),
        proposalID: proposals[from], statusBefore: before, statusAfter: .applied, folder: "/music",
        from: FileName(from), to: FileName(to),
        file: JournaledFile(inode: .max, mount: 7, size: 5, modified: 1_700_000_000_000_000_001))
    }

    func status(_ name: String) async throws -> String {
      try await connection.query("SELECT status FROM rename_proposals WHERE id = $1", [.uuid(proposals[name])])[0]
        .decode("status")
    }

    func path(_ name: String) async throws -> String {
      try await connection.query("SELECT file_path FROM recordings WHERE id = $1", [.uuid(recordings[name])])[0]
        .decode("file_path")
    }
  }

  private func batch(_ kind: RenameBatch.Kind = .accept, reverses: UUID? = nil) -> RenameBatch {
    let author = Author(
      user: "dj", host: "booth", machine: "m", boot: "b", process: ProcessIdentity(id: 42, started: 99))
    return RenameBatch(
      kind: kind, reverses: reverses, author: author, startedAt: Date(timeIntervalSince1970: 1_700_000_000))
  }

  private func done(_ row: JournalRow) -> RowOutcome {
    RowOutcome(row: row, result: .done, proposalStatus: row.statusAfter)
  }

  @Test func intentsClaimTheProposalsAndAreReadBackAsTheyWere() async throws {
    let library = try await Library("a.mp3", "b.mp3")
    let batch = batch()
    let rows = [try library.row(0, "a.mp3", "A.mp3"), try library.row(1, "b.mp3", "שיר 1.mp3")]
    #expect(try await library.journal.begin(batch, rows: rows) == [])
    #expect(try await library.status("a.mp3") == "applying")
    let runs = try await library.connection.query("SELECT correlation_id FROM rename_proposals")
    #expect(try runs.map { try $0.decode(0) } == [batch.id, batch.id])
    #expect(try await library.journal.unfinished() == [UnfinishedBatch(batch: batch, rows: rows)])
  }

  @Test func aSwapInOneGroupChangesBothPaths() async throws {
    let library = try await Library("a.mp3", "b.mp3")
    let batch = batch()
    let rows = [try library.row(0, "a.mp3", "b.mp3"), try library.row(1, "b.mp3", "a.mp3")]
    #expect(try await library.journal.begin(batch, rows: rows) == [])
    try await library.journal.finish(rows.map(done), of: batch.id)
    // A repeated call, as after a lost answer, changes nothing.
    try await library.journal.finish(rows.map(done), of: batch.id)
    try await library.journal.end(batch.id)
    #expect(try await library.path("a.mp3") == "/music/b.mp3")
    #expect(try await library.path("b.mp3") == "/music/a.mp3")
    #expect(try await library.status("a.mp3") == "applied")
    #expect(try await library.journal.unfinished() == [])
    let entries = try await library.journal.entries(of: batch.id)
    #expect(entries.map(\.result) == [.done, .done])
    #expect(entries.map(\.recordingPath) == ["/music/b.mp3", "/music/a.mp3"])
  }

  @Test func ofTwoBatchesThatWantOneProposalTheSecondIsTold() async throws {
    let library = try await Library("a.mp3")
    let rows = [try library.row(0, "a.mp3", "A.mp3")]
    #expect(try await library.journal.begin(batch(), rows: rows) == [])
    let other = RenameJournal(library.configuration)
    let conflicts = try await other.begin(batch(), rows: rows)
    #expect(conflicts.first == JournalConflict(position: 0, reason: .proposalTaken(status: "applying")))
    #expect(try await library.journal.unfinished().count == 1)
    await other.close()
  }

  @Test func ofTwoBatchesThatWantOneTargetTheSecondIsTold() async throws {
    let library = try await Library("a.mp3", "b.mp3")
    let first = batch()
    #expect(try await library.journal.begin(first, rows: [library.row(0, "a.mp3", "same.mp3")]) == [])
    let other = RenameJournal(library.configuration)
    let conflicts = try await other.begin(batch(), rows: [library.row(0, "b.mp3", "same.mp3")])
    let holder = PathHolder(path: "/music/same.mp3", holder: .batch(first.id, host: "booth"))
    #expect(conflicts == [JournalConflict(position: 0, reason: .targetHeld(holder))])
    #expect(try await library.status("b.mp3") == "pending")
    await other.close()
  }

  @Test func aPathOfAnotherRecordingIsHeldAndOneThatTheBatchLeavesIsNot() async throws {
    let library = try await Library("a.mp3", "b.mp3", "c.mp3")
    let held = try await library.journal.begin(batch(), rows: [library.row(0, "a.mp3", "c.mp3")])
    #expect(held.count == 1)
    let chain = [try library.row(0, "b.mp3", "d.mp3"), try library.row(1, "a.mp3", "b.mp3")]
    #expect(try await library.journal.begin(batch(), rows: chain) == [])
  }

  @Test func pathsThatDifferInTheirBytesAreTwoPaths() async throws {
    let (composed, decomposed) = ("\u{E9}.mp3", "e\u{301}.mp3")
    let library = try await Library(composed, "b.mp3")
    let path = "INSERT INTO recordings (file_path, file_name, file_hash) VALUES ('/music/' || $1, $1, $1)"
    try await library.connection.execute(path, [.text(decomposed)])
    // The batch leaves the composed name; the other one is another recording's.
    let rows = [try library.row(0, composed, "c.mp3"), try library.row(1, "b.mp3", decomposed)]
    #expect(try await library.journal.begin(batch(), rows: rows).map(\.position) == [1])
    try await library.connection.execute("DELETE FROM recordings WHERE file_hash = $1", [.text(decomposed)])
    try await library.connection.execute(
      "UPDATE recordings SET file_path = '/music/' || $2 WHERE id = $1",
      [.uuid(library.recordings[composed]), .text(decomposed)])
    let moved = JournalConflict.Reason.recordingMoved(path: "/music/\(decomposed)")
    #expect(
      try await library.journal.begin(batch(), rows: [rows[0]]) == [JournalConflict(position: 0, reason: moved)])
  }

  @Test func aLockIsHeldByOneSessionAndFreedWithIt() async throws {
    let library = try await Library("a.mp3")
    let batch = batch()
    #expect(try await library.journal.begin(batch, rows: [library.row(0, "a.mp3", "A.mp3")]) == [])
    let other = RenameJournal(library.configuration)
    #expect(try await !other.lock(batch.id))
    await library.journal.close()
    var got = false
    // The server notices the closed session when it next reads from it.
    for _ in 0..<1_000 where !got { got = try await other.lock(batch.id) }
    #expect(got)
    await other.close()
  }

  @Test func anUndoMarksTheBatchItReversesAndARedoUnmarksIt() async throws {
    let library = try await Library("a.mp3")
    let accept = batch()
    let forth = try library.row(0, "a.mp3", "A.mp3")
    #expect(try await library.journal.begin(accept, rows: [forth]) == [])
    try await library.journal.finish([done(forth)], of: accept.id)
    try await library.journal.end(accept.id)

    let undo = batch(.undo, reverses: accept.id)
    var back = try library.row(0, "a.mp3", "a.mp3", before: .applied)
    (back.from, back.to, back.statusAfter) = ("A.mp3", "a.mp3", .pending)
    #expect(try await library.journal.begin(undo, rows: [back]) == [])
    try await library.journal.finish([done(back)], of: undo.id)
    try await library.journal.end(undo.id)
    #expect(try await library.status("a.mp3") == "pending")
    #expect(try await library.path("a.mp3") == "/music/a.mp3")
    let undone = try await library.journal.history(limit: 10).first { $0.id == accept.id }
    #expect(undone?.undoneAt != nil)
    #expect(undone?.applied == 1)

    let redo = batch(.redo, reverses: accept.id)
    #expect(try await library.journal.begin(redo, rows: [forth]) == [])
    try await library.journal.finish([done(forth)], of: redo.id)
    try await library.journal.end(redo.id)
    #expect(try await library.journal.history(limit: 10).first { $0.id == accept.id }?.undoneAt == nil)
  }

  @Test func aSessionThatIsLostBeforeAnythingHasHappenedCostsNoAccept() async throws {
    let library = try await Library("a.mp3")
    let batch = batch()
    let row = try library.row(0, "a.mp3", "A.mp3")
    // The journal waits for its batch's lock when its session is ended.
    try await library.connection.query("SELECT pg_advisory_lock(rename_batch_lock($1))", [.uuid(batch.id)])
    async let conflicts = library.journal.begin(batch, rows: [row])
    let ended = """
      SELECT pg_terminate_backend(pid) FROM pg_locks
      WHERE locktype = 'advisory' AND NOT granted
        AND (classid::bigint << 32 | objid::bigint) = rename_batch_lock($1)
      """
    while try await library.connection.query(ended, [.uuid(batch.id)]).isEmpty {}
    try await library.connection.query("SELECT pg_advisory_unlock(rename_batch_lock($1))", [.uuid(batch.id)])
    #expect(try await conflicts == [])
    #expect(try await library.status("a.mp3") == "applying")
    #expect(try await library.journal.unfinished().map(\.batch.id) == [batch.id])
  }

  @Test func aRowThatFailedGivesItsProposalBackAndTellsWhy() async throws {
    let library = try await Library("a.mp3")
    let batch = batch()
    let row = try library.row(0, "a.mp3", "A.mp3")
    #expect(try await library.journal.begin(batch, rows: [row]) == [])
    let failed = RowOutcome(row: row, result: .failed(reason: "read-only file system"), proposalStatus: .failed)
    try await library.journal.finish([failed], of: batch.id)
    try await library.journal.end(batch.id)
    #expect(try await library.status("a.mp3") == "failed")
    #expect(try await library.path("a.mp3") == "/music/a.mp3")
    #expect(try await library.journal.entries(of: batch.id).first?.result == .failed(reason: "read-only file system"))
  }

  @Test func fiveThousandRowsGoThrough() async throws {
    let library = try await Library()
    try await library.connection.script(
      """
      INSERT INTO recordings (id, file_path, file_name, file_hash)
      SELECT gen_random_uuid(), '/music/' || n, n::text, n::text FROM generate_series(1, 5000) n;
      """)
    let rows = try await library.connection.query("SELECT id, file_name FROM recordings").enumerated().map {
      index, row in
      JournalRow(
        position: index, role: .recording, recordingID: try row.decode("id"), folder: "/music",
        from: FileName(try row.decode("file_name", as: String.self)), to: FileName("new \(index).mp3"))
    }
    let batch = batch()
    #expect(try await library.journal.begin(batch, rows: rows) == [])
    try await library.journal.finish(rows.map(done), of: batch.id)
    try await library.journal.end(batch.id)
    let moved = try await library.connection.query(
      "SELECT count(*) AS n FROM recordings WHERE file_path LIKE '/music/new %' AND file_name LIKE 'new %'")
    #expect(try moved[0].decode("n", as: Int.self) == 5_000)
  }
}
