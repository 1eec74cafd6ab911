import Synchronization

/// The records of a statement as they come, and its summary.
///
/// Records are asked for in batches while they are read, so a result of any size needs little memory. A result that
/// is forgotten half-way gives its connection back.
///
///     for try await record in try await session.run("MATCH (r:Recording) RETURN r.id AS id, r.bpm AS bpm") {
///       print(try record["id", as: String.self], try record["bpm", as: Double?.self] ?? 0)
///     }
public final class QueryResult: AsyncSequence, Sendable {
  public typealias Element = Record

  private let source: ResultSource
  private let state: Mutex<ResultState>
  private let columns: RecordKeys
  /// The server's number for the result inside a transaction.
  private let queryID: Int64?
  private let available: Value?

  /// `first` is the server's answer to RUN.
  init(_ source: ResultSource, first metadata: [String: Value], pull: Reply) {
    self.source = source
    columns = RecordKeys(metadata.texts("fields"))
    queryID = metadata.number("qid")
    available = metadata["t_first"]
    state = Mutex(
      ResultState(columns: columns, pull: pull, fetchSize: source.fetchSize, dialect: source.connection.base.dialect))
  }

  /// The names of the columns. ArcadeDB sends none where there are no records.
  public var keys: [String] { columns.names }

  // MARK: Reading

  /// The next record; nil at the end.
  ///
  /// - Throws: ``BoltError``, `CancellationError`.
  public nonisolated(nonsending) func next() async throws -> Record? {
    while true {
      let step = state.withLock { $0.step() }
      switch step {
      case .record(let record): return record
      case .recordAndPull(let record):
        try request(.pull, isAwaited: false)
        return record
      case .end: return nil
      case .failed(let error): throw error
      case .finished(let outcome): try settle(outcome)
      case .pull: try request(.pull)
      case .wait(let reply): try await wait(for: reply)
      }
    }
  }

  /// The next record without taking it; nil at the end.
  ///
  /// - Throws: ``BoltError``, `CancellationError`.
  public nonisolated(nonsending) func peek() async throws -> Record? {
    let record = try await next()
    if let record { state.withLock { $0.putBack(record) } }
    return record
  }

  /// All the records that are left, in memory.
  ///
  /// - Throws: ``BoltError``, `CancellationError`.
  public nonisolated(nonsending) func list() async throws -> [Record] {
    var records: [Record] = []
    state.withLock { $0.pullsAll = true }
    while let record = try await next() { records.append(record) }
    return records
  }

  /// The only record.
  ///
  /// - Throws: ``BoltError`` of kind `recordCount` where there are none, or more; what the server refused else.
  public nonisolated(nonsending) func single() async throws -> Record {
    guard let record = try await singleOrNone() else {
      throw BoltError(.recordCount, "one record was expected, there are none")
    }
    return record
  }

  /// The only record; nil where there are none.
  ///
  /// - Throws: ``BoltError`` of kind `recordCount` where there are more; what the server refused else.
  public nonisolated(nonsending) func singleOrNone() async throws -> Record? {
    guard let record = try await next() else { return nil }
    guard try await next() == nil else {
      try await consume()
      throw BoltError(.recordCount, "one record was expected, there are more")
    }
    return record
  }

  /// Leaves out the records that are left and returns what the server tells at the end.
  ///
  /// - Throws: ``BoltError``, `CancellationError`.
  @discardableResult
  public nonisolated(nonsending) func consume() async throws -> ResultSummary {
    if state.withLock({ $0.metadata == nil }) {
      state.withLock { $0.discardBuffered() }
      try await drain()
    }
    state.withLock { $0.invalidate(BoltError(.resultConsumed, "the result has been consumed")) }
    return try summary()
  }

  /// Runs to the end without keeping records.
  private nonisolated(nonsending) func drain() async throws {
    while true {
      let step = state.withLock { $0.step() }
      switch step {
      case .record, .recordAndPull: state.withLock { $0.discardBuffered() }
      case .end: return
      case .failed(let error): throw error
      case .finished(let outcome): try settle(outcome)
      case .pull: try request(.discard)
      case .wait(let reply): try await wait(for: reply)
      }
    }
  }

  /// Takes everything that is left into memory, so that the connection is free for something else.
  nonisolated(nonsending) func buffer() async throws {
    var records: [Record] = []
    defer { state.withLock { [records] in $0.putBack(all: records) } }
    state.withLock { $0.pullsAll = true }
    do {
      while let record = try await next() { records.append(record) }
    } catch let error as BoltError {
      // It belongs to the one who reads this result, not to the one who wants the connection.
      state.withLock { $0.postpone(error) }
    }
  }

  /// True where the server has nothing more to say on this result.
  var isEnded: Bool { state.withLock { $0.isEnded } }

  // MARK: Asking

  private enum Demand { case pull, discard }

  private func request(_ demand: Demand, isAwaited: Bool = true) throws {
    // The last result opened needs no number (Bolt specification, PULL).
    let number = source.needsNumber(of: queryID) ? queryID : nil
    let count = state.withLock { $0.pullsAll } ? -1 : Int64(source.fetchSize)
    let request: Request =
      demand == .pull ? .pull(count: count, result: number) : .discard(count: -1, result: number)
    do {
      let replies = try source.connection.base.send(
        [request], inTransaction: source.transaction != nil, isAwaited: isAwaited)
      guard let reply = replies.first else { return }
      state.withLock { $0.expect(reply, discards: demand == .discard) }
    } catch {
      // A failure of another statement ended the transaction; that is the better explanation.
      throw fail(source.transaction?.failure ?? error)
    }
  }

  private nonisolated(nonsending) func wait(for reply: Reply) async throws {
    do {
      try await reply.wait(isLong: state.withLock { $0.isLong })
    } catch {
      // Cancelled: nobody will read this, so the server should stop as well.
      state.withLock { $0.fail(BoltError(.misuse, "the reading of this result was cancelled")) }
      source.abandon()
      throw error
    }
  }

  private func settle(_ outcome: Outcome) throws {
    switch outcome {
    case .success(let metadata):
      state.withLock { $0.end(metadata) }
      source.ended(metadata)
    case .failure(let failure): throw fail(BoltError(failure))
    case .ignored: throw fail(source.transaction?.failure ?? BoltError(.misuse, "the server ignored the request"))
    case .broken(let error): throw fail(error)
    }
  }

  private func fail(_ error: BoltError) -> BoltError {
    state.withLock { $0.fail(error) }
    source.failed(error)
    return error
  }

  /// Ends the reading, since the transaction around it has ended.
  func outOfScope() {
    let error = source.transaction?.failure ?? BoltError(.transactionOver, "the transaction of this result is over")
    state.withLock { $0.invalidate(error) }
  }

  private func summary() throws -> ResultSummary {
    guard var metadata = state.withLock({ $0.metadata }) else {
      throw BoltError(.misuse, "the result has not ended")
    }
    if let available { metadata["t_first"] = available }
    return try ResultSummary(
      source: source, keys: keys, metadata: metadata, hadRecords: state.withLock { $0.hadRecords })
  }

  // MARK: AsyncSequence

  public struct AsyncIterator: AsyncIteratorProtocol {
    let result: QueryResult

    public mutating func next() async throws -> Record? { try await result.next() }

    /// Stays where the caller is: there is no change of threads a record.
    public mutating func next(isolation actor: isolated (any Actor)?) async throws -> Record? {
      try await result.next()
    }
  }

  public func makeAsyncIterator() -> AsyncIterator { AsyncIterator(result: self) }
}
