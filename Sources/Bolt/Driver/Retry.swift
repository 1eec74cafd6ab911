import EventLoop

/// The tries of one piece of work.
struct Retry {
  private let policy: RetryPolicy
  private let loop: EventLoop
  private var firstFailure: ContinuousClock.Instant?
  private var attempts = 0

  init(_ policy: RetryPolicy, on loop: EventLoop) {
    self.policy = policy
    self.loop = loop
  }

  /// Waits before the next try.
  ///
  /// - Throws: the error itself where another try makes no sense, or the budget is used up; `CancellationError`.
  nonisolated(nonsending) mutating func pause(after error: any Error) async throws {
    guard let boltError = error as? BoltError, boltError.isRetryable, !Task.isCancelled else { throw error }
    let start = firstFailure ?? .now
    firstFailure = start
    attempts += 1
    let delay = policy.delay(after: attempts, chance: .random(in: 0...1))
    guard start.duration(to: .now) + delay <= policy.budget else { throw error }
    try await loop.sleep(for: delay)
  }
}
