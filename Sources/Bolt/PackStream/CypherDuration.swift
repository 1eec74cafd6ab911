/// An amount of time in the units that cannot be turned into each other.
public struct CypherDuration: Sendable, Hashable, CustomStringConvertible {
  public let months: Int64
  public let days: Int64
  public let seconds: Int64
  /// To be added to the seconds.
  public let nanoseconds: Int64

  public init(months: Int64 = 0, days: Int64 = 0, seconds: Int64 = 0, nanoseconds: Int64 = 0) {
    self.months = months
    self.days = days
    self.seconds = seconds
    self.nanoseconds = nanoseconds
  }

  /// ISO 8601, as `P1M2DT3.000000004S`.
  public var description: String {
    "P\(months)M\(days)DT\(seconds)" + (nanoseconds == 0 ? "" : ".\(padded(nanoseconds, 9))") + "S"
  }
}
