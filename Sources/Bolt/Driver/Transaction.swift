import Synchronization

/// Settings of one transaction.
public struct TransactionOptions: Sendable {
  /// How long it may take before the server ends it; nil for the server's setting, zero for no limit. ArcadeDB does
  /// not heed it.
  public var timeout: Duration?
  /// Shown in the server's lists of transactions and in its query log.
  public var metadata: [String: Value]

  public init(timeout: Duration? = nil, metadata: [String: Value] = [:]) {
    self.timeout = timeout
    self.metadata = metadata
  }
}

/// Statements that take effect together, or not at all. One that is forgotten is rolled back.
public final class Transaction: Sendable {
  private let lease: Lease
  private let fetchSize: Int
  private let status = TransactionStatus()
  private let results = Mutex<[QueryResult]>([])
  /// BEGIN's answer, until somebody has looked at it.
  private let begun: Mutex<Reply?>
  private let onCommit: @Sendable (String) -> Void

  init(_ lease: Lease, begun: Reply?, fetchSize: Int, onCommit: @escaping @Sendable (String) -> Void) {
    self.lease = lease
    self.fetchSize = fetchSize
    self.begun = Mutex(begun)
    self.onCommit = onCommit
  }

  /// True until it is committed, rolled back or failed.
  public var isOpen: Bool { status.isOpen }

  /// Runs a statement. Several results of a transaction can be read side by side.
  ///
  /// - Throws: ``BoltError``, `CancellationError`; the transaction is over then.
  public nonisolated(nonsending) func run(
    _ query: String, _ parameters: [String: Value] = [:]
  ) async throws -> QueryResult {
    try checkOpen()
    do {
      let replies = try await send(
        [.run(query: query, parameters: parameters, extra: [:]), .pull(count: Int64(fetchSize), result: nil)])
      try await finishBegin()
      let metadata = try await replies[0].success(when: replies[1])
      return opened(query, parameters, metadata, pull: replies[1])
    } catch {
      throw fail(error)
    }
  }

  /// Where BEGIN was refused meanwhile, that is the reason why nothing can be sent.
  private nonisolated(nonsending) func send(_ requests: [Request]) async throws -> [Reply] {
    do {
      return try lease.connection.base.send(requests, inTransaction: true)
    } catch let error where error.kind == .transactionOver {
      try await finishBegin()
      throw error
    }
  }

  private func opened(
    _ query: String, _ parameters: [String: Value], _ metadata: [String: Value], pull: Reply
  ) -> QueryResult {
    let queryID = metadata.number("qid")
    status.opened(queryID)
    let source = ResultSource(
      query: query, parameters: parameters, fetchSize: fetchSize, lease: lease, transaction: status, onEnd: { _ in })
    let result = QueryResult(source, first: metadata, pull: pull)
    results.withLock { results in
      results.removeAll { $0.isEnded }
      results.append(result)
    }
    return result
  }

  /// Makes everything durable. Results that are not read to the end are left out.
  ///
  /// - Throws: ``BoltError``; of kind `commitUnknown` where the connection broke and nobody can tell.
  public nonisolated(nonsending) func commit() async throws {
    try checkOpen()
    do {
      try await finishBegin()
      for result in results.withLock({ $0 }) where !result.isEnded { try await result.consume() }
      let replies = try lease.connection.base.send([.commit], inTransaction: true)
      let metadata = try await committed(replies[0])
      end()
      if let bookmark = metadata.text("bookmark") { onCommit(bookmark) }
    } catch {
      throw fail(error)
    }
  }

  private nonisolated(nonsending) func committed(_ reply: Reply) async throws -> [String: Value] {
    do {
      return try await reply.success()
    } catch let error as BoltError where [.connectionLost, .silent].contains(error.kind) {
      throw BoltError(
        .commitUnknown, "the connection broke during COMMIT: the transaction is committed, or not (\(error))")
    }
  }

  /// Takes everything back. After a failure there is nothing to do, and this does nothing.
  ///
  /// - Throws: ``BoltError``, `CancellationError`.
  public nonisolated(nonsending) func rollback() async throws {
    guard status.failure == nil else { return end() }
    try checkOpen()
    do {
      try await finishBegin()
      for result in results.withLock({ $0 }) where !result.isEnded { try await result.consume() }
      let replies = try lease.connection.base.send([.rollback], inTransaction: true)
      try await replies[0].success()
      end()
    } catch {
      throw fail(error)
    }
  }

  /// Takes everything back if the transaction is still open; else does nothing.
  public nonisolated(nonsending) func close() async throws {
    if status.isOpen { try await rollback() } else { end() }
  }

  /// Gives the connection back as it is; what is open is interrupted and rolled back.
  func abandon() {
    status.fail(BoltError(.transactionOver, "the transaction was given up"))
    end()
  }

  private func checkOpen() throws(BoltError) {
    if let failure = status.failure {
      throw BoltError(.transactionOver, "the transaction is over, since a statement in it failed: \(failure)")
    }
    guard status.isOpen else { throw BoltError(.transactionOver, "the transaction is over") }
  }

  private nonisolated(nonsending) func finishBegin() async throws {
    guard let reply = begun.withLock({ $0 }) else { return }
    try await reply.success()
    begun.withLock { $0 = nil }
  }

  /// Nothing more can be done in it: the connection goes back, and RESET rolls back what there is.
  private func fail(_ error: any Error) -> any Error {
    // Nothing was sent: the transaction is as it was.
    if let error = error as? BoltError, error.kind == .parameter { return error }
    if let error = error as? BoltError { lease.note(error) }
    let cause = status.failure
    status.fail(error as? BoltError ?? BoltError(.transactionOver, "the transaction was cancelled"))
    end()
    if let cause, let error = error as? BoltError, error.kind == .transactionOver { return cause }
    return error
  }

  private func end() {
    status.finish()
    let open = results.withLock { results in
      defer { results.removeAll() }
      return results
    }
    for result in open { result.outOfScope() }
    lease.giveBack()
  }
}
