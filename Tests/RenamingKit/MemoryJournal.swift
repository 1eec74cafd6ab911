import FoundationEssentials
import Renaming

/// One session on a `JournalStore`, behind a fuse.
public struct MemoryJournal: Journal {
  public let store: JournalStore
  public let session = UUID()
  let fuse: Fuse

  public init(_ store: JournalStore, _ fuse: Fuse = Fuse()) {
    self.store = store
    self.fuse = fuse
  }

  /// A lost connection or a server that refuses.
  public struct Failure: Error {
    public let code: Int32
    public let statement: String
  }

  private func step<T: Sendable>(_ name: String, _ body: () async throws -> T) async throws -> T {
    try await fuse.step(name, { Failure(code: $0, statement: name) }, body)
  }

  public func begin(_ batch: RenameBatch, rows: [JournalRow]) async throws -> [JournalConflict] {
    try await step("begin") { await store.begin(batch, rows, session) }
  }
  public func finish(_ outcomes: [RowOutcome], of batch: UUID) async throws {
    try await step("finish") { try await store.finish(outcomes, batch) }
  }
  public func end(_ batch: UUID) async throws { try await step("end") { try await store.end(batch, session) } }
  public func holders(of paths: [String]) async throws -> [PathHolder] {
    try await step("holders") { await store.holders(paths) }
  }
  public func unfinished() async throws -> [UnfinishedBatch] {
    try await step("unfinished") {
      await store.state.batches.filter { $0.endedAt == nil }.map { batch in
        UnfinishedBatch(batch: batch.batch, rows: batch.rows.filter { $0.result == nil }.map(\.row))
      }
    }
  }
  public func lock(_ batch: UUID) async throws -> Bool { try await step("lock") { await store.lock(batch, session) } }
  public func unlock(_ batch: UUID) async throws { try await step("unlock") { await store.unlock(batch, session) } }
  public func batch(_ id: UUID) async throws -> RenameBatch? {
    await store.state.batches.first { $0.batch.id == id }?.batch
  }
  public func reversals(of batch: UUID) async throws -> [RenameBatch] {
    await store.state.batches.filter { $0.batch.reverses == batch }.map(\.batch)
  }
  public func history(limit: Int) async throws -> [BatchSummary] {
    await store.state.batches.reversed().prefix(limit).map { batch in
      let own = batch.rows.filter { $0.row.role != .companion }
      return BatchSummary(
        batch: batch.batch, applied: own.count { $0.result == .done }, failed: own.count { $0.result != .done },
        undoneAt: batch.undoneAt, endedAt: batch.endedAt)
    }
  }
  public func entries(of batch: UUID) async throws -> [JournalEntry] {
    let state = await store.state
    return (state.batches.first { $0.batch.id == batch }?.rows ?? []).map { row in
      JournalEntry(
        row: row.row, result: row.result, recordingPath: state.paths[row.row.recordingID],
        proposalStatus: row.row.proposalID.flatMap { state.statuses[$0]?.rawValue })
    }
  }
}
