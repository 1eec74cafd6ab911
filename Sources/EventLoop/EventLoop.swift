import CSystem
import Glibc
import Synchronization

/// A serial executor on one thread that waits in poll(2): the jobs of the actors bound to it, the readiness of
/// descriptors and timers are all served by the same loop.
///
/// An actor binds itself by `nonisolated var unownedExecutor: UnownedSerialExecutor { loop.asUnownedSerialExecutor() }`.
/// Nothing that runs here may block: what must block goes to ``BlockingWork``.
///
/// `@unchecked Sendable`: `queue` is behind a mutex, everything else is touched on the loop's thread only, which
/// `perform` sees to.
public final class EventLoop: SerialExecutor, @unchecked Sendable {
  private struct Queue: ~Copyable {
    var jobs: [UnownedJob] = []
    var work: [@Sendable () -> Void] = []
    var awake = false
    var stopped = false
  }

  /// The loop of everything that talks to servers; the screen has one of its own (the main thread).
  public static let io: EventLoop = {
    let loop = EventLoop()
    loop.start(name: "tracktion-io")
    return loop
  }()

  private let queue = Mutex(Queue())
  private let thread = Atomic<UInt>(0)
  private let identifiers = Atomic<UInt64>(1)
  private let wakeRead: Int32
  private let wakeWrite: Int32

  // On the loop's thread only.
  var watches = WatchTable()
  var timers = TimerQueue()

  /// A loop without a thread: `start` gives it one, or `run` takes the caller's.
  public init() {
    var ends: [Int32] = [-1, -1]
    let made = csystem_pipe(&ends)
    // No descriptor left at start: there is no loop to report it through, and nothing could work without one.
    precondition(made == 0, "no pipe for an event loop: \(String(cString: strerror(errno)))")
    (wakeRead, wakeWrite) = (ends[0], ends[1])
  }

  deinit {
    close(wakeRead)
    close(wakeWrite)
  }

  // MARK: Executor

  public func enqueue(_ job: consuming ExecutorJob) {
    let job = UnownedJob(job)
    let mustWake = queue.withLock { queue in
      queue.jobs.append(job)
      defer { queue.awake = true }
      return !queue.awake
    }
    // The loop itself looks into the queue before it waits.
    if mustWake && !isCurrent { wake() }
  }

  public func asUnownedSerialExecutor() -> UnownedSerialExecutor { UnownedSerialExecutor(ordinary: self) }

  /// True on the loop's own thread.
  public var isCurrent: Bool { thread.load(ordering: .relaxed) == UInt(pthread_self()) }

  public func checkIsolated() { precondition(isCurrent, "not on the event loop's thread") }

  public func isIsolatingCurrentContext() -> Bool? { isCurrent }

  // MARK: Life

  /// Runs `work` on the loop's thread: at once where this is that thread, else as soon as the loop comes round.
  public func perform(_ work: @escaping @Sendable () -> Void) {
    if isCurrent { return work() }
    let mustWake = queue.withLock { queue in
      queue.work.append(work)
      defer { queue.awake = true }
      return !queue.awake
    }
    if mustWake { wake() }
  }

  /// Gives the loop a thread of its own, which lives until `stop`.
  public func start(name: String) {
    DetachedThread.start(name: name) { self.run() }
  }

  /// Lets `run` return after the jobs that are ready.
  public func stop() {
    queue.withLock { queue in
      queue.stopped = true
      queue.awake = true
    }
    wake()
  }

  /// Serves the loop on the calling thread until `stop`.
  public func run() {
    thread.store(UInt(pthread_self()), ordering: .relaxed)
    var descriptors: [pollfd] = []
    while true {
      watches.fill(&descriptors, wake: wakeRead)
      let isBusy = queue.withLock { $0.awake }
      let count = poll(&descriptors, nfds_t(descriptors.count), isBusy ? 0 : timers.pollTimeout(now: .now))
      if count > 0 {
        if descriptors[0].revents != 0 { drainWake() }
        for ready in descriptors.dropFirst() where ready.revents != 0 {
          fire(ready.fd, Readiness(poll: ready.revents))
        }
      }
      let now = ContinuousClock.now
      while let due = timers.takeDue(now: now) { due() }
      if runQueued() { return }
    }
  }

  /// Handlers change the table while they run, so it is asked first and none is called inside it.
  private func fire(_ descriptor: Int32, _ ready: Readiness) {
    for (watch, seen) in watches.take(descriptor, ready) where watch.once || watches.contains(watch.id) {
      watch.run(seen)
    }
  }

  /// One batch of queued jobs, so that neither jobs nor descriptors starve the other. True when stopped.
  private func runQueued() -> Bool {
    var jobs: [UnownedJob] = []
    var work: [@Sendable () -> Void] = []
    let stopped = queue.withLock { queue in
      swap(&jobs, &queue.jobs)
      swap(&work, &queue.work)
      queue.awake = false
      return queue.stopped
    }
    for item in work { item() }
    for job in jobs { job.runSynchronously(on: asUnownedSerialExecutor()) }
    return stopped
  }

  private func wake() {
    var byte: UInt8 = 1
    // A full pipe is a pipe that wakes already.
    _ = write(wakeWrite, &byte, 1)
  }

  private func drainWake() {
    var bytes: (UInt64, UInt64, UInt64, UInt64) = (0, 0, 0, 0)
    while read(wakeRead, &bytes, MemoryLayout.size(ofValue: bytes)) > 0 {}
  }

  func nextIdentifier() -> UInt64 { identifiers.wrappingAdd(1, ordering: .relaxed).oldValue }
}
