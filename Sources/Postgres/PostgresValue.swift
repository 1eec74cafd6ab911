import FoundationEssentials

/// A parameter of a statement. Sent in binary with its type, except `.text`: that goes as text of unknown type, so
/// that the server takes it as whatever the place asks for (varchar, date, numeric, an enum…).
public enum PostgresValue: Sendable, Hashable {
  case null
  case text(String)
  case bool(Bool)
  /// int8.
  case int(Int64)
  /// float8.
  case double(Double)
  case uuid(UUID)
  /// timestamptz, to the microsecond (a `Date` holds that for 280 years around 2001). `Date.distantFuture` and `.distantPast` are the server's infinities.
  case timestamp(Date)
  /// jsonb, as JSON text.
  case json(String)
  /// bytea.
  case bytes([UInt8])
  /// text[].
  case textArray([String?])
  /// uuid[].
  case uuidArray([UUID])
  /// int8[].
  case intArray([Int64])
  /// float8[].
  case doubleArray([Double])
}

extension PostgresValue: ExpressibleByStringLiteral, ExpressibleByStringInterpolation, ExpressibleByIntegerLiteral,
  ExpressibleByFloatLiteral, ExpressibleByBooleanLiteral, ExpressibleByNilLiteral
{
  public init(stringLiteral value: String) { self = .text(value) }
  public init(integerLiteral value: Int64) { self = .int(value) }
  public init(floatLiteral value: Double) { self = .double(value) }
  public init(booleanLiteral value: Bool) { self = .bool(value) }
  public init(nilLiteral: ()) { self = .null }
}

extension PostgresValue {
  public static func text(_ value: String?) -> PostgresValue { value.map { .text($0) } ?? .null }
  public static func int(_ value: Int64?) -> PostgresValue { value.map { .int($0) } ?? .null }
  public static func int(_ value: Int) -> PostgresValue { .int(Int64(value)) }
  public static func int(_ value: Int?) -> PostgresValue { value.map { .int(Int64($0)) } ?? .null }
  public static func double(_ value: Double?) -> PostgresValue { value.map { .double($0) } ?? .null }
  public static func bool(_ value: Bool?) -> PostgresValue { value.map { .bool($0) } ?? .null }
  public static func uuid(_ value: UUID?) -> PostgresValue { value.map { .uuid($0) } ?? .null }
  public static func timestamp(_ value: Date?) -> PostgresValue { value.map { .timestamp($0) } ?? .null }
  public static func json(_ value: String?) -> PostgresValue { value.map { .json($0) } ?? .null }
}

/// A statement with its parameters, for a pipeline.
public struct PostgresStatement: Sendable, Hashable {
  public var sql: String
  public var parameters: [PostgresValue]
  public init(_ sql: String, _ parameters: [PostgresValue] = []) {
    self.sql = sql
    self.parameters = parameters
  }
}
