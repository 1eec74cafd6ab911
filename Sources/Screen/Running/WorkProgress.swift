import EventLoop
import FoundationEssentials
import Synchronization

/// Progress of one work as messages: none in the first half second, then at most ten a second, and one a second while
/// nothing gets on.
final class WorkProgress: Sendable {
  private struct State {
    var sent = ContinuousClock.now
    var done = 0
    var total: Int?
    var isOver = false
  }
  private let id: UUID
  private let title: String
  private let unit: String
  private let isBatch: Bool
  private let send: EffectRunner.Send
  private let started = ContinuousClock.now
  private let state = Mutex(State())

  init(id: UUID, title: String, unit: String, isBatch: Bool, send: @escaping EffectRunner.Send) {
    self.id = id
    self.title = title
    self.unit = unit
    self.isBatch = isBatch
    self.send = send
    // A batch is under way from its first moment: quitting has to ask.
    if isBatch { send(.progress(message(State()))) }
    Task { await tellWaiting() }
  }

  func update(done: Int, total: Int?) {
    tell(atMost: .milliseconds(100)) { ($0.done, $0.total) = (done, total) }
  }

  /// Takes the bar away; nil where another message says what was done.
  func end(_ notice: Notice?) {
    state.withLock { $0.isOver = true }
    send(.finished(WorkReport(id: id, notice: notice)))
  }

  /// Until the end: a server may keep a work waiting, and then how long it has been is all there is to say.
  private func tellWaiting() async {
    while !state.withLock(\.isOver) {
      try? await EventLoop.io.sleep(for: .seconds(1))
      tell(atMost: .milliseconds(900)) { _ in }
    }
  }

  /// Sent under the lock: no message of progress comes after the last one.
  private func tell(atMost pause: Duration, _ change: (inout State) -> Void) {
    let now = ContinuousClock.now
    state.withLock { state in
      change(&state)
      guard !state.isOver, now - started > .milliseconds(500), now - state.sent > pause else { return }
      state.sent = now
      send(.progress(message(state)))
    }
  }

  private func message(_ state: State) -> Work {
    let elapsed = (ContinuousClock.now - started).components
    return Work(
      id: id, title: title, unit: unit, done: state.done, total: state.total,
      elapsed: Double(elapsed.seconds) + Double(elapsed.attoseconds) / 1e18, isBatch: isBatch)
  }
}
