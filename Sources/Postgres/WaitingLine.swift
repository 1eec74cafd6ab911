import EventLoop

/// Tasks that wait for their turn, first come, first served. A cancelled task leaves the line.
///
/// `@unchecked Sendable`: used on the loop's thread only.
final class WaitingLine<Value: Sendable>: @unchecked Sendable {
  private typealias Place = (id: UInt64, resume: CheckedContinuation<Value, any Error>)
  private let loop: EventLoop
  private var places: [Place] = []
  private var nextID: UInt64 = 0

  init(on loop: EventLoop) { self.loop = loop }

  var isEmpty: Bool { places.isEmpty }
  var count: Int { places.count }

  /// Waits until `serveNext` reaches this place.
  ///
  /// - Throws: `CancellationError` when the task is cancelled, ``PostgresError`` at the deadline.
  func wait(
    until deadline: ContinuousClock.Instant? = nil, isolation: isolated any Actor
  ) async throws -> Value {
    let id = nextID
    nextID += 1
    let timer = deadline.map { loop.timer(at: $0) { self.leave(id, WaitingLine.tooLong) } }
    defer { if let timer { loop.cancelTimer(timer) } }
    return try await withTaskCancellationHandler {
      // A closure keeps to the caller's actor, and so to the loop's thread, only if it captures it.
      _ = isolation
      return try await withCheckedThrowingContinuation { continuation in
        assert(loop.isCurrent)
        // A cancellation from now on reaches the loop's thread after this, and finds the place.
        if Task.isCancelled { return continuation.resume(throwing: CancellationError()) }
        places.append((id, continuation))
      }
    } onCancel: {
      loop.perform { self.leave(id, CancellationError()) }
    }
  }

  /// Gives the first in line what it waits for; false where nobody waits.
  func serveNext(_ value: sending Value) -> Bool {
    guard !places.isEmpty else { return false }
    places.removeFirst().resume.resume(returning: value)
    return true
  }

  /// Sends everybody away.
  func dismissAll(_ error: any Error) {
    let all = places
    places = []
    for place in all { place.resume.resume(throwing: error) }
  }

  private func leave(_ id: UInt64, _ error: any Error) {
    guard let index = places.firstIndex(where: { $0.id == id }) else { return }
    places.remove(at: index).resume.resume(throwing: error)
  }

  private static var tooLong: PostgresError {
    PostgresError(.timedOut, "no connection became free in time")
  }
}
