import Postgres

/// The right to be the graph worker: one at a time in the whole database, held by a connection of its own. A process that
/// dies lets go of it.
public actor GraphWorkerLock {
  private let configuration: PostgresConfiguration
  private var connection: PostgresConnection?
  /// A lock is one here (P21): looked at once.
  private var locksHold = false

  init(_ configuration: PostgresConfiguration) { self.configuration = configuration }

  /// True where this is the worker now, or was already. False where another one is.
  ///
  /// - Throws: ``CatalogAccessError``, `PostgresError`.
  public func take() async throws -> Bool {
    if let connection {
      if await connection.isOpen, (try? await connection.query("SELECT 1")) != nil { return true }
      await release()
    }
    if !locksHold {
      try await CatalogAccess.look(configuration).requireFull()
      locksHold = true
    }
    let connection = try await PostgresConnection.connect(configuration)
    let isTaken: Bool
    do {
      isTaken = try await connection.query("SELECT pg_try_advisory_lock($1)", [.int(AdvisoryLock.graphWorker)])[0]
        .decode(0)
    } catch {
      await connection.close()
      throw error
    }
    if isTaken { self.connection = connection } else { await connection.close() }
    return isTaken
  }

  /// Lets another one be the worker.
  public func release() async {
    await connection?.close()
    connection = nil
  }
}

extension Catalog {
  /// What the graph has still to learn, and recordings as it needs them.
  public var outbox: OutboxStore { OutboxStore(pool: pool) }

  /// See ``GraphWorkerLock``.
  public func graphWorkerLock() -> GraphWorkerLock { GraphWorkerLock(pool.configuration) }
}
