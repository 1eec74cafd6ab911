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
  /// The loop of everything that talks to servers; the screen has one of its own (the main thread).
  public static let io: EventLoop = {
    let loop = EventLoop()
    loop.start(name: "tracktion-io")
    return loop
  }()

  /// For `withTaskExecutorPreference`: a task that is on the loop's thread stays there where it waits for something
  /// that the loop brings. A continuation by itself goes on in a thread of Swift's, and comes back from there.
  public let tasks: LoopTasks
  private let queue: LoopQueue
  private let identifiers = Atomic<UInt64>(1)

  // On the loop's thread only.
  var watches = WatchTable()
  var timers = TimerQueue()

  /// A loop without a thread: `start` gives it one, or `run` takes the caller's.
  public init() {
    queue = LoopQueue()
    tasks = LoopTasks(queue)
  }

  // MARK: Executor

  public func enqueue(_ job: consuming ExecutorJob) { queue.add(.ofActor(UnownedJob(job))) }

  public func asUnownedSerialExecutor() -> UnownedSerialExecutor { UnownedSerialExecutor(ordinary: self) }

  /// True on the loop's own thread.
  public var isCurrent: Bool { queue.isServedHere }

  public func checkIsolated() { precondition(isCurrent, "not on the event loop's thread") }

  public func isIsolatingCurrentContext() -> Bool? { isCurrent }

  // MARK: Life

  /// Runs `work` on the loop's thread: at once where this is that thread, else as soon as the loop comes round.
  public func perform(_ work: @escaping @Sendable () -> Void) {
    if isCurrent { work() } else { queue.add(work) }
  }

  /// Gives the loop a thread of its own, which lives until `stop`.
  public func start(name: String) {
    DetachedThread.start(name: name) { self.run() }
  }

  /// Lets `run` return after the jobs that are ready.
  public func stop() { queue.stop() }

  /// Serves the loop on the calling thread until `stop`.
  public func run() {
    queue.serveHere()
    var descriptors: [pollfd] = []
    while true {
      watches.fill(&descriptors, wake: queue.wakeDescriptor)
      let count = poll(
        &descriptors, nfds_t(descriptors.count), queue.isBusy ? 0 : timers.pollTimeout(now: .now))
      if count > 0 {
        if descriptors[0].revents != 0 { queue.drainWake() }
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
    let (jobs, work, stopped) = queue.take()
    for item in work { item() }
    for job in jobs {
      switch job {
      case .ofActor(let job): job.runSynchronously(on: asUnownedSerialExecutor())
      case .ofTask(let job): job.runSynchronously(on: tasks.asUnownedTaskExecutor())
      }
    }
    return stopped
  }

  func nextIdentifier() -> UInt64 { identifiers.wrappingAdd(1, ordering: .relaxed).oldValue }
}
