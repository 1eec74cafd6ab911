import Synchronization

/// A sequence of statements, each of which sees what the ones before it did. For one task at a time; cheap to make.
///
/// It takes a connection only while a statement or a transaction is open.
public final class Session: Sendable {
  private struct State {
    var bookmarks: [String]
    var isBusy = false
    var isClosed = false
    var result: QueryResult?
    var transaction: Transaction?
  }

  private let driver: DriverCore
  private let options: SessionOptions
  private let state: Mutex<State>

  init(_ driver: DriverCore, _ options: SessionOptions) {
    self.driver = driver
    self.options = options
    state = Mutex(State(bookmarks: options.bookmarks))
  }

  private var fetchSize: Int { options.fetchSize ?? driver.configuration.fetchSize }

  /// What a later session must be given to see what this one did.
  public var lastBookmarks: [String] { state.withLock { $0.bookmarks } }

  // MARK: Statements

  /// Runs a statement in a transaction of its own, which is not tried again. On ArcadeDB a write that meets another
  /// one may take effect in part: write by ``executeWrite(_:_:)``.
  ///
  /// - Throws: ``BoltError``, `CancellationError`.
  public nonisolated(nonsending) func run(
    _ query: String, _ parameters: [String: Value] = [:], options transaction: TransactionOptions = .init()
  ) async throws -> QueryResult {
    try await whileBusy {
      let lease = try await driver.pool.acquire()
      let connection = lease.connection
      let extra = try fields(connection, options.accessMode, transaction)
      var requests = driver.telemetry(.autoCommit, on: connection)
      requests += [
        .run(query: query, parameters: parameters, extra: extra), .pull(count: Int64(fetchSize), result: nil),
      ]
      let replies = Array(try connection.base.send(requests).suffix(2))
      let metadata = try await noting(lease) { try await replies[0].success(when: replies[1]) }
      let source = ResultSource(
        query: query, parameters: parameters, fetchSize: fetchSize, lease: lease, transaction: nil,
        onEnd: { [weak self] in self?.note($0.text("bookmark")) })
      let result = QueryResult(source, first: metadata, pull: replies[1])
      state.withLock { $0.result = result }
      return result
    }
  }

  /// Runs a statement to its end that wants no transaction around it: one about the schema, or CALL IN TRANSACTIONS.
  /// Where it fails for a passing reason it is run again, by the driver's ``RetryPolicy``: doing all or part of it twice
  /// must do no harm.
  ///
  /// - Throws: ``BoltError``, `CancellationError`.
  @discardableResult
  public nonisolated(nonsending) func executeAlone(
    _ query: String, _ parameters: [String: Value] = [:]
  ) async throws -> ResultSummary {
    var retry = Retry(driver.configuration.retry, on: driver.configuration.loop)
    while true {
      do {
        return try await run(query, parameters).consume()
      } catch {
        try await retry.pause(after: error)
      }
    }
  }

  /// Begins a transaction that the caller ends.
  ///
  /// - Throws: ``BoltError``, `CancellationError`.
  public nonisolated(nonsending) func beginTransaction(
    options transaction: TransactionOptions = .init()
  ) async throws -> Transaction {
    try await whileBusy {
      let (begun, reply) = try await begin(options.accessMode, transaction, .explicit, isAwaited: true)
      do { try await reply.success() } catch {
        begun.abandon()
        throw error
      }
      state.withLock { $0.transaction = begun }
      return begun
    }
  }

  /// Runs `work` in a transaction for reading and commits it. Where it fails for a passing reason it is run again, by
  /// the driver's ``RetryPolicy``: `work` must have no other effects than those of its transaction.
  ///
  /// - Throws: what `work` throws, ``BoltError``, `CancellationError`.
  @discardableResult
  public nonisolated(nonsending) func executeRead<T: Sendable>(
    options: TransactionOptions = .init(), _ work: @Sendable (Transaction) async throws -> T
  ) async throws -> T {
    try await whileBusy { try await execute(.read, options, work) }
  }

  /// Runs `work` in a transaction for writing and commits it. Where it fails for a passing reason it is run again, by
  /// the driver's ``RetryPolicy``: `work` must have no other effects than those of its transaction.
  ///
  /// - Throws: what `work` throws, ``BoltError``, `CancellationError`.
  @discardableResult
  public nonisolated(nonsending) func executeWrite<T: Sendable>(
    options: TransactionOptions = .init(), _ work: @Sendable (Transaction) async throws -> T
  ) async throws -> T {
    try await whileBusy { try await execute(.write, options, work) }
  }

