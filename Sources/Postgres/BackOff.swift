/// Pauses between attempts: each about twice as long as the one before, up to a limit, and never the same in two
/// programs that lost the same server.
struct BackOff: Sendable {
  private static let first = Duration.milliseconds(50)
  private static let longest = Duration.seconds(2)
  private(set) var failures = 0

  mutating func succeeded() { failures = 0 }
  mutating func failed() { failures += 1 }

  /// How long to wait before the next attempt; nothing before the first.
  var pause: Duration { failures == 0 ? .zero : bound * Double.random(in: 0.5...1) }

  /// The longest that `pause` may be now.
  var bound: Duration { failures == 0 ? .zero : min(Self.longest, Self.first * (1 << min(failures - 1, 10))) }
}
