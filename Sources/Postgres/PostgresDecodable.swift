import FoundationEssentials

/// A Swift type that a column's binary value can be read as.
public protocol PostgresDecodable {
  /// Reads a value that is not NULL.
  ///
  /// - Parameters:
  ///   - bytes: valid during the call only.
  ///   - type: the column's type, or the element type inside an array.
  /// - Returns: `nil` where this Swift type does not hold such a value.
  static func decode(_ bytes: UnsafeRawBufferPointer, as type: PostgresType) -> Self?
  /// What NULL is read as; `nil` where NULL is an error.
  static var null: Self? { get }
}

extension PostgresDecodable {
  public static var null: Self? { nil }
}

extension Optional: PostgresDecodable where Wrapped: PostgresDecodable {
  public static func decode(_ bytes: UnsafeRawBufferPointer, as type: PostgresType) -> Wrapped?? {
    Wrapped.decode(bytes, as: type).map { .some($0) }
  }
  public static var null: Wrapped?? { .some(.none) }
}

extension UnsafeRawBufferPointer {
  /// The whole value as a big-endian integer; `nil` where it has another size.
  func bigEndian<T: FixedWidthInteger>(_ type: T.Type = T.self) -> T? {
    count == MemoryLayout<T>.size ? T(bigEndian: loadUnaligned(as: T.self)) : nil
  }

  /// An integer at an offset; `nil` where the value is too short.
  func bigEndian<T: FixedWidthInteger>(at offset: Int, _ type: T.Type = T.self) -> T? {
    offset >= 0 && offset + MemoryLayout<T>.size <= count
      ? T(bigEndian: loadUnaligned(fromByteOffset: offset, as: T.self)) : nil
  }

  /// An int2, int4, int8, oid or integral numeric.
  fileprivate func integer(of type: PostgresType) -> Int64? {
    switch type {
    case .int8: bigEndian(Int64.self)
    case .int4: bigEndian(Int32.self).map(Int64.init)
    case .int2: bigEndian(Int16.self).map(Int64.init)
    case .oid: bigEndian(UInt32.self).map(Int64.init)
    case .numeric: NumericText.text(self).flatMap { Int64($0) }
    default: nil
    }
  }

  /// A float4, float8, numeric or integer type.
  fileprivate func floating(of type: PostgresType) -> Double? {
    switch type {
    case .float8: bigEndian(UInt64.self).map(Double.init(bitPattern:))
    case .float4: bigEndian(UInt32.self).map { Double(Float(bitPattern: $0)) }
    case .numeric: NumericText.text(self).flatMap { Double($0) }
    default: integer(of: type).map(Double.init)
    }
  }
}

extension Int64: PostgresDecodable {
  public static func decode(_ bytes: UnsafeRawBufferPointer, as type: PostgresType) -> Int64? {
    bytes.integer(of: type)
  }
}

extension Int: PostgresDecodable {
  public static func decode(_ bytes: UnsafeRawBufferPointer, as type: PostgresType) -> Int? {
    bytes.integer(of: type).flatMap { Int(exactly: $0) }
  }
}

extension Int32: PostgresDecodable {
  public static func decode(_ bytes: UnsafeRawBufferPointer, as type: PostgresType) -> Int32? {
    bytes.integer(of: type).flatMap { Int32(exactly: $0) }
  }
}

extension Int16: PostgresDecodable {
  public static func decode(_ bytes: UnsafeRawBufferPointer, as type: PostgresType) -> Int16? {
    bytes.integer(of: type).flatMap { Int16(exactly: $0) }
  }
}

extension UInt32: PostgresDecodable {
  public static func decode(_ bytes: UnsafeRawBufferPointer, as type: PostgresType) -> UInt32? {
    bytes.integer(of: type).flatMap { UInt32(exactly: $0) }
  }
}

extension Double: PostgresDecodable {
  public static func decode(_ bytes: UnsafeRawBufferPointer, as type: PostgresType) -> Double? {
    bytes.floating(of: type)
  }
}

extension Float: PostgresDecodable {
  public static func decode(_ bytes: UnsafeRawBufferPointer, as type: PostgresType) -> Float? {
    type == .float4
      ? bytes.bigEndian(UInt32.self).map(Float.init(bitPattern:)) : bytes.floating(of: type).map(Float.init)
  }
}

extension Bool: PostgresDecodable {
  public static func decode(_ bytes: UnsafeRawBufferPointer, as type: PostgresType) -> Bool? {
    type == .bool && bytes.count == 1 ? bytes[0] != 0 : nil
  }
}

extension UUID: PostgresDecodable {
  public static func decode(_ bytes: UnsafeRawBufferPointer, as type: PostgresType) -> UUID? {
    type == .uuid && bytes.count == 16 ? UUID(uuid: bytes.loadUnaligned(as: uuid_t.self)) : nil
  }
}

/// timestamptz and timestamp (taken as UTC) to the microsecond; date as midnight UTC.
extension Date: PostgresDecodable {
  public static func decode(_ bytes: UnsafeRawBufferPointer, as type: PostgresType) -> Date? {
    switch type {
    case .timestamptz, .timestamp: bytes.bigEndian(Int64.self).map(PostgresTime.date(microseconds:))
    case .date: bytes.bigEndian(Int32.self).map(PostgresTime.date(days:))
    default: nil
    }
  }
}
