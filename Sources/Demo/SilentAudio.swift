import COpenSSL

/// Silent audio that differs from track to track, so that no two files of the demo have the same sound: the lowest bit
/// of the samples, 90 dB below full scale, spells the track's number.
struct SilentAudio {
  let id: Int
  static let sampleRate = 44_100
  /// One block of FLAC; 0.09 s.
  static let sampleCount = 4096

  /// 16 bits, one channel, each 0 or 1; the low byte behind the high one.
  var bigEndian: [UInt8] { repeated(bits.flatMap { [0, $0] }) }
  /// The same, the low byte first.
  var littleEndian: [UInt8] { repeated(bits.flatMap { [$0, 0] }) }

  /// The lowest 32 bits of the number, the lowest first.
  private var bits: [UInt8] { (0..<32).map { UInt8(id >> $0 & 1) } }

  private func repeated(_ pattern: [UInt8]) -> [UInt8] {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(Self.sampleCount * 2)
    while bytes.count < Self.sampleCount * 2 { bytes += pattern }
    return bytes
  }

  /// MD5 of the samples, little endian, as FLAC's STREAMINFO has it.
  var md5: [UInt8] {
    var digest = [UInt8](repeating: 0, count: 16)
    let bytes = littleEndian
    EVP_Digest(bytes, bytes.count, &digest, nil, EVP_md5(), nil)
    return digest
  }
}

/// Bytes of numbers.
enum Bytes {
  static func bigEndian<T: FixedWidthInteger>(_ value: T) -> [UInt8] {
    withUnsafeBytes(of: value.bigEndian) { Array($0) }
  }
  static func littleEndian<T: FixedWidthInteger>(_ value: T) -> [UInt8] {
    withUnsafeBytes(of: value.littleEndian) { Array($0) }
  }
}
