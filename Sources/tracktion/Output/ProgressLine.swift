import Glibc
import Synchronization

/// Progress of long work on standard error: a bar that redraws itself on a terminal, a plain line every few seconds
/// elsewhere. Count, rate and time left come from counts, never from a guess.
final class ProgressLine: Sendable {
  private struct State {
    var shown = ContinuousClock.now
    var drawn = false
  }
  private let label: String
  private let console: Console
  private let started = ContinuousClock.now
  private let state = Mutex(State())

  init(_ label: String, console: Console) {
    self.label = label
    self.console = console
  }

  /// Call as often as you like: it is shown at most ten times a second, elsewhere than on a terminal every 5 s.
  func update(done: Int, total: Int?) {
    guard !console.quiet else { return }
    let onTerminal = console.errorIsTerminal
    let now = ContinuousClock.now
    let shows = state.withLock { state in
      // Work of less than half a second needs no bar.
      guard now - started > .milliseconds(500), now - state.shown > (onTerminal ? .milliseconds(100) : .seconds(5))
      else { return false }
      state.shown = now
      state.drawn = true
      return true
    }
    guard shows else { return }
    let line = Self.text(label, done: done, total: total, elapsed: now - started)
    if onTerminal { put("\r\u{1b}[K\(line)") } else { console.say(line) }
  }

  /// Takes the bar away.
  func finish() {
    if state.withLock({ $0.drawn }), console.errorIsTerminal { put("\r\u{1b}[K") }
  }

  static func text(_ label: String, done: Int, total: Int?, elapsed: Duration) -> String {
    let seconds = Double(elapsed.components.seconds) + Double(elapsed.components.attoseconds) / 1e18
    let rate = seconds > 0 ? Double(done) / seconds : 0
    guard let total, total > 0 else { return "\(label) \(done)  \(Int(rate))/s" }
    let share = min(1, Double(done) / Double(total))
    let filled = Int(share * 20)
    let bar = String(repeating: "#", count: filled) + String(repeating: "-", count: 20 - filled)
    let left = rate > 0 ? Int(Double(max(0, total - done)) / rate) : 0
    let time = left >= 60 ? "\(left / 60) min \(left % 60) s" : "\(left) s"
    return "\(label) [\(bar)] \(done) of \(total)  \(Int(rate))/s  \(time) left"
  }

  private func put(_ text: String) {
    var text = text
    text.withUTF8 { _ = write(2, $0.baseAddress, $0.count) }
  }
}
