import EventLoop
import Glibc
import Synchronization

/// Runs one verb to its end on the cooperative pool, while the main thread waits for it and for Ctrl-C.
enum VerbRun {
  static func run(_ invocation: Invocation) -> ExitStatus {
    let loop = EventLoop()
    let status = Mutex(ExitStatus.done)
    let interrupted = Mutex(false)
    let task = Task {
      let ended = await finish(invocation)
      status.withLock { $0 = ended }
      loop.stop()
    }
    let signals = InterruptSignals { _ in
      // The first lets the verb end where it is and report; a second one does not wait for that.
      let again = interrupted.withLock { seen in
        defer { seen = true }
        return seen
      }
      if again { exit(ExitStatus.interrupted.rawValue) }
      task.cancel()
    }
    loop.run()
    signals.end()
    return interrupted.withLock { $0 } ? .interrupted : status.withLock { $0 }
  }

  private static func finish(_ invocation: Invocation) async -> ExitStatus {
    do {
      return try await invocation.command.run(invocation)
    } catch is CancellationError {
      return .interrupted
    } catch {
      invocation.console.say("tracktion: \(error)")
      return ExitStatus(for: error)
    }
  }
}
