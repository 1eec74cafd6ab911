import CPostgres
import EventLoop

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

/// Cancel requests, off the loop. PQcancel has no time limit, so only a few may hang at a frozen server at once. Who gets
/// no lane in time closes the connection without one: its statement ends by the server's own statement timeout.
actor ServerCancellation {
  static let shared = ServerCancellation()
  private static let lanes = 3

  private nonisolated let loop = EventLoop.io
  nonisolated var unownedExecutor: UnownedSerialExecutor { loop.asUnownedSerialExecutor() }
  private var inUse = 0
  private let line = WaitingLine<Void>(on: .io)

  /// True once the server has taken the request.
  func send(_ handle: CancelHandle?, until deadline: ContinuousClock.Instant) async -> Bool {
    guard let handle else { return false }
    do {
      if inUse < Self.lanes { inUse += 1 } else { try await line.wait(until: deadline, isolation: self) }
      return try await AbandonableWork.run(until: deadline, on: loop) {
        defer { Task { await self.leaveLane() } }
        return handle.cancel()
      }
    } catch {
      return false
    }
  }

  private func leaveLane() {
    if !line.serveNext(()) { inUse -= 1 }
  }
}
