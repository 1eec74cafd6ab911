/// A Swift type that a value of Cypher can be read as.
public protocol ValueDecodable {
  /// Nil where the value is of another type, or does not fit.
  init?(_ value: Value)
}

extension Value: ValueDecodable {
  public init(_ value: Value) { self = value }
}

extension Bool: ValueDecodable {
  public init?(_ value: Value) {
    guard case .bool(let value) = value else { return nil }
    self = value
  }
}

extension Int64: ValueDecodable {
  public init?(_ value: Value) {
    guard case .int(let value) = value else { return nil }
    self = value
  }
}

extension Int: ValueDecodable {
  public init?(_ value: Value) {
    guard case .int(let value) = value else { return nil }
    self.init(exactly: value)
  }
}

extension Int32: ValueDecodable {
  public init?(_ value: Value) {
    guard case .int(let value) = value else { return nil }
    self.init(exactly: value)
  }
}

/// Whole numbers are read as well: Cypher gives `128` back where `128.0` was meant.
extension Double: ValueDecodable {
  public init?(_ value: Value) {
    switch value {
    case .float(let value): self = value
    case .int(let value): self.init(exactly: value)
    default: return nil
    }
  }
}

extension String: ValueDecodable {
  public init?(_ value: Value) {
    guard case .string(let value) = value else { return nil }
    self = value
  }
}

extension Optional: ValueDecodable where Wrapped: ValueDecodable {
  public init?(_ value: Value) {
    if case .null = value {
      self = .none
    } else if let wrapped = Wrapped(value) {
      self = .some(wrapped)
    } else {
      return nil
    }
  }
}

/// Bytes too, where the elements are `UInt8`.
extension Array: ValueDecodable where Element: ValueDecodable {
  public init?(_ value: Value) {
    if case .bytes(let bytes) = value, let same = bytes as? [Element] {
      self = same
      return
    }
    guard case .list(let values) = value else { return nil }
    self.init()
    reserveCapacity(values.count)
    for value in values {
      guard let element = Element(value) else { return nil }
      append(element)
    }
  }
}

extension UInt8: ValueDecodable {
  public init?(_ value: Value) {
    guard case .int(let value) = value else { return nil }
    self.init(exactly: value)
  }
}

extension Dictionary: ValueDecodable where Key == String, Value: ValueDecodable {
  public init?(_ value: Bolt.Value) {
    guard case .map(let values) = value else { return nil }
    self.init(minimumCapacity: values.count)
    for (key, value) in values {
      guard let decoded = Value(value) else { return nil }
      self[key] = decoded
    }
  }
}

extension Node: ValueDecodable {
  public init?(_ value: Value) {
    guard case .node(let value) = value else { return nil }
    self = value
  }
}

extension Relationship: ValueDecodable {
  public init?(_ value: Value) {
    guard case .relationship(let value) = value else { return nil }
    self = value
  }
}

extension Path: ValueDecodable {
  public init?(_ value: Value) {
    guard case .path(let value) = value else { return nil }
    self = value
  }
}

extension CypherDate: ValueDecodable {
  public init?(_ value: Value) {
    guard case .date(let value) = value else { return nil }
    self = value
  }
}

extension CypherTime: ValueDecodable {
  public init?(_ value: Value) {
    guard case .time(let value) = value else { return nil }
    self = value
  }
}

extension CypherLocalTime: ValueDecodable {
  public init?(_ value: Value) {
    guard case .localTime(let value) = value else { return nil }
    self = value
  }
}

extension CypherDateTime: ValueDecodable {
  public init?(_ value: Value) {
    guard case .dateTime(let value) = value else { return nil }
    self = value
  }
}

extension CypherLocalDateTime: ValueDecodable {
  public init?(_ value: Value) {
    guard case .localDateTime(let value) = value else { return nil }
    self = value
  }
}

extension CypherDuration: ValueDecodable {
  public init?(_ value: Value) {
    guard case .duration(let value) = value else { return nil }
    self = value
  }
}

extension Point: ValueDecodable {
  public init?(_ value: Value) {
    guard case .point(let value) = value else { return nil }
    self = value
  }
}

extension Value {
  /// The value as a Swift type; `name` is for the error.
  ///
  /// - Throws: ``BoltError`` of kind `unreadable`.
  public func decode<T: ValueDecodable>(_ type: T.Type = T.self, of name: String = "value") throws(BoltError) -> T {
    if let decoded = T(self), !isBroken { return decoded }
    if case .broken(let broken) = self { throw BoltError(.unreadable, "\(name) cannot be read: \(broken)") }
    throw BoltError(.unreadable, "\(name) is a \(typeName), which cannot be read as \(T.self)")
  }

  private var isBroken: Bool { if case .broken = self { true } else { false } }
}
