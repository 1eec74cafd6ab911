import FoundationEssentials
import Postgres
import Records
import Renaming

/// The journal of renames in `rename_batches` and `rename_journal` (P18), on a connection of its own: the advisory
/// lock of a batch belongs to that session for as long as the batch runs.
public actor RenameJournal: Journal {
  private let configuration: PostgresConfiguration
  private var connection: PostgresConnection?
  /// Locks that this session holds, taken again where the connection had to be made anew.
  private var locked: Set<UUID> = []
  /// A lock is one here (P21): looked at once.
  private var locksHold = false

  public init(_ configuration: PostgresConfiguration) { self.configuration = configuration }

  /// Ends the connection, and with it every lock.
  public func close() async {
    await connection?.close()
    connection = nil
    locked = []
  }

  // MARK: Journal

  public func begin(_ batch: RenameBatch, rows: [JournalRow]) async throws -> [JournalConflict] {
    try await requireLocks()
    let intents = JournalIntents(batch: batch, rows: rows)
    // A session that ended unnoticed costs no accept: nothing has happened yet.
    let connection = try await retryingOnce { connection in
      try await connection.query("SELECT pg_advisory_lock(rename_batch_lock($1))", [.uuid(batch.id)])
      return connection
    }
    do {
      let conflicts = try await connection.transaction { connection in
        let conflicts = try await intents.conflicts(connection)
        if conflicts.isEmpty { try await intents.write(connection) }
        return conflicts
      }
      if conflicts.isEmpty { locked.insert(batch.id) } else { try await unlock(batch.id) }
      return conflicts
    } catch {
      // The lock is of no use without its batch; a lost connection has let it go already.
      _ = try? await connection.query("SELECT pg_advisory_unlock(rename_batch_lock($1))", [.uuid(batch.id)])
      throw error
    }
  }

  public func finish(_ outcomes: [RowOutcome], of batch: UUID) async throws {
    guard !outcomes.isEmpty else { return }
    let results = JournalResults(batch: batch, outcomes: outcomes)
    do {
      // A lost answer leaves open whether the results were written: writing them again changes nothing.
      try await retryingOnce { connection in
        try await connection.transaction { try await results.write($0) }
      }
    } catch let error as PostgresError where error.isAboutValues {
      throw JournalRefusal("\(error)")
    }
  }

  public func end(_ batch: UUID) async throws {
    try await retryingOnce { connection in
      try await connection.transaction { connection in
        try await connection.query(JournalStatements.end, [.uuid(batch)])
        try await connection.query(JournalStatements.markReversed, [.uuid(batch)])
      }
    }
    try await unlock(batch)
  }

  public func lock(_ batch: UUID) async throws -> Bool {
    if locked.contains(batch) { return true }
    try await requireLocks()
    let rows = try await retryingOnce {
      try await $0.query("SELECT pg_try_advisory_lock(rename_batch_lock($1)) AS got", [.uuid(batch)])
    }
    let got = try rows.first?.decode("got", as: Bool.self) ?? false
    if got { locked.insert(batch) }
    return got
  }

  public func unlock(_ batch: UUID) async throws {
    locked.remove(batch)
    try await session().query("SELECT pg_advisory_unlock(rename_batch_lock($1))", [.uuid(batch)])
  }

  public func holders(of paths: [String]) async throws -> [PathHolder] {
    try await retryingOnce { try await JournalIntents.holders(of: paths, except: nil, $0) }
  }

  public func unfinished() async throws -> [UnfinishedBatch] {
    try await retryingOnce { try await JournalReading.unfinished($0) }
  }

  public func batch(_ id: UUID) async throws -> RenameBatch? {
    try await retryingOnce { try await JournalReading.batch(id, $0) }
  }

  public func reversals(of batch: UUID) async throws -> [RenameBatch] {
    try await retryingOnce { try await JournalReading.reversals(of: batch, $0) }
  }

  public func history(limit: Int) async throws -> [BatchSummary] {
    try await retryingOnce { try await JournalReading.history(limit, $0) }
  }

  public func entries(of batch: UUID) async throws -> [JournalEntry] {
    try await retryingOnce { try await JournalReading.entries(batch, $0) }
  }

  // MARK: Session

  /// - Throws: ``CatalogAccessError``.
  private func requireLocks() async throws {
    guard !locksHold else { return }
    try await CatalogAccess.look(configuration).requireFull()
    locksHold = true
  }

  /// The connection, made anew where it was lost; the locks are taken again then.
  private func session() async throws -> PostgresConnection {
    // A server that was restarted since has ended the session, and that is no reason to refuse a rename.
    if let connection, await connection.isReusable { return connection }
    let made = try await PostgresConnection.connect(configuration)
    connection = made
    for batch in locked {
      // Nobody else works on a batch of ours: recovery asks whether this process still lives.
      try await made.query("SELECT pg_advisory_lock(rename_batch_lock($1))", [.uuid(batch)])
    }
    return made
  }

  /// For what may be done twice: once more on a session made anew, where the first one was lost.
  private func retryingOnce<T>(_ body: (PostgresConnection) async throws -> T) async throws -> T {
    do {
      return try await body(session())
    } catch let error as PostgresError where error.isTransient {
      return try await body(session())
    }
  }
}

extension PostgresError {
  /// The server understood, and these values it does not take: data exceptions (22), broken constraints (23), what a
  /// trigger raises (P0), a view's check (44).
  fileprivate var isAboutValues: Bool {
    guard case .server(let sqlstate) = kind else { return false }
    return ["22", "23", "P0", "44"].contains(sqlstate.prefix(2))
  }
}
