/// When work is tried again that failed for a passing reason.
public struct RetryPolicy: Sendable, Hashable {
  /// For all tries together, counted from the first failure.
  public var budget: Duration
  /// Before the second try; short, since a conflict of two writers is over in no time (ArcadeDB has many).
  public var firstDelay: Duration
  /// The longest.
  public var maximumDelay: Duration
  /// Each delay is that many times the one before.
  public var factor: Double
  /// A delay is longer or shorter by up to this part of it, so that two writers do not meet again.
  public var jitter: Double

  public init(
    budget: Duration = .seconds(30), firstDelay: Duration = .milliseconds(50), maximumDelay: Duration = .seconds(1),
    factor: Double = 2, jitter: Double = 0.2
  ) {
    self.budget = budget
    self.firstDelay = firstDelay
    self.maximumDelay = maximumDelay
    self.factor = factor
    self.jitter = jitter
  }

  /// The delay before try number `attempt` + 1, with `chance` between 0 and 1.
  func delay(after attempt: Int, chance: Double) -> Duration {
    var delay = firstDelay
    for _ in 1..<max(1, attempt) where delay < maximumDelay { delay = delay * factor }
    return min(delay, maximumDelay) * (1 + jitter * (2 * chance - 1))
  }
}
