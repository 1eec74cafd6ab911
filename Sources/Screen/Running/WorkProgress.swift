import FoundationEssentials
import Synchronization

/// Progress of one work as messages: none in the first half second, then at most ten a second.
final class WorkProgress: Sendable {
  private struct State {
    var sent = ContinuousClock.now
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
    if isBatch { send(.progress(message(done: 0, total: nil))) }
  }

  func update(done: Int, total: Int?) {
    let now = ContinuousClock.now
    let shows = state.withLock { state in
      guard now - started > .milliseconds(500), now - state.sent > .milliseconds(100) else { return false }
      state.sent = now
      return true
    }
    if shows { send(.progress(message(done: done, total: total))) }
  }

  /// Takes the bar away; nil where another message says what was done.
  func end(_ notice: Notice?) { send(.finished(WorkReport(id: id, notice: notice))) }

  private func message(done: Int, total: Int?) -> Work {
    let elapsed = (ContinuousClock.now - started).components
    return Work(
      id: id, title: title, unit: unit, done: done, total: total,
      elapsed: Double(elapsed.seconds) + Double(elapsed.attoseconds) / 1e18, isBatch: isBatch)
  }
}
