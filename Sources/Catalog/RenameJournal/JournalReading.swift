import FoundationEssentials
import Postgres
import Records
import Renaming

/// Batches and rows out of the journal.
enum JournalReading {
  static func unfinished(_ connection: PostgresConnection) async throws -> [UnfinishedBatch] {
    var result: [UnfinishedBatch] = []
    for row in try await connection.query(JournalStatements.unfinishedBatches) {
      let batch = try batch(row)
      let rows = try await connection.query(JournalStatements.unfinishedRows, [.uuid(batch.id)])
      result.append(UnfinishedBatch(batch: batch, rows: try rows.map(journalRow)))
    }
    return result
  }

  static func batch(_ id: UUID, _ connection: PostgresConnection) async throws -> RenameBatch? {
    try await connection.query(JournalStatements.batch, [.uuid(id)]).first.map(batch)
  }

  static func reversals(of batch: UUID, _ connection: PostgresConnection) async throws -> [RenameBatch] {
    try await connection.query(JournalStatements.reversals, [.uuid(batch)]).map(self.batch)
  }

  static func history(_ limit: Int, _ connection: PostgresConnection) async throws -> [BatchSummary] {
    try await connection.query(JournalStatements.history, [.int(limit)]).map { row in
      BatchSummary(
        batch: try batch(row), applied: try row.decode("applied"), failed: try row.decode("failed"),
        undoneAt: try row.decode("undone_at"), endedAt: try row.decode("ended_at"))
    }
  }

  static func entries(_ batch: UUID, _ connection: PostgresConnection) async throws -> [JournalEntry] {
    try await connection.query(JournalStatements.entries, [.uuid(batch)]).map { row in
      JournalEntry(
        row: try journalRow(row),
        result: RowOutcome.Result(result: try row.decode("result"), reason: try row.decode("reason")),
        recordingPath: try row.decode("recording_path"), proposalStatus: try row.decode("proposal_status"))
    }
  }

  private static func batch(_ row: PostgresRow) throws -> RenameBatch {
    let process = ProcessIdentity(
      id: try row.decode("process_id"), started: UInt64(clamping: try row.decode("process_started", as: Int64.self)))
    let author = Author(
      user: try row.decode("user_name"), host: try row.decode("host"), machine: try row.decode("machine_id"),
      boot: try row.decode("boot_id"), process: process)
    return RenameBatch(
      id: try row.decode("id"), kind: .init(rawValue: try row.decode("kind")), reverses: try row.decode("reverses"),
      author: author, startedAt: try row.decode("started_at"))
  }

  private static func journalRow(_ row: PostgresRow) throws -> JournalRow {
    JournalRow(
      position: try row.decode("position"),
      // A role of a newer program names a file that this one does not know how to move: left alone as a decision.
      role: JournalRow.Role(rawValue: try row.decode("role")) ?? .decision,
      recordingID: try row.decode("recording_id"), proposalID: try row.decode("proposal_id"),
      statusBefore: try row.decode("status_before", as: String?.self).map(ProposalStatus.init(rawValue:)),
      statusAfter: try row.decode("status_after", as: String?.self).map(ProposalStatus.init(rawValue:)),
      folder: try row.decode("folder"), from: FileName(bytes: try row.decode("from_name")),
      to: FileName(bytes: try row.decode("to_name")), file: try file(row))
  }

  private static func file(_ row: PostgresRow) throws -> JournaledFile? {
    guard let inode = try row.decode("file_inode", as: String?.self).flatMap(UInt64.init),
      let size = try row.decode("file_size", as: Int64?.self),
      let modified = try row.decode("file_modified", as: Int64?.self)
    else { return nil }
    let mount = try row.decode("file_mount", as: String?.self).flatMap(UInt64.init) ?? 0
    return JournaledFile(
      inode: inode, mount: mount, size: size, modified: modified, sha256: try row.decode("file_sha256"))
  }
}
