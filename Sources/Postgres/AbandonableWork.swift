import EventLoop
import Synchronization

/// Blocking work that the caller need not wait for: at the deadline, or when the task is cancelled, the caller goes on
/// and the result, when it comes at last, is dropped (a ``Link`` closes itself then).
enum AbandonableWork {
  private final class Race<T: Sendable>: Sendable {
    private struct State {
      var over = false
      var continuation: CheckedContinuation<T, any Error>?
    }
    private let state = Mutex(State())

    func begin(_ continuation: CheckedContinuation<T, any Error>) -> Bool {
      state.withLock { state in
        if !state.over { state.continuation = continuation }
        return !state.over
      }
    }

    /// The first that ends the race resumes the caller.
    func end(_ result: Result<T, any Error>) {
      let continuation = state.withLock { state in
        defer {
          state.over = true
          state.continuation = nil
        }
        return state.continuation
      }
      continuation?.resume(with: result)
    }
  }

  /// - Throws: what `body` throws; `EventLoopError.timedOut`; `CancellationError`.
  static func run<T: Sendable>(
    until deadline: ContinuousClock.Instant, on loop: EventLoop, _ body: @escaping @Sendable () throws -> T
  ) async throws -> T {
    // The timer's thread may stand still for longer than the work takes.
    guard deadline > .now else { throw EventLoopError.timedOut }
    let race = Race<T>()
    return try await withTaskCancellationHandler {
      try await withCheckedThrowingContinuation { continuation in
        guard race.begin(continuation) else { return continuation.resume(throwing: CancellationError()) }
        let timer = loop.timer(at: deadline) { race.end(.failure(EventLoopError.timedOut)) }
        Task.detached {
          let result: Result<T, any Error>
          do { result = .success(try await BlockingWork.run(body)) } catch { result = .failure(error) }
          loop.cancelTimer(timer)
          race.end(result)
        }
      }
    } onCancel: {
      race.end(.failure(CancellationError()))
    }
  }
}
