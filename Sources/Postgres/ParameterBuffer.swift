import CPostgres
import FoundationEssentials

/// The parameters of one statement in the server's binary format, in one block of memory.
///
/// Formats: PostgreSQL source, `src/backend/utils/adt/*` (the `…recv` functions).
struct ParameterBuffer {
  private var bytes: [UInt8] = []
  private var starts: [Int] = []
  private var lengths: [Int32] = []
  private var types: [Oid] = []
  private var formats: [Int32] = []

  init(_ values: [PostgresValue]) {
    bytes.reserveCapacity(values.count * 24)
    for value in values { append(value) }
  }

  /// Calls `body` with what PQsendQueryParams takes.
  func withPointers<R>(
    _ body: (
      _ count: Int32, _ types: [Oid], _ values: [UnsafePointer<CChar>?], _ lengths: [Int32], _ formats: [Int32]
    ) -> R
  ) -> R {
    bytes.withUnsafeBytes { memory in
      let base = memory.bindMemory(to: CChar.self).baseAddress
      let pointers = starts.map { start in start < 0 ? nil : base.map { $0 + start } }
      return body(Int32(starts.count), types, pointers, lengths, formats)
    }
  }

  private mutating func append(_ value: PostgresValue) {
    guard value != .null else {
      starts.append(-1)
      finish(.unknown, from: bytes.count)
      return
    }
    let start = bytes.count
    starts.append(start)
    let type = bytes.appendBinary(value)
    finish(type, from: start)
    // Text format ends at a zero byte, and an empty value still needs an address.
    bytes.append(0)
  }

  private mutating func finish(_ type: PostgresType, from start: Int) {
    types.append(type.rawValue)
    formats.append(type == .unknown ? 0 : 1)
    lengths.append(Int32(clamping: bytes.count - start))
  }
}

extension [UInt8] {
  mutating func append(bigEndian value: some FixedWidthInteger) {
    Swift.withUnsafeBytes(of: value.bigEndian) { append(contentsOf: $0) }
  }

  /// Appends the value as the server's `…recv` function reads it; returns the type it is.
  fileprivate mutating func appendBinary(_ value: PostgresValue) -> PostgresType {
    switch value {
    case .null: return .unknown
    case .text(let text):
      append(contentsOf: text.utf8)
      // A zero byte would end text format there; as binary text the server refuses it by name (22021).
      return text.utf8.contains(0) ? .text : .unknown
    case .bool(let flag):
      append(flag ? 1 : 0)
      return .bool
    case .int(let number):
      append(bigEndian: number)
      return .int8
    case .double(let number):
      append(bigEndian: number.bitPattern)
      return .float8
    case .uuid(let id):
      Swift.withUnsafeBytes(of: id.uuid) { append(contentsOf: $0) }
      return .uuid
    case .timestamp(let date):
      append(bigEndian: PostgresTime.microseconds(of: date))
      return .timestamptz
    case .json(let text):
      append(1)  // version of the jsonb format
      append(contentsOf: text.utf8)
      return .jsonb
    case .bytes(let content):
      append(contentsOf: content)
      return .bytea
    case .textArray, .uuidArray, .intArray, .doubleArray: return appendArray(value)
    }
  }

  private mutating func appendArray(_ value: PostgresValue) -> PostgresType {
    switch value {
    case .textArray(let items):
      appendArray(items, of: .text) { bytes, item in bytes.append(contentsOf: item.utf8) }
      return .textArray
    case .uuidArray(let items):
      appendArray(items, of: .uuid) { bytes, item in
        Swift.withUnsafeBytes(of: item.uuid) { bytes.append(contentsOf: $0) }
      }
      return .uuidArray
    case .intArray(let items):
      appendArray(items, of: .int8) { bytes, item in bytes.append(bigEndian: item) }
      return .int8Array
    case .doubleArray(let items):
      appendArray(items, of: .float8) { bytes, item in bytes.append(bigEndian: item.bitPattern) }
      return .float8Array
    default: return .unknown
    }
  }

  /// One dimension from index 1: dimensions, has nulls, element type, length, lower bound, then each with its length.
  private mutating func appendArray<T>(
    _ items: [T?], of type: PostgresType, _ write: (inout [UInt8], T) -> Void
  ) {
    append(bigEndian: Int32(items.isEmpty ? 0 : 1))
    append(bigEndian: Int32(items.contains { $0 == nil } ? 1 : 0))
    append(bigEndian: type.rawValue)
    guard !items.isEmpty else { return }
    append(bigEndian: Int32(clamping: items.count))
    append(bigEndian: Int32(1))
    for item in items {
      guard let item else {
        append(bigEndian: Int32(-1))
        continue
      }
      let lengthAt = count
      append(bigEndian: Int32(0))
      write(&self, item)
      let length = Int32(clamping: count - lengthAt - 4)
      Swift.withUnsafeBytes(of: length.bigEndian) { replaceSubrange(lengthAt..<lengthAt + 4, with: $0) }
    }
  }
}
