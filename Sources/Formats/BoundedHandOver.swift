import Foundation

/// Hands batches from a thread that may block to a task that may not: the thread waits while the task is behind, so
/// that memory does not grow with what is read.
///
/// `@unchecked Sendable`: everything is read and written between `lock` and `unlock` of the condition.
final class BoundedHandOver<Element: Sendable>: @unchecked Sendable {
  private let condition = NSCondition()
  private let limit: Int
  private var batches: [[Element]] = []
  private var end: Result<Void, any Error>?
  private var abandoned = false
  private var waiting: CheckedContinuation<[Element]?, any Error>?

  /// - Parameter limit: batches that may wait.
  init(limit: Int) { self.limit = limit }

  // MARK: The thread's side

  /// Waits for room. False when nobody wants more.
  func put(_ batch: [Element]) -> Bool {
    condition.lock()
    defer { condition.unlock() }
    while batches.count >= limit, !abandoned { condition.wait() }
    guard !abandoned else { return false }
    if let task = waiting {
      waiting = nil
      task.resume(returning: batch)
    } else {
      batches.append(batch)
    }
    return true
  }

  /// Nothing comes after this.
  func finish(_ result: Result<Void, any Error>) {
    condition.lock()
    defer { condition.unlock() }
    end = result
    if let task = waiting {
      waiting = nil
      task.resume(with: result.map { nil })
    }
  }

  // MARK: The task's side

  /// The next batch; nil at the end.
  func next() async throws -> [Element]? {
    try await withTaskCancellationHandler {
      try await withCheckedThrowingContinuation { give(to: $0) }
    } onCancel: {
      abandon()
    }
  }

  private func give(to task: CheckedContinuation<[Element]?, any Error>) {
    condition.lock()
    defer { condition.unlock() }
    if abandoned {
      task.resume(throwing: CancellationError())
    } else if !batches.isEmpty {
      task.resume(returning: batches.removeFirst())
      condition.signal()
    } else if let end {
      task.resume(with: end.map { nil })
    } else {
      waiting = task
    }
  }

  /// The task wants no more: the thread's next `put` says so.
  func abandon() {
    condition.lock()
    defer { condition.unlock() }
    abandoned = true
    batches = []
    waiting?.resume(throwing: CancellationError())
    waiting = nil
    condition.signal()
  }
}
