/// Memory that the socket fills from one end and the deframer empties from the other.
struct ReceiveBuffer: ~Copyable {
  private let memory: UnsafeMutableRawBufferPointer
  private var start = 0
  private var end = 0

  /// Holds two chunks at least, so that a part of one never fills it.
  init(capacity: Int = 1 << 18) { memory = .allocate(byteCount: capacity, alignment: 8) }

  deinit { memory.deallocate() }

  /// Where the next bytes go.
  var free: UnsafeMutableRawBufferPointer { UnsafeMutableRawBufferPointer(rebasing: memory[end...]) }

  /// What has come and is not used up.
  var filled: UnsafeRawBufferPointer { UnsafeRawBufferPointer(rebasing: memory[start..<end]) }

  mutating func append(_ count: Int) { end += count }

  /// Takes bytes off the front and makes room at the end.
  mutating func consume(_ count: Int) {
    start += count
    if start == end {
      (start, end) = (0, 0)
    } else if start > 0, memory.count - end < 1 << 16, let base = memory.baseAddress {
      base.copyMemory(from: base + start, byteCount: end - start)
      (start, end) = (0, end - start)
    }
  }
}
