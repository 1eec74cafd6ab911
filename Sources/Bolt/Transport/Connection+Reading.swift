import CSystem
import EventLoop
import Glibc
import Synchronization

/// Waiting for an answer on the caller's own thread.
///
/// A near server answers a small statement in less time than it takes to put a task to sleep, wake the loop's thread,
/// and wake a thread of the task again. So whoever waits reads the socket himself first: at once and again for some
/// microseconds, in which a processor would hardly fall asleep and wake up, then sleeping for a moment. Only few may
/// do so at once, and the moment is bounded: the threads of Swift's tasks are not there for waiting.
extension Connection {
  private static let restless = Duration.microseconds(50)
  private static let moment = Duration.microseconds(500)
  /// A server that was slower than that is not waited for so often.
  private static let leftToLoopAfterVain = 32
  /// Half of the threads that tasks run on, one at least.
  private static let limit = max(1, sysconf(Int32(_SC_NPROCESSORS_ONLN)) / 2)
  private static let readers = Atomic(0)

  /// How long this thread may wait for an answer: the driver's loop not asleep, since it has others to serve; the
  /// program's first thread not at all, since it may have a user in front of it. Nil while the server is slow too.
  var patience: Duration? {
    guard waitsLeftToLoop.load(ordering: .relaxed) <= 0, csystem_is_first_thread() == 0 else { return nil }
    return loop.isCurrent ? Self.restless : Self.moment
  }

  /// Reads until `isDone`; false where the answer was not there in time, or this thread must not wait.
  func readHere(until isDone: () -> Bool) -> Bool {
    guard let patience, Self.enter() else {
      waitsLeftToLoop.subtract(1, ordering: .relaxed)
      return false
    }
    defer { Self.readers.subtract(1, ordering: .relaxed) }
    if !loop.isCurrent { core.withLock { $0.hush() } }
    let start = ContinuousClock.now
    repeat {
      readNow()
      if isDone() { return true }
    } while rest(start.duration(to: .now), patience)
    waitsLeftToLoop.store(Self.leftToLoopAfterVain, ordering: .relaxed)
    return false
  }

  /// Between two looks at the socket; false where the time is over.
  private func rest(_ waited: Duration, _ patience: Duration) -> Bool {
    guard waited < patience else { return false }
    if waited < Self.restless { return sched_yield() == 0 }
    return csystem_await_readable(descriptor, (patience - waited).components.attoseconds / 1_000_000_000) > 0
  }

  /// Nobody waits here any more: should the server close the connection, the loop hears of it.
  func hearOnLoop() { core.withLock { $0.hearOnLoop() } }

  private static func enter() -> Bool {
    if readers.add(1, ordering: .relaxed).newValue <= limit { return true }
    readers.subtract(1, ordering: .relaxed)
    return false
  }
}
