import EventLoop
import Synchronization

/// Whose turn it is on a connection, or within one of its transactions.
///
/// `@unchecked Sendable`: used on the loop's thread only.
final class TurnQueue: @unchecked Sendable {
  private let line: WaitingLine<Void>
  private var isTaken = false
  /// The task that reads a stream or feeds a COPY while that has the turn; 0 for none.
  private let flowingTask = Atomic<Int>(0)
  /// Set when the transaction is over: what a left-over task still wants goes to the queue around it.
  var isOver = false

  init(on loop: EventLoop) { line = WaitingLine(on: loop) }

  func take(isolation: isolated any Actor) async throws {
    if isTaken {
      if let flowing, flowing == Self.currentTask {
        throw PostgresError(.misuse, "this task is still reading a stream of the same connection")
      }
      return try await line.wait(isolation: isolation)
    }
    isTaken = true
  }

  func giveBack() {
    readerIsGone()
    if !line.serveNext(()) { isTaken = false }
  }

  /// Remembers who would wait for itself if it asked for another turn.
  func flowsToCurrentTask() { flowingTask.store(Self.currentTask ?? 0, ordering: .relaxed) }

  /// On any thread: from now on nobody waits for itself.
  func readerIsGone() { flowingTask.store(0, ordering: .relaxed) }

  private var flowing: Int? {
    let task = flowingTask.load(ordering: .relaxed)
    return task == 0 ? nil : task
  }

  private static var currentTask: Int? { withUnsafeCurrentTask { $0?.hashValue } }
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
