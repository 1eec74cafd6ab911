/// Puts messages together from chunks, wherever the network cut them. A value; knows nothing of what they say.
///
/// `[length: 2][bytes]… 00 00`; a `00 00` between messages is a keep-alive (NOOP) and is passed over.
struct MessageDeframer {
  /// Bytes of a message whose chunks have come in part.
  private var assembly: [UInt8] = []
  /// Keep-alives seen.
  private(set) var noops = 0

  /// Calls `message` for each message that is whole and returns how many bytes are used up; the rest is to be given
  /// again with what comes after it, and is never longer than one chunk.
  mutating func feed<Failure: Error>(
    _ bytes: UnsafeRawBufferPointer, _ message: (UnsafeRawBufferPointer) throws(Failure) -> Void
  ) throws(Failure) -> Int {
    var position = 0
    while bytes.count - position >= 2 {
      let length = Int(bytes.loadUnaligned(fromByteOffset: position, as: UInt16.self).bigEndian)
      if length == 0 {
        position += 2
        if assembly.isEmpty {
          noops += 1
        } else {
          try finish(message)
        }
        continue
      }
      let next = position + 2 + length
      guard next <= bytes.count else { break }
      let chunk = UnsafeRawBufferPointer(rebasing: bytes[(position + 2)..<next])
      if assembly.isEmpty, bytes.count - next >= 2, bytes[next] == 0, bytes[next + 1] == 0 {
        try message(chunk)
        position = next + 2
      } else {
        assembly.append(contentsOf: chunk)
        position = next
      }
    }
    return position
  }

  private mutating func finish<Failure: Error>(
    _ message: (UnsafeRawBufferPointer) throws(Failure) -> Void
  ) throws(Failure) {
    var whole: [UInt8] = []
    swap(&whole, &assembly)
    // Through a typed result, since withUnsafeBytes does not pass typed errors on in every toolchain.
    let result = whole.withUnsafeBytes { bytes in
      Result<Void, Failure> { () throws(Failure) in try message(bytes) }
    }
    try result.get()
  }
}
