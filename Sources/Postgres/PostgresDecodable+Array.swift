/// Arrays of one dimension, NULL items where the element is optional; `[UInt8]` is bytea, or the raw binary value.
extension Array: PostgresDecodable where Element: PostgresArrayElement {
  public static func decode(_ bytes: UnsafeRawBufferPointer, as type: PostgresType) -> [Element]? {
    Element.decodeArray(bytes, as: type)
  }
}

/// What an array column's items can be read as.
public protocol PostgresArrayElement {
  static func decodeArray(_ bytes: UnsafeRawBufferPointer, as type: PostgresType) -> [Self]?
}

extension PostgresArrayElement where Self: PostgresDecodable {
  public static func decodeArray(_ bytes: UnsafeRawBufferPointer, as type: PostgresType) -> [Self]? {
    guard let dimensions = bytes.bigEndian(at: 0, Int32.self), let element = bytes.bigEndian(at: 8, UInt32.self)
    else { return nil }
    guard dimensions > 0 else { return [] }
    guard dimensions == 1, let count = bytes.bigEndian(at: 12, Int32.self), count >= 0 else { return nil }
    return items(bytes, count: Int(count), of: PostgresType(rawValue: element))
  }

  private static func items(_ bytes: UnsafeRawBufferPointer, count: Int, of type: PostgresType) -> [Self]? {
    var items: [Self] = []
    items.reserveCapacity(min(count, bytes.count / 4))
    var offset = 20
    for _ in 0..<count {
      guard let length = bytes.bigEndian(at: offset, Int32.self) else { return nil }
      offset += 4
      let size = max(0, Int(length))
      guard offset + size <= bytes.count else { return nil }
      let item = UnsafeRawBufferPointer(rebasing: bytes[offset..<offset + size])
      guard let value = length < 0 ? Self.null : Self.decode(item, as: type) else { return nil }
      items.append(value)
      offset += size
    }
    return items
  }
}

extension UInt8: PostgresArrayElement {
  public static func decodeArray(_ bytes: UnsafeRawBufferPointer, as type: PostgresType) -> [UInt8]? { Array(bytes) }
}

extension Int16: PostgresArrayElement {}
extension Int32: PostgresArrayElement {}
extension Int64: PostgresArrayElement {}
extension Int: PostgresArrayElement {}
extension Float: PostgresArrayElement {}
extension Double: PostgresArrayElement {}
extension Bool: PostgresArrayElement {}
extension String: PostgresArrayElement {}
extension Optional: PostgresArrayElement where Wrapped: PostgresDecodable {}
