import Glibc

/// What a descriptor is, or should be, ready for.
public struct Readiness: OptionSet, Sendable, Hashable {
  public let rawValue: Int16
  public init(rawValue: Int16) { self.rawValue = rawValue }

  public static let readable = Readiness(rawValue: Int16(POLLIN))
  public static let writable = Readiness(rawValue: Int16(POLLOUT))
  /// The other end is gone. Reported whether asked for or not.
  public static let hungUp = Readiness(rawValue: Int16(POLLHUP))
  /// The descriptor has an error, or is closed. Reported whether asked for or not.
  public static let failed = Readiness(rawValue: Int16(POLLERR) | Int16(POLLNVAL))

  init(poll events: Int16) { self.init(rawValue: events) }
}
