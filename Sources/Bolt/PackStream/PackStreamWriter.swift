/// Writes PackStream, and around it the chunks that Bolt carries messages in.
///
/// The memory is its own, without a bounds check a byte: encoding a batch of rows is a hot path.
struct PackStreamWriter: ~Copyable {
  private var memory: UnsafeMutableRawPointer
  private var capacity: Int
  private(set) var count = 0
  private var messageStart = 0
  let dialect: Dialect

  init(dialect: Dialect, capacity: Int = 512) {
    memory = .allocate(byteCount: max(capacity, 16), alignment: 8)
    self.capacity = max(capacity, 16)
    self.dialect = dialect
  }

  deinit { memory.deallocate() }

  /// What was written, valid until the next write.
  var bytes: UnsafeRawBufferPointer { UnsafeRawBufferPointer(start: memory, count: count) }

  // MARK: Bytes

  /// Room for `length` bytes at the end.
  @inline(__always)
  private mutating func reserve(_ length: Int) {
    if capacity - count < length { grow(length) }
  }

  @inline(never)
  private mutating func grow(_ length: Int) {
    let larger = max(capacity * 2, count + length)
    let moved = UnsafeMutableRawPointer.allocate(byteCount: larger, alignment: 8)
    moved.copyMemory(from: memory, byteCount: count)
    memory.deallocate()
    (memory, capacity) = (moved, larger)
  }

  @inline(__always)
  mutating func write(byte: UInt8) {
    reserve(1)
    memory.storeBytes(of: byte, toByteOffset: count, as: UInt8.self)
    count += 1
  }

  @inline(__always)
  mutating func write<T: FixedWidthInteger>(bigEndian value: T) {
    reserve(MemoryLayout<T>.size)
    memory.storeBytes(of: value.bigEndian, toByteOffset: count, as: T.self)
    count += MemoryLayout<T>.size
  }

  @inline(__always)
  mutating func write(raw source: UnsafeRawBufferPointer) {
    guard let base = source.baseAddress else { return }
    reserve(source.count)
    (memory + count).copyMemory(from: base, byteCount: source.count)
    count += source.count
  }

  // MARK: Scalars and headers

  mutating func writeNull() { write(byte: 0xC0) }
  mutating func write(_ value: Bool) { write(byte: value ? 0xC3 : 0xC2) }

  mutating func write(_ value: Double) {
    write(byte: 0xC1)
    write(bigEndian: value.bitPattern)
  }

  mutating func write(_ value: Int64) {
    switch value {
    case -16...127: write(byte: UInt8(truncatingIfNeeded: value))
    case -128 ..< -16:
      write(byte: 0xC8)
      write(bigEndian: Int8(truncatingIfNeeded: value))
    case -32_768...32_767:
      write(byte: 0xC9)
      write(bigEndian: Int16(truncatingIfNeeded: value))
    case -2_147_483_648...2_147_483_647:
      write(byte: 0xCA)
      write(bigEndian: Int32(truncatingIfNeeded: value))
    default:
      write(byte: 0xCB)
      write(bigEndian: value)
    }
  }

  mutating func write(_ value: String) {
    var value = value
    value.withUTF8 { text in
      header(text.count, tiny: 0x80, 0xD0, 0xD1, 0xD2)
      write(raw: UnsafeRawBufferPointer(text))
    }
  }

  mutating func write(_ value: [UInt8]) {
    header(value.count, tiny: nil, 0xCC, 0xCD, 0xCE)
    value.withUnsafeBytes { write(raw: $0) }
  }

  mutating func listHeader(_ count: Int) { header(count, tiny: 0x90, 0xD4, 0xD5, 0xD6) }
  mutating func mapHeader(_ count: Int) { header(count, tiny: 0xA0, 0xD8, 0xD9, 0xDA) }

  mutating func structureHeader(_ tag: UInt8, fields: UInt8) {
    write(byte: 0xB0 | fields)
    write(byte: tag)
  }

  @inline(__always)
  private mutating func header(_ count: Int, tiny: UInt8?, _ small: UInt8, _ medium: UInt8, _ large: UInt8) {
    if let tiny, count < 16 {
      write(byte: tiny | UInt8(truncatingIfNeeded: count))
    } else if count <= 0xFF {
      write(byte: small)
      write(byte: UInt8(truncatingIfNeeded: count))
    } else if count <= 0xFFFF {
      write(byte: medium)
      write(bigEndian: UInt16(truncatingIfNeeded: count))
    } else {
      write(byte: large)
      write(bigEndian: UInt32(clamping: count))
    }
  }

  // MARK: Messages

  /// Starts a message: two bytes are kept free for the length of its first chunk.
  mutating func beginMessage(_ tag: UInt8, fields: UInt8) {
    messageStart = count
    write(bigEndian: UInt16(0))
    structureHeader(tag, fields: fields)
  }

  /// Ends a message: fills in the lengths of its chunks and closes it.
  mutating func endMessage() {
    let length = count - messageStart - 2
    if length > 0xFFFF { spreadChunks(length) } else { store(length: length, at: messageStart) }
    write(bigEndian: UInt16(0))
  }

  /// Takes back what a message that could not be encoded has written.
  mutating func abandonMessage() { count = messageStart }

  /// Moves the parts of a long message apart, last first, to make room for their lengths.
  private mutating func spreadChunks(_ length: Int) {
    let chunks = (length + 0xFFFE) / 0xFFFF
    reserve((chunks - 1) * 2)
    let start = messageStart + 2
    for chunk in stride(from: chunks - 1, through: 0, by: -1) {
      let size = min(0xFFFF, length - chunk * 0xFFFF)
      let target = start + chunk * (0xFFFF + 2)
      if chunk > 0 { memmove(target, from: start + chunk * 0xFFFF, size) }
      store(length: size, at: target - 2)
    }
    count += (chunks - 1) * 2
  }

  private func memmove(_ target: Int, from source: Int, _ size: Int) {
    (memory + target).copyMemory(from: memory + source, byteCount: size)
  }

  private func store(length: Int, at offset: Int) {
    memory.storeBytes(of: UInt16(truncatingIfNeeded: length).bigEndian, toByteOffset: offset, as: UInt16.self)
  }
}
