/// A date and a time of day without a zone.
public struct CypherLocalDateTime: Sendable, Hashable, CustomStringConvertible {
  /// Seconds since 1970-01-01T00:00:00, as if in UTC.
  public let seconds: Int64
  /// 0 to 999,999,999, to be added.
  public let nanoseconds: Int64

  public init(seconds: Int64, nanoseconds: Int64 = 0) {
    self.seconds = seconds
    self.nanoseconds = nanoseconds
  }

  public init(_ date: CypherDate, _ time: CypherLocalTime) {
    seconds = date.days &* 86_400 &+ time.nanoseconds / 1_000_000_000
    nanoseconds = time.nanoseconds % 1_000_000_000
  }

  public var date: CypherDate { CypherDate(days: floorDivide(seconds, 86_400)) }
  public var time: CypherLocalTime {
    let ofDay = seconds % 86_400
    return CypherLocalTime(nanoseconds: (ofDay < 0 ? ofDay + 86_400 : ofDay) * 1_000_000_000 &+ nanoseconds)
  }
  /// `2026-11-24T23:59:01`.
  public var description: String { "\(date)T\(time)" }
}

/// A moment, with the zone it was said in.
public struct CypherDateTime: Sendable, Hashable, CustomStringConvertible {
  /// Where the clock stood.
  public enum Zone: Sendable, Hashable {
    /// Seconds east of UTC.
    case offset(Int)
    /// A name of the time zone database, as `Europe/London`.
    case named(String)
  }

  /// Seconds since 1970-01-01T00:00:00 UTC.
  public let epochSeconds: Int64
  /// 0 to 999,999,999, to be added.
  public let nanoseconds: Int64
  public let zone: Zone

  public init(epochSeconds: Int64, nanoseconds: Int64 = 0, zone: Zone = .offset(0)) {
    self.epochSeconds = epochSeconds
    self.nanoseconds = nanoseconds
    self.zone = zone
  }

  /// Seconds east of UTC at this moment; nil where the machine does not know the zone.
  public var offset: Int? {
    switch zone {
    case .offset(let seconds): seconds
    case .named(let name): TimeZoneRules.named(name)?.offset(atUTC: epochSeconds)
    }
  }

  /// What the clock there shows; nil where the machine does not know the zone.
  public var local: CypherLocalDateTime? {
    offset.map { CypherLocalDateTime(seconds: epochSeconds &+ Int64($0), nanoseconds: nanoseconds) }
  }

  /// `2026-11-24T23:59:01+01:00[Europe/Paris]`.
  public var description: String {
    switch (zone, local, offset) {
    case (.offset(let seconds), let local?, _): "\(local)\(offsetText(seconds))"
    case (.named(let name), let local?, let offset?): "\(local)\(offsetText(offset))[\(name)]"
    case (.offset(let seconds), _, _):
      "\(CypherLocalDateTime(seconds: epochSeconds, nanoseconds: nanoseconds))Z\(offsetText(seconds))"
    case (.named(let name), _, _):
      "\(CypherLocalDateTime(seconds: epochSeconds, nanoseconds: nanoseconds))Z[\(name)]"
    }
  }
}

/// Division that rounds towards minus infinity.
func floorDivide(_ number: Int64, _ divisor: Int64) -> Int64 {
  let quotient = number / divisor
  return number % divisor < 0 ? quotient - 1 : quotient
}
