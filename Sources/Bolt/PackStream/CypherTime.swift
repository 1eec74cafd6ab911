/// A time of day without a zone.
public struct CypherLocalTime: Sendable, Hashable, CustomStringConvertible {
  /// Nanoseconds since midnight.
  public let nanoseconds: Int64

  public init(nanoseconds: Int64) { self.nanoseconds = nanoseconds }

  public init(hour: Int, minute: Int, second: Int = 0, nanosecond: Int = 0) {
    nanoseconds = Int64((hour * 60 + minute) * 60 + second) * 1_000_000_000 + Int64(nanosecond)
  }

  public var hour: Int { Int(nanoseconds / 3_600_000_000_000) }
  public var minute: Int { Int(nanoseconds / 60_000_000_000 % 60) }
  public var second: Int { Int(nanoseconds / 1_000_000_000 % 60) }
  public var nanosecond: Int { Int(nanoseconds % 1_000_000_000) }

  /// `23:59:01` or `23:59:01.000000001`.
  public var description: String {
    let time = "\(padded(Int64(hour), 2)):\(padded(Int64(minute), 2)):\(padded(Int64(second), 2))"
    return nanosecond == 0 ? time : "\(time).\(padded(Int64(nanosecond), 9))"
  }
}

/// A time of day at a fixed distance from UTC.
public struct CypherTime: Sendable, Hashable, CustomStringConvertible {
  /// The time there.
  public let local: CypherLocalTime
  /// Seconds east of UTC.
  public let offset: Int

  public init(_ local: CypherLocalTime, offset: Int) {
    self.local = local
    self.offset = offset
  }

  public var description: String { "\(local)\(offsetText(offset))" }
}

/// `Z`, `+01:00` or `-03:30:15`.
func offsetText(_ seconds: Int) -> String {
  guard seconds != 0 else { return "Z" }
  let amount = Int64(clamping: seconds.magnitude)
  let text = "\(seconds < 0 ? "-" : "+")\(padded(amount / 3_600, 2)):\(padded(amount / 60 % 60, 2))"
  return amount % 60 == 0 ? text : "\(text):\(padded(amount % 60, 2))"
}
