import FoundationEssentials

/// The server's clock: microseconds, or days, since 2000-01-01 00:00 UTC.
enum PostgresTime {
  /// 2001-01-01, where `Date` counts from, seen from 2000-01-01.
  private static let referenceSeconds = 31_622_400.0
  /// What the server stores for infinity and -infinity.
  private static let infinity = Int64.max
  private static let minusInfinity = Int64.min

  static func microseconds(of date: Date) -> Int64 {
    guard date != .distantFuture else { return infinity }
    guard date != .distantPast else { return minusInfinity }
    let scaled = (date.timeIntervalSinceReferenceDate + referenceSeconds) * 1_000_000
    // What no Int64 holds is farther than any date of the server.
    return Int64(exactly: scaled.rounded()) ?? (scaled > 0 ? infinity : minusInfinity)
  }

  static func date(microseconds: Int64) -> Date {
    switch microseconds {
    case infinity: .distantFuture
    case minusInfinity: .distantPast
    default:
      // Whole seconds apart, so that no microsecond is lost to rounding.
      Date(
        timeIntervalSinceReferenceDate: (Double(microseconds / 1_000_000) - referenceSeconds)
          + Double(microseconds % 1_000_000) / 1_000_000)
    }
  }

  static func date(days: Int32) -> Date {
    switch days {
    case .max: .distantFuture
    case .min: .distantPast
    default: Date(timeIntervalSinceReferenceDate: Double(days) * 86_400 - referenceSeconds)
    }
  }
}

extension Duration {
  /// Whole milliseconds, rounded up; at least 1, since 0 means "no limit" to the server.
  var postgresMilliseconds: Int64 {
    let (seconds, attoseconds) = components
    return max(1, seconds * 1_000 + (attoseconds + 999_999_999_999_999) / 1_000_000_000_000_000)
  }
}
