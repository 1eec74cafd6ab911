/// How structures are written, which depends on what the two sides agreed on.
struct Dialect: Sendable, Hashable {
  /// Nodes and relationships carry element ids (Bolt 5.0).
  var elementIDs: Bool
  /// Moments count from 1970 in UTC (Bolt 5.0, or 4.4 with the patch `utc`); else in local time.
  var utc: Bool

  static let bolt4 = Dialect(elementIDs: false, utc: false)
  static let bolt5 = Dialect(elementIDs: true, utc: true)
}

/// The tags of structures (Bolt specification, structure semantics).
enum StructureTag {
  static let node: UInt8 = 0x4E
  static let relationship: UInt8 = 0x52
  static let unboundRelationship: UInt8 = 0x72
  static let path: UInt8 = 0x50
  static let date: UInt8 = 0x44
  static let time: UInt8 = 0x54
  static let localTime: UInt8 = 0x74
  static let dateTime: UInt8 = 0x49
  static let dateTimeZone: UInt8 = 0x69
  static let legacyDateTime: UInt8 = 0x46
  static let legacyDateTimeZone: UInt8 = 0x66
  static let localDateTime: UInt8 = 0x64
  static let duration: UInt8 = 0x45
  static let point2D: UInt8 = 0x58
  static let point3D: UInt8 = 0x59
}
