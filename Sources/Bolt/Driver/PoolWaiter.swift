import EventLoop
import Synchronization

/// One that waits for a connection. Resumed once: with a connection, with the right to make one, or with an error.
final class PoolWaiter: Sendable {
  enum Granted: Sendable {
    case connection(PooledConnection)
    case place
  }

  private enum State {
    case new
    case waiting(CheckedContinuation<Granted, any Error>)
    case resumed(Swift.Result<Granted, any Error>)
    case taken
  }

  private let state = Mutex(State.new)

  /// False where it was resumed before.
  func resume(_ result: Swift.Result<Granted, any Error>) -> Bool {
    let (accepted, continuation) = state.withLock { state -> (Bool, CheckedContinuation<Granted, any Error>?) in
      switch state {
      case .new:
        state = .resumed(result)
        return (true, nil)
      case .waiting(let continuation):
        state = .taken
        return (true, continuation)
      case .resumed, .taken: return (false, nil)
      }
    }
    continuation?.resume(with: result)
    return accepted
  }

  /// Waits for the turn. `leave` takes the waiter out of the queue when it gives up.
  nonisolated(nonsending) func wait(
    until deadline: ContinuousClock.Instant, on loop: EventLoop, leave: @escaping @Sendable () -> Void
  ) async throws -> Granted {
    let timer = loop.timer(at: deadline) {
      leave()
      _ = self.resume(.failure(Pool.exhausted))
    }
    defer { loop.cancelTimer(timer) }
    return try await withTaskCancellationHandler {
      try await withCheckedThrowingContinuation { continuation in
        let ready = state.withLock { state -> Swift.Result<Granted, any Error>? in
          if case .resumed(let result) = state {
            state = .taken
            return result
          }
          state = .waiting(continuation)
          return nil
        }
        if let ready { continuation.resume(with: ready) }
      }
    } onCancel: {
      leave()
      _ = self.resume(.failure(CancellationError()))
    }
  }
}
