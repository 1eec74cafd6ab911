import Glibc
import Synchronization

/// Something that a caller started on a loop and can end.
public struct LoopToken: Sendable, Hashable {
  let id: UInt64
}

extension EventLoop {
  /// Calls `run` on the loop's thread each time the descriptor is ready, until `unwatch` or `letGo`.
  ///
  /// The handler also hears `.hungUp` and `.failed`, asked for or not, and must then end the watch: poll(2) would
  /// report them again at once.
  public func watch(
    _ descriptor: Int32, for interest: Readiness, _ run: @escaping @Sendable (Readiness) -> Void
  ) -> LoopToken {
    let token = LoopToken(id: nextIdentifier())
    perform {
      self.watches.add(.init(id: token.id, interest: interest, once: false, run: run), to: descriptor)
    }
    return token
  }

  /// Ends a watch.
  public func unwatch(_ token: LoopToken) {
    perform { self.watches.remove(token.id) }
  }

  /// Ends every watch and wait on a descriptor. Call it before the descriptor is closed, on the loop's thread.
  public func letGo(of descriptor: Int32) {
    perform {
      for watch in self.watches.removeAll(of: descriptor) { watch.run(.failed) }
    }
  }

  /// Waits until the descriptor is ready for one of `interest`; returns what it is ready for.
  ///
  /// - Throws: ``EventLoopError/timedOut`` at the deadline, ``EventLoopError/descriptorClosed`` after `letGo`,
  ///   `CancellationError` when the task is cancelled. The wait is gone in each case.
  @discardableResult
  public func ready(
    _ descriptor: Int32, for interest: Readiness, until deadline: ContinuousClock.Instant? = nil
  ) async throws -> Readiness {
    let ready = try await wait(until: deadline) { id, resume in
      self.watches.add(
        .init(id: id, interest: interest, once: true, run: { resume(.success($0)) }), to: descriptor)
    }
    guard let ready, !ready.contains(Readiness(rawValue: Int16(POLLNVAL))) else {
      throw EventLoopError.descriptorClosed
    }
    return ready
  }

  /// Waits until an instant.
  ///
  /// - Throws: `CancellationError` when the task is cancelled.
  public func sleep(until deadline: ContinuousClock.Instant) async throws {
    do {
      _ = try await wait(until: deadline) { _, _ in }
    } catch EventLoopError.timedOut {}
  }

  /// Waits for a length of time.
  ///
  /// - Throws: `CancellationError` when the task is cancelled.
  public func sleep(for duration: Duration) async throws { try await sleep(until: .now + duration) }

  /// Calls `run` on the loop's thread at an instant, unless `cancelTimer` comes first.
  public func timer(at deadline: ContinuousClock.Instant, _ run: @escaping @Sendable () -> Void) -> LoopToken {
    let token = LoopToken(id: nextIdentifier())
    perform { self.timers.add(token.id, at: deadline, run) }
    return token
  }

  /// Ends a timer that has not run.
  public func cancelTimer(_ token: LoopToken) {
    perform { self.timers.remove(token.id) }
  }

  /// The one place where a task waits on the loop: exactly one of readiness, deadline and cancellation resumes it.
  private func wait(
    until deadline: ContinuousClock.Instant?,
    register: @escaping @Sendable (UInt64, @escaping @Sendable (Result<Readiness?, any Error>) -> Void) -> Void
  ) async throws -> Readiness? {
    try Task.checkCancellation()
    let id = nextIdentifier()
    let wait = Wait()
    return try await withTaskCancellationHandler {
      try await withCheckedThrowingContinuation { (continuation: CheckedContinuation<Readiness?, any Error>) in
        perform {
          let resume: @Sendable (Result<Readiness?, any Error>) -> Void = { result in
            guard wait.finish() else { return }
            self.watches.remove(id)
            self.timers.remove(id)
            continuation.resume(with: result)
          }
          if wait.begin(resume) {
            register(id, resume)
            if let deadline { self.timers.add(id, at: deadline) { resume(.failure(EventLoopError.timedOut)) } }
          } else {
            resume(.failure(CancellationError()))
          }
        }
      }
    } onCancel: {
      perform { wait.cancel() }
    }
  }
}

/// One wait of one task. Used on the loop's thread only; the mutex lets it cross to there.
private final class Wait: Sendable {
  private struct State {
    var cancelled = false
    var finished = false
    var resume: (@Sendable (Result<Readiness?, any Error>) -> Void)?
  }
  private let state = Mutex(State())

  /// False where the cancellation was quicker.
  func begin(_ resume: @escaping @Sendable (Result<Readiness?, any Error>) -> Void) -> Bool {
    state.withLock { state in
      state.resume = resume
      return !state.cancelled
    }
  }

  /// True for the first that ends the wait.
  func finish() -> Bool {
    state.withLock { state in
      defer {
        state.finished = true
        state.resume = nil
      }
      return !state.finished
    }
  }

  func cancel() {
    let resume = state.withLock { state in
      state.cancelled = true
      return state.finished ? nil : state.resume
    }
    resume?(.failure(CancellationError()))
  }
}
