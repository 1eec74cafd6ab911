import EventLoop

/// A server is asked, and was silent too long.
struct SilenceError: Error, CustomStringConvertible {
  let limit: Duration
  var description: String { "no answer within \(limit.components.seconds) s" }
}

/// Ends work that takes too long by cancelling it.
enum Patience {
  /// - Throws: ``SilenceError`` at the limit, or what `body` throws.
  static func wait<T: Sendable>(_ limit: Duration, _ body: @escaping @Sendable () async throws -> T) async throws -> T {
    try await withThrowingTaskGroup(of: T.self) { group in
      group.addTask { try await body() }
      group.addTask {
        try await EventLoop.io.sleep(for: limit)
        throw SilenceError(limit: limit)
      }
      defer { group.cancelAll() }
      guard let first = try await group.next() else { throw CancellationError() }
      return first
    }
  }
}
