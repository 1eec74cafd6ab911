import CSystem
import Glibc
import Synchronization

/// What waits for a loop's thread, and the pipe that wakes it. Anybody adds, the loop takes.
final class LoopQueue: Sendable {
  /// A piece of a task, by what it is bound to: Swift tells the two apart when it decides whether a task may stay.
  enum Job {
    case ofActor(UnownedJob)
    case ofTask(UnownedJob)
  }

  private struct State: ~Copyable {
    var jobs: [Job] = []
    var work: [@Sendable () -> Void] = []
    var awake = false
    var stopped = false
  }

  private let state = Mutex(State())
  private let thread = Atomic<UInt>(0)
  /// Becomes readable when there is something to take.
  let wakeDescriptor: Int32
  private let wakeWrite: Int32

  init() {
    var ends: [Int32] = [-1, -1]
    let made = csystem_pipe(&ends)
    // No descriptor left at start: there is no loop to report it through, and nothing could work without one.
    precondition(made == 0, "no pipe for an event loop: \(String(cString: strerror(errno)))")
    (wakeDescriptor, wakeWrite) = (ends[0], ends[1])
  }

  deinit {
    close(wakeDescriptor)
    close(wakeWrite)
  }

  /// Makes the calling thread the loop's.
  func serveHere() { thread.store(UInt(pthread_self()), ordering: .relaxed) }

  /// True on the loop's thread.
  var isServedHere: Bool { thread.load(ordering: .relaxed) == UInt(pthread_self()) }

  /// True where the loop has to look into the queue before it waits.
  var isBusy: Bool { state.withLock { $0.awake } }

  func add(_ job: Job) {
    let mustWake = state.withLock { state in
      state.jobs.append(job)
      defer { state.awake = true }
      return !state.awake
    }
    if mustWake && !isServedHere { wake() }
  }

  func add(_ work: @escaping @Sendable () -> Void) {
    let mustWake = state.withLock { state in
      state.work.append(work)
      defer { state.awake = true }
      return !state.awake
    }
    if mustWake { wake() }
  }

  func stop() {
    state.withLock { state in
      state.stopped = true
      state.awake = true
    }
    wake()
  }

  /// All there is.
  func take() -> (jobs: [Job], work: [@Sendable () -> Void], stopped: Bool) {
    var jobs: [Job] = []
    var work: [@Sendable () -> Void] = []
    let stopped = state.withLock { state in
      swap(&jobs, &state.jobs)
      swap(&work, &state.work)
      state.awake = false
      return state.stopped
    }
    return (jobs, work, stopped)
  }

  private func wake() {
    var byte: UInt8 = 1
    // A full pipe is a pipe that wakes already.
    _ = write(wakeWrite, &byte, 1)
  }

  func drainWake() {
    var bytes: (UInt64, UInt64, UInt64, UInt64) = (0, 0, 0, 0)
    while read(wakeDescriptor, &bytes, MemoryLayout.size(ofValue: bytes)) > 0 {}
  }
}

/// Runs tasks on a loop's thread; see ``EventLoop/tasks``.
public final class LoopTasks: TaskExecutor {
  private let queue: LoopQueue

  init(_ queue: LoopQueue) { self.queue = queue }

  public func enqueue(_ job: consuming ExecutorJob) { queue.add(.ofTask(UnownedJob(job))) }
}
