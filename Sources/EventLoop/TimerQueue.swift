/// Deadlines in order. A value of the loop's thread.
struct TimerQueue {
  private struct Entry {
    let deadline: ContinuousClock.Instant
    let id: UInt64
    let run: @Sendable () -> Void
  }

  /// Latest first, so that the next one is taken from the end.
  private var entries: [Entry] = []

  mutating func add(_ id: UInt64, at deadline: ContinuousClock.Instant, _ run: @escaping @Sendable () -> Void) {
    var low = 0
    var high = entries.count
    while low < high {
      let middle = (low + high) / 2
      if entries[middle].deadline > deadline { low = middle + 1 } else { high = middle }
    }
    entries.insert(Entry(deadline: deadline, id: id, run: run), at: low)
  }

  /// True where the timer was still waiting.
  @discardableResult
  mutating func remove(_ id: UInt64) -> Bool {
    guard let index = entries.lastIndex(where: { $0.id == id }) else { return false }
    entries.remove(at: index)
    return true
  }

  /// Milliseconds for poll(2), rounded up; -1 where nothing waits.
  func pollTimeout(now: ContinuousClock.Instant) -> Int32 {
    guard let next = entries.last else { return -1 }
    let left = now.duration(to: next.deadline)
    guard left > .zero else { return 0 }
    let (seconds, attoseconds) = left.components
    let milliseconds = seconds * 1_000 + (attoseconds + 999_999_999_999_999) / 1_000_000_000_000_000
    return Int32(clamping: milliseconds)
  }

  /// The next timer whose deadline has passed, taken out of the queue.
  mutating func takeDue(now: ContinuousClock.Instant) -> (@Sendable () -> Void)? {
    guard let next = entries.last, next.deadline <= now else { return nil }
    entries.removeLast()
    return next.run
  }
}
