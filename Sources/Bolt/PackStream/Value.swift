/// A value of Cypher: what a parameter can be and what a record holds.
///
/// Literals work: `["rows": [["id": "a", "bpm": 128.0]], "limit": 20, "none": nil]`.
public enum Value: Sendable, Hashable {
  case null
  case bool(Bool)
  case int(Int64)
  case float(Double)
  case string(String)
  case bytes([UInt8])
  case list([Value])
  case map([String: Value])
  indirect case node(Node)
  indirect case relationship(Relationship)
  indirect case path(Path)
  case date(CypherDate)
  indirect case time(CypherTime)
  case localTime(CypherLocalTime)
  indirect case dateTime(CypherDateTime)
  indirect case localDateTime(CypherLocalDateTime)
  indirect case duration(CypherDuration)
  indirect case point(Point)
  /// Something the server sent that this driver cannot read; reading it as any type fails and says why.
  indirect case broken(BrokenValue)
}

/// A structure that arrived whole but has no meaning here: unknown tag, wrong fields, unknown time zone.
public struct BrokenValue: Sendable, Hashable, CustomStringConvertible {
  /// What is wrong with it.
  public let reason: String
  public var description: String { reason }
  public init(reason: String) { self.reason = reason }
}

extension Value: ExpressibleByNilLiteral, ExpressibleByBooleanLiteral, ExpressibleByIntegerLiteral,
  ExpressibleByFloatLiteral, ExpressibleByStringLiteral, ExpressibleByStringInterpolation,
  ExpressibleByArrayLiteral, ExpressibleByDictionaryLiteral
{
  public init(nilLiteral: ()) { self = .null }
  public init(booleanLiteral value: Bool) { self = .bool(value) }
  public init(integerLiteral value: Int64) { self = .int(value) }
  public init(floatLiteral value: Double) { self = .float(value) }
  public init(stringLiteral value: String) { self = .string(value) }
  public init(arrayLiteral elements: Value...) { self = .list(elements) }
  /// Of a key that is given twice the last one counts.
  public init(dictionaryLiteral elements: (String, Value)...) {
    self = .map(Dictionary(elements, uniquingKeysWith: { $1 }))
  }
}

extension Value {
  /// The name of the value's type, as Cypher has it.
  public var typeName: String {
    switch self {
    case .null: "NULL"
    case .bool: "BOOLEAN"
    case .int: "INTEGER"
    case .float: "FLOAT"
    case .string: "STRING"
    case .bytes: "BYTES"
    case .list: "LIST"
    case .map: "MAP"
    case .node: "NODE"
    case .relationship: "RELATIONSHIP"
    case .path: "PATH"
    case .date: "DATE"
    case .time: "ZONED TIME"
    case .localTime: "LOCAL TIME"
    case .dateTime: "ZONED DATETIME"
    case .localDateTime: "LOCAL DATETIME"
    case .duration: "DURATION"
    case .point: "POINT"
    case .broken: "BROKEN"
    }
  }

  /// True for `null`.
  public var isNull: Bool { self == .null }
}
