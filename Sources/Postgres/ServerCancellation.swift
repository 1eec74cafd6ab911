import CPostgres
import EventLoop
import Synchronization

/// What PQcancel needs. `@unchecked Sendable`: PQcancel is made to be called from any thread, and the object never changes.
final class CancelHandle: @unchecked Sendable {
  private let pointer: OpaquePointer

  init?(_ pointer: OpaquePointer?) {
    guard let pointer else { return nil }
    self.pointer = pointer
  }
  deinit { PQfreeCancel(pointer) }

  /// Blocks until the server has taken the request; for ever where it is frozen.
  func cancel() -> Bool {
    var reason = [CChar](repeating: 0, count: 256)
    return PQcancel(pointer, &reason, Int32(reason.count)) == 1
  }
}

/// Cancel requests, off the loop. PQcancel has no time limit, so only a few may hang at a frozen server at once;
/// further connections are closed without one, and their statements end by the server's own statement timeout.
enum ServerCancellation {
  private static let lanes = 2
  private static let inUse = Atomic<Int>(0)

  /// True once the server has taken the request.
  static func send(_ handle: CancelHandle?, until deadline: ContinuousClock.Instant, on loop: EventLoop) async -> Bool {
    guard let handle, enter() else { return false }
    let sent = try? await AbandonableWork.run(until: deadline, on: loop, disposingOf: { (_: Bool) in }) {
      defer { inUse.subtract(1, ordering: .relaxed) }
      return handle.cancel()
    }
    return sent ?? false
  }

  private static func enter() -> Bool {
    guard inUse.add(1, ordering: .relaxed).newValue > lanes else { return true }
    inUse.subtract(1, ordering: .relaxed)
    return false
  }
}
