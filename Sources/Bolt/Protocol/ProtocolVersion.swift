/// A version of the Bolt protocol.
public struct ProtocolVersion: Sendable, Hashable, Comparable, CustomStringConvertible {
  public let major: UInt8
  public let minor: UInt8

  public init(_ major: UInt8, _ minor: UInt8) {
    self.major = major
    self.minor = minor
  }

  public static func < (left: ProtocolVersion, right: ProtocolVersion) -> Bool {
    (left.major, left.minor) < (right.major, right.minor)
  }

  public var description: String { "\(major).\(minor)" }

  /// What this driver speaks, the best first. 5.5 was never released by any server (Bolt specification, versions).
  public static let supported: [ProtocolVersion] =
    [8, 7, 6, 4, 3, 2, 1, 0].map { ProtocolVersion(5, $0) } + [ProtocolVersion(4, 4)]
}

/// What a version has that others have not. A new version of the protocol begins here.
extension ProtocolVersion {
  /// LOGON and LOGOFF are messages of their own; before, HELLO carries the credentials.
  var hasLogon: Bool { self >= ProtocolVersion(5, 1) }
  /// Notifications can be filtered.
  var hasNotificationFilters: Bool { self >= ProtocolVersion(5, 2) }
  /// HELLO names the driver for the server's statistics.
  var hasBoltAgent: Bool { self >= ProtocolVersion(5, 3) }
  var hasTelemetry: Bool { self >= ProtocolVersion(5, 4) }
  /// Summaries have GQL statuses in place of notifications, and filters speak of classifications.
  var hasStatuses: Bool { self >= ProtocolVersion(5, 6) }
  var hasElementIDs: Bool { self >= ProtocolVersion(5, 0) }
  /// Moments in UTC are had by asking for them in HELLO.
  var hasUTCPatch: Bool { self < ProtocolVersion(5, 0) }
}
