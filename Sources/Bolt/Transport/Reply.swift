import Synchronization

/// Records as they came: bytes, decoded when somebody reads them.
struct RecordBatch: Sendable {
  /// The messages one after the other, without their chunks' lengths.
  var bytes: [UInt8] = []
  /// Where each message ends.
  var ends: [Int] = []

  var count: Int { ends.count }

  mutating func append(_ message: UnsafeRawBufferPointer) {
    bytes.append(contentsOf: message)
    ends.append(bytes.count)
  }
}

/// How a request ended.
enum Outcome: Sendable {
  case success([String: Value])
  case failure(ServerFailure)
  /// Something before it failed.
  case ignored
  /// There will be no answer.
  case broken(BoltError)
}

/// The answer to one request: records while they come, then the outcome. The connection puts it in on the loop's
/// thread, one task takes it out.
final class Reply: Sendable {
  private struct State {
    var batches: [RecordBatch] = []
    var outcome: Outcome?
    var waiter: UnsafeContinuation<Void, Never>?
    var cancelled = false
  }

  private let state = Mutex(State())
  /// Where the answer comes from.
  private weak let connection: Connection?

  init(on connection: Connection? = nil) { self.connection = connection }

  // MARK: The connection's side

  func deliver(_ batch: RecordBatch) {
    let waiter = state.withLock { state in
      state.batches.append(batch)
      return state.waiter.take()
    }
    waiter?.resume()
  }

  func finish(_ outcome: Outcome) {
    let waiter = state.withLock { state in
      if state.outcome == nil { state.outcome = outcome }
      return state.waiter.take()
    }
    waiter?.resume()
  }

  // MARK: The task's side

  /// What has come since the last call, and the outcome if it is there. Does not wait.
  func take() -> (batches: [RecordBatch], outcome: Outcome?) {
    state.withLock { state in
      var batches: [RecordBatch] = []
      swap(&batches, &state.batches)
      return (batches, state.outcome)
    }
  }

  /// Whether the outcome is there.
  var isFinished: Bool { state.withLock { $0.outcome != nil } }

  /// Waits until ``take()`` has something.
  ///
  /// - Parameter isLong: true where much is to come, which is read best while the caller looks at what he has.
  /// - Throws: `CancellationError` when the task is cancelled; the request goes on.
  nonisolated(nonsending) func wait(isLong: Bool = false) async throws {
    try await wait(in: #isolation, readingHere: !isLong) { !$0.batches.isEmpty || $0.outcome != nil }
  }

  /// Waits for the outcome alone.
  ///
  /// - Throws: `CancellationError` when the task is cancelled; the request goes on.
  nonisolated(nonsending) func outcome() async throws -> Outcome {
    while true {
      if let outcome = state.withLock({ $0.outcome }) { return outcome }
      try await wait(in: #isolation) { $0.outcome != nil }
    }
  }

  /// Stays in the caller's actor: a closure does so only where it captures the actor (SE-0420).
  private func wait(
    in actor: isolated (any Actor)?, readingHere: Bool = true, until done: @Sendable (borrowing State) -> Bool
  ) async throws {
    if state.withLock({ done($0) }) { return }
    try Task.checkCancellation()
    guard let connection else { return try await sleep(in: actor, until: done) }
    if readingHere, connection.readHere(until: { state.withLock { done($0) } }) { return }
    connection.core.withLock { $0.fallAsleep() }
    defer { connection.core.withLock { $0.wakeUp() } }
    guard connection.loop.isCurrent else { return try await sleep(in: actor, until: done) }
    // Who is on the loop's thread stays there: a continuation by itself goes on in a thread of Swift's first.
    try await withTaskExecutorPreference(connection.loop.tasks) {
      _ = actor
      try await sleep(in: actor, until: done)
    }
  }

  private func sleep(
    in actor: isolated (any Actor)?, until done: @Sendable (borrowing State) -> Bool
  ) async throws {
    await withTaskCancellationHandler {
      _ = actor
      await withUnsafeContinuation(isolation: actor) { (continuation: UnsafeContinuation<Void, Never>) in
        let isDone = state.withLock { state in
          if state.cancelled || done(state) { return true }
          state.waiter = continuation
          return false
        }
        if isDone { continuation.resume() }
      }
    } onCancel: {
      let waiter = state.withLock { state in
        state.cancelled = true
        return state.waiter.take()
      }
      waiter?.resume()
    }
    let (isDone, wasCancelled) = state.withLock { state in
      defer { state.cancelled = false }
      return (done(state), state.cancelled)
    }
    if !isDone && wasCancelled { throw CancellationError() }
  }

  /// Waits for the outcome and returns the metadata of a success.
  ///
  /// - Throws: ``BoltError`` of a failure or a lost connection, `CancellationError`.
  @discardableResult
  nonisolated(nonsending) func success() async throws -> [String: Value] {
    switch try await outcome() {
    case .success(let metadata): return metadata
    case .failure(let failure): throw BoltError(failure)
    case .ignored: throw BoltError(.misuse, "the server ignored the request because one before it failed")
    case .broken(let error): throw error
    }
  }

  /// The same, looked at when something has come for the request after this one: a task is woken once a statement, not
  /// once for RUN and once for PULL.
  nonisolated(nonsending) func success(when next: Reply) async throws -> [String: Value] {
    try await next.wait()
    return try await success()
  }
}
