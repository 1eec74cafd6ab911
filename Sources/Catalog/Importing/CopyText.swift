import FoundationEssentials

/// Rows in the text format of COPY.
struct CopyText {
  private(set) var bytes: [UInt8] = []
  private var isFirst = true

  mutating func field(_ text: String?) {
    separate()
    guard let text else { return bytes.append(contentsOf: [UInt8(ascii: "\\"), UInt8(ascii: "N")]) }
    for byte in text.utf8 { append(byte) }
  }

  mutating func field(_ number: (some BinaryInteger)?) { field(number.map { "\($0)" }) }

  mutating func endRow() {
    bytes.append(UInt8(ascii: "\n"))
    isFirst = true
  }

  private mutating func separate() {
    if !isFirst { bytes.append(UInt8(ascii: "\t")) }
    isFirst = false
  }

  /// PostgreSQL's text cannot hold a NUL, so none is written.
  private mutating func append(_ byte: UInt8) {
    switch byte {
    case 0: break
    case UInt8(ascii: "\\"): bytes.append(contentsOf: [byte, byte])
    case UInt8(ascii: "\t"): bytes.append(contentsOf: [UInt8(ascii: "\\"), UInt8(ascii: "t")])
    case UInt8(ascii: "\n"): bytes.append(contentsOf: [UInt8(ascii: "\\"), UInt8(ascii: "n")])
    case UInt8(ascii: "\r"): bytes.append(contentsOf: [UInt8(ascii: "\\"), UInt8(ascii: "r")])
    default: bytes.append(byte)
    }
  }
}
