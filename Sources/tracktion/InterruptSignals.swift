import CSystem
import EventLoop
import Glibc

/// SIGINT, SIGTERM and SIGHUP as calls on the I/O loop instead of the end of the process.
struct InterruptSignals {
  private let token: LoopToken

  init(_ run: @escaping @Sendable (Int32) -> Void) {
    var ends: [Int32] = [-1, -1]
    guard csystem_pipe(&ends) == 0 else {
      // Without a pipe the signals keep their usual effect.
      token = EventLoop.io.timer(at: .now) {}
      return
    }
    csystem_signals_to(ends[1])
    let reader = ends[0]
    token = EventLoop.io.watch(reader, for: .readable) { _ in
      var number: UInt8 = 0
      while read(reader, &number, 1) == 1 {
        if [SIGINT, SIGTERM, SIGHUP, SIGQUIT].contains(Int32(number)) { run(Int32(number)) }
      }
    }
  }

  func end() { EventLoop.io.unwatch(token) }
}
