import Glibc

/// Times of some runs of a piece of work, in milliseconds.
struct Timing {
  private var milliseconds: [Double] = []

  /// The middle of all runs, and the worst of them.
  var median: Double { milliseconds.sorted()[milliseconds.count / 2] }
  var worst: Double { milliseconds.max() ?? 0 }

  mutating func measure<T>(_ work: () async throws -> T) async rethrows -> T {
    let start = ContinuousClock.now
    let value = try await work()
    milliseconds.append(Self.milliseconds(since: start))
    return value
  }

  /// Some runs; returns what the last one came to.
  @discardableResult
  mutating func measure<T>(times: Int, _ work: () async throws -> T) async throws -> T {
    for _ in 1..<times { _ = try await measure(work) }
    return try await measure(work)
  }

  static func milliseconds(since start: ContinuousClock.Instant) -> Double {
    let taken = start.duration(to: .now).components
    return Double(taken.seconds) * 1000 + Double(taken.attoseconds) / 1e15
  }
}

/// One line of the report, with a mark where the median is over the goal.
struct Report {
  private(set) var missed = 0

  static let heading = "     median      worst       rows"

  mutating func line(_ timing: Timing, goal: Double, _ rows: Int, _ label: String) {
    let isMissed = timing.median > goal
    if isMissed { missed += 1 }
    print(
      "\(isMissed ? "✗" : " ")\(Self.padded(Self.figure(timing.median), 10)) \(Self.padded(Self.figure(timing.worst), 10)) "
        + "\(Self.padded("\(rows)", 10))  \(label)")
    // Seen as it comes, also in a file.
    fflush(nil)
  }

  static func figure(_ number: Double) -> String {
    let tenths = Int((number * 10).rounded())
    return "\(tenths / 10).\(tenths % 10)"
  }

  static func padded(_ text: String, _ width: Int) -> String {
    String(repeating: " ", count: max(0, width - text.count)) + text
  }
}