  /// Ends what is open: a result is left out, a transaction rolled back. Errors of these do not matter any more.
  public nonisolated(nonsending) func close() async {
    let (result, transaction) = state.withLock { state in
      state.isClosed = true
      defer { (state.result, state.transaction) = (nil, nil) }
      return (state.result, state.transaction)
    }
    if let result, !result.isEnded { _ = try? await result.consume() }
    if let transaction, transaction.isOpen { try? await transaction.rollback() }
  }

  // MARK: Inside

  nonisolated(nonsending) func execute<T: Sendable>(
    _ mode: AccessMode, _ options: TransactionOptions, _ work: @Sendable (Transaction) async throws -> T,
    api: DriverCore.API = .managed
  ) async throws -> T {
    var retry = Retry(driver.configuration.retry, on: driver.configuration.loop)
    var api: DriverCore.API? = api
    while true {
      do {
        let (transaction, _) = try await begin(mode, options, api, isAwaited: false)
        // Counted once, however often it is tried.
        api = nil
        return try await run(work, in: transaction)
      } catch {
        try await retry.pause(after: error)
      }
    }
  }

  private nonisolated(nonsending) func run<T: Sendable>(
    _ work: @Sendable (Transaction) async throws -> T, in transaction: Transaction
  ) async throws -> T {
    do {
      let value = try await work(transaction)
      if transaction.isOpen { try await transaction.commit() }
      return value
    } catch {
      if Task.isCancelled || !transaction.isOpen {
        transaction.abandon()
      } else {
        try? await transaction.rollback()
      }
      throw error
    }
  }

  /// BEGIN is on its way when this returns; where it is not awaited, its answer is looked at with that of the first
  /// statement, which saves a round trip.
  private nonisolated(nonsending) func begin(
    _ mode: AccessMode, _ transaction: TransactionOptions, _ api: DriverCore.API?, isAwaited: Bool
  ) async throws -> (Transaction, Reply) {
    let lease = try await driver.pool.acquire()
    let connection = lease.connection
    var requests = api.map { driver.telemetry($0, on: connection) } ?? []
    requests.append(.begin(try fields(connection, mode, transaction)))
    let replies = try connection.base.send(requests, isAwaited: isAwaited)
    guard let reply = replies.last else { throw BoltError(.misuse, "nothing was sent") }
    let begun = Transaction(lease, begun: reply, fetchSize: fetchSize) { [weak self] in self?.note($0) }
    return (begun, reply)
  }

  private func fields(
    _ connection: PooledConnection, _ mode: AccessMode, _ transaction: TransactionOptions
  ) throws(BoltError) -> [String: Value] {
    try options.fields(connection.base.version, mode: mode, bookmarks: lastBookmarks, transaction)
  }

  private nonisolated(nonsending) func noting<T>(
    _ lease: Lease, _ body: nonisolated(nonsending) () async throws -> T
  ) async throws -> T {
    do {
      return try await body()
    } catch let error as BoltError {
      lease.note(error)
      throw error
    }
  }

  private func note(_ bookmark: String?) {
    if let bookmark { state.withLock { $0.bookmarks = [bookmark] } }
  }

  /// One thing at a time; a result that is still open is taken into memory first, since it holds a connection whose
  /// work the next statement must see.
  private nonisolated(nonsending) func whileBusy<T>(
    _ body: nonisolated(nonsending) () async throws -> T
  ) async throws -> T {
    let result = try state.withLock { state throws(BoltError) in
      if state.isClosed { throw BoltError(.misuse, "the session is closed") }
      if state.isBusy { throw BoltError(.misuse, "the session is in use by another task") }
      if let open = state.transaction, open.isOpen {
        throw BoltError(.misuse, "the session has an open transaction: end it first")
      }
      state.isBusy = true
      defer { (state.result, state.transaction) = (nil, nil) }
      return state.result
    }
    defer { state.withLock { $0.isBusy = false } }
    if let result, !result.isEnded { try await result.buffer() }
    return try await body()
  }
}
