import FoundationEssentials

/// The hash FNV-1a, which says the same in every process.
struct FNV {
  private var value: UInt64 = 0xCBF2_9CE4_8422_2325

  var number: Int64 { Int64(bitPattern: value) }

  mutating func add(_ id: UUID) { withUnsafeBytes(of: id.uuid) { for byte in $0 { add(byte) } } }

  mutating func add(_ number: Double) {
    withUnsafeBytes(of: number.bitPattern.littleEndian) { for byte in $0 { add(byte) } }
  }

  mutating func add(_ word: String) {
    for byte in word.utf8 { add(byte) }
    add(0 as UInt8)
  }

  private mutating func add(_ byte: UInt8) { value = (value ^ UInt64(byte)) &* 0x0000_0100_0000_01B3 }
}
