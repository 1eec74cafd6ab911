import EventLoop
import Synchronization

/// Runs something soon after it was asked for, with a pause in between, however often it is asked for.
final class PacedWork: Sendable {
  private struct State {
    var isRunning = false
    var isDue = false
  }
  private let state = Mutex(State())
  private let pause: Duration
  private let body: @Sendable () async -> Void

  init(pause: Duration, _ body: @escaping @Sendable () async -> Void) {
    self.pause = pause
    self.body = body
  }

  func ask() {
    let starts = state.withLock { state in
      state.isDue = true
      defer { state.isRunning = true }
      return !state.isRunning
    }
    if starts { Task { await run() } }
  }

  private func run() async {
    while takeDue() {
      await body()
      try? await EventLoop.io.sleep(for: pause)
    }
  }

  private func takeDue() -> Bool {
    state.withLock { state in
      defer { state.isDue = false }
      state.isRunning = state.isDue
      return state.isDue
    }
  }
}
