import EventLoop

/// Whose turn it is on a connection, or within one of its transactions.
///
/// `@unchecked Sendable`: used on the loop's thread only.
final class TurnQueue: @unchecked Sendable {
  private let line: WaitingLine<Void>
  private var isTaken = false
  /// The task that reads a stream, while a stream has the turn.
  var streamingTask: Int?
  /// Set when the transaction is over: what a left-over task still wants goes to the queue around it.
  var isOver = false

  init(on loop: EventLoop) { line = WaitingLine(on: loop) }

  func take(isolation: isolated any Actor) async throws {
    if isTaken {
      if let streamingTask, streamingTask == withUnsafeCurrentTask(body: { $0?.hashValue }) {
        throw PostgresError(.misuse, "this task is still reading a stream of the same connection")
      }
      return try await line.wait(isolation: isolation)
    }
    isTaken = true
  }

  func giveBack() {
    streamingTask = nil
    if !line.serveNext(()) { isTaken = false }
  }
}

/// A transaction or savepoint that the current task, or one above it, runs.
final class TransactionScope: Sendable {
  @TaskLocal static var current: TransactionScope?

  let connection: ObjectIdentifier
  let turns: TurnQueue
  /// The queue whose turn this scope holds.
  let outer: TurnQueue
  /// 0 for the transaction, then one more for each savepoint within.
  let depth: Int
  let parent: TransactionScope?

  init(_ connection: PostgresConnection, outer: TurnQueue, depth: Int) {
    self.connection = ObjectIdentifier(connection)
    self.outer = outer
    self.depth = depth
    turns = TurnQueue(on: connection.loop)
    parent = Self.current
  }

  /// The innermost scope of the connection that is not over.
  static func innermost(of connection: PostgresConnection) -> TransactionScope? {
    var scope = current
    while let candidate = scope {
      if candidate.connection == ObjectIdentifier(connection), !candidate.turns.isOver { return candidate }
      scope = candidate.parent
    }
    return nil
  }
}
