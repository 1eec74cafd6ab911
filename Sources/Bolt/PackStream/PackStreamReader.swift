/// Reads PackStream from memory that somebody else keeps alive. Survives any bytes: every length is compared with
/// what is there before anything is allocated for it.
struct PackStreamReader {
  /// More lists in lists than any query makes; a bound for the stack.
  static let maximumDepth = 256

  private let base: UnsafeRawPointer?
  private let end: Int
  private(set) var position = 0
  let dialect: Dialect

  init(_ bytes: UnsafeRawBufferPointer, dialect: Dialect) {
    base = bytes.baseAddress
    end = bytes.count
    self.dialect = dialect
  }

  var remaining: Int { end - position }

  // MARK: Bytes

  @inline(__always)
  mutating func byte() throws(PackStreamError) -> UInt8 {
    guard position < end, let base else { throw .truncated }
    defer { position += 1 }
    return base.load(fromByteOffset: position, as: UInt8.self)
  }

  @inline(__always)
  private mutating func integer<T: FixedWidthInteger>(_ type: T.Type) throws(PackStreamError) -> T {
    guard end - position >= MemoryLayout<T>.size, let base else { throw .truncated }
    defer { position += MemoryLayout<T>.size }
    return T(bigEndian: base.loadUnaligned(fromByteOffset: position, as: T.self))
  }

  @inline(__always)
  private mutating func take(_ count: Int) throws(PackStreamError) -> UnsafeRawBufferPointer {
    guard count <= end - position, let base else {
      if count == 0 { return UnsafeRawBufferPointer(start: nil, count: 0) }
      throw .truncated
    }
    defer { position += count }
    return UnsafeRawBufferPointer(start: base + position, count: count)
  }

  @inline(__always)
  private mutating func text(_ count: Int) throws(PackStreamError) -> String {
    let bytes = try take(count)
    guard let text = String(validating: bytes.bindMemory(to: UInt8.self), as: UTF8.self) else { throw .invalidText }
    return text
  }

  // MARK: Values

  /// The next value.
  mutating func value(depth: Int = 0) throws(PackStreamError) -> Value {
    let marker = try byte()
    switch marker {
    case 0x00...0x7F: return .int(Int64(marker))
    case 0xF0...0xFF: return .int(Int64(Int8(bitPattern: marker)))
    case 0x80...0x8F: return .string(try text(Int(marker & 0x0F)))
    case 0xC1: return .float(Double(bitPattern: try integer(UInt64.self)))
    case 0xC9: return .int(Int64(try integer(Int16.self)))
    case 0xD0: return .string(try text(Int(try byte())))
    case 0x90...0x9F: return .list(try list(Int(marker & 0x0F), depth))
    case 0xA0...0xAF: return .map(try map(Int(marker & 0x0F), depth))
    case 0xB0...0xBF: return try structure(fields: Int(marker & 0x0F), depth)
    case 0xC0: return .null
    case 0xC2: return .bool(false)
    case 0xC3: return .bool(true)
    default: return try sized(marker, depth)
    }
  }

  /// Values whose marker is followed by a length or a wide number.
  private mutating func sized(_ marker: UInt8, _ depth: Int) throws(PackStreamError) -> Value {
    switch marker {
    case 0xC8: return .int(Int64(try integer(Int8.self)))
    case 0xCA: return .int(Int64(try integer(Int32.self)))
    case 0xCB: return .int(try integer(Int64.self))
    case 0xCC...0xCE: return .bytes(Array(try take(length(marker, 0xCC))))
    case 0xD1...0xD2: return .string(try text(length(marker, 0xD0)))
    case 0xD4...0xD6: return .list(try list(length(marker, 0xD4), depth))
    case 0xD8...0xDA: return .map(try map(length(marker, 0xD8), depth))
    default: throw .unknownMarker(marker)
    }
  }

  private mutating func length(_ marker: UInt8, _ first: UInt8) throws(PackStreamError) -> Int {
    switch marker - first {
    case 0: Int(try byte())
    case 1: Int(try integer(UInt16.self))
    default: Int(try integer(UInt32.self))
    }
  }

  private mutating func list(_ count: Int, _ depth: Int) throws(PackStreamError) -> [Value] {
    guard depth < Self.maximumDepth else { throw .tooDeep }
    // A value has one byte at least.
    guard count <= remaining else { throw .truncated }
    var values: [Value] = []
    values.reserveCapacity(min(count, 1_024))
    for _ in 0..<count { values.append(try value(depth: depth + 1)) }
    return values
  }

  private mutating func map(_ count: Int, _ depth: Int) throws(PackStreamError) -> [String: Value] {
    guard depth < Self.maximumDepth else { throw .tooDeep }
    guard count <= remaining / 2 else { throw .truncated }
    var values = [String: Value](minimumCapacity: min(count, 256))
    for _ in 0..<count {
      let key = try key()
      values[key] = try value(depth: depth + 1)
    }
    return values
  }

  private mutating func key() throws(PackStreamError) -> String {
    let marker = try byte()
    switch marker {
    case 0x80...0x8F: return try text(Int(marker & 0x0F))
    case 0xD0...0xD2: return try text(length(marker, 0xD0))
    default: throw .keyIsNotText
    }
  }

  private mutating func structure(fields count: Int, _ depth: Int) throws(PackStreamError) -> Value {
    guard depth < Self.maximumDepth else { throw .tooDeep }
    let tag = try byte()
    guard count <= remaining else { throw .truncated }
    var fields: [Value] = []
    fields.reserveCapacity(count)
    for _ in 0..<count { fields.append(try value(depth: depth + 1)) }
    return Structure(tag: tag, fields: fields).value(dialect)
  }

  // MARK: Messages

  /// The tag and the number of fields of the message that starts here.
  mutating func messageHeader() throws(PackStreamError) -> (tag: UInt8, fields: Int) {
    let marker = try byte()
    guard marker & 0xF0 == 0xB0 else { throw .unknownMarker(marker) }
    return (try byte(), Int(marker & 0x0F))
  }

  /// The values of the list that comes next, appended to what is there.
  mutating func listItems(into values: inout [Value]) throws(PackStreamError) {
    let marker = try byte()
    let count: Int
    switch marker {
    case 0x90...0x9F: count = Int(marker & 0x0F)
    case 0xD4...0xD6: count = try length(marker, 0xD4)
    default: throw .unknownMarker(marker)
    }
    guard count <= remaining else { throw .truncated }
    values.reserveCapacity(values.count + min(count, 1_024))
    for _ in 0..<count { values.append(try value()) }
  }
}
