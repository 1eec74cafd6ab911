import Glibc
import Synchronization

/// Work that blocks (getaddrinfo, hashing a file, parsing XML), on a few threads of its own: no actor and no thread
/// of the cooperative pool ever waits in a system call.
public enum BlockingWork {
  private struct State {
    var waiting: [@Sendable () -> Void] = []
    var threads = 0
    var idle = 0
  }
  private static let limit = 8
  private static let state = Mutex(State())
  private static let available = Semaphore()

  /// Runs `body` on a thread that may block and returns what it returns. Cancelling the task does not interrupt
  /// `body`; long ones look at `Task.isCancelled` by a flag of their own.
  public static func run<T: Sendable>(_ body: @escaping @Sendable () throws -> T) async throws -> T {
    try await withCheckedThrowingContinuation { continuation in
      submit { continuation.resume(with: Result { try body() }) }
    }
  }

  static func submit(_ work: @escaping @Sendable () -> Void) {
    let startsThread = state.withLock { state in
      state.waiting.append(work)
      let starts = state.waiting.count > state.idle && state.threads < limit
      if starts { state.threads += 1 }
      return starts
    }
    if startsThread { DetachedThread.start(name: "tracktion-block", serve) }
    available.signal()
  }

  @Sendable private static func serve() {
    while true {
      state.withLock { $0.idle += 1 }
      available.wait()
      let work = state.withLock { state in
        state.idle -= 1
        return state.waiting.isEmpty ? nil : state.waiting.removeFirst()
      }
      work?()
    }
  }
}

/// A counting semaphore. `@unchecked Sendable`: sem_t is made for use by several threads; its memory never moves.
private final class Semaphore: @unchecked Sendable {
  private let pointer = UnsafeMutablePointer<sem_t>.allocate(capacity: 1)
  init() { sem_init(pointer, 0, 0) }
  deinit {
    sem_destroy(pointer)
    pointer.deallocate()
  }
  func signal() { sem_post(pointer) }
  func wait() { while sem_wait(pointer) != 0 && errno == EINTR {} }
}
