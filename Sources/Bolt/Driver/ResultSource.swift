import Synchronization

/// Where a result comes from, and who must hear of its end: the session, or the transaction it belongs to.
final class ResultSource: Sendable {
  let query: String
  let parameters: [String: Value]
  let fetchSize: Int
  let connection: PooledConnection
  let transaction: TransactionStatus?
  private let lease: Lease
  private let onEnd: @Sendable ([String: Value]) -> Void

  init(
    query: String, parameters: [String: Value], fetchSize: Int, lease: Lease, transaction: TransactionStatus?,
    onEnd: @escaping @Sendable ([String: Value]) -> Void
  ) {
    self.query = query
    self.parameters = parameters
    self.fetchSize = fetchSize
    connection = lease.connection
    self.lease = lease
    self.transaction = transaction
    self.onEnd = onEnd
  }

  /// False for the result that was opened last.
  func needsNumber(of queryID: Int64?) -> Bool { transaction.map { !$0.isLast(queryID) } ?? false }

  func ended(_ metadata: [String: Value]) {
    onEnd(metadata)
    if transaction == nil { lease.giveBack() }
  }

  func failed(_ error: BoltError) {
    lease.note(error)
    transaction?.fail(error)
    if transaction == nil { lease.giveBack() }
  }

  /// The reader has gone: what the server does for it is to be stopped.
  func abandon() {
    transaction?.fail(BoltError(.transactionOver, "the transaction was cancelled"))
    lease.giveBack()
  }
}

/// What a transaction and its results know of each other.
final class TransactionStatus: Sendable {
  private struct State {
    var failure: BoltError?
    var isOver = false
    var last: Int64?
  }
  private let state = Mutex(State())

  /// What ended the transaction, where something failed in it.
  var failure: BoltError? { state.withLock { $0.failure } }
  var isOpen: Bool { state.withLock { $0.failure == nil && !$0.isOver } }

  func fail(_ error: BoltError) { state.withLock { if $0.failure == nil { $0.failure = error } } }
  func finish() { state.withLock { $0.isOver = true } }
  func opened(_ queryID: Int64?) { state.withLock { $0.last = queryID } }
  func isLast(_ queryID: Int64?) -> Bool { state.withLock { $0.last == queryID } }
}
