/// The value of a digest.
public struct Digest: Sendable, Hashable {
  public let bytes: [UInt8]

  /// Lower case, two digits a byte: as the database stores it.
  public var hexadecimal: String {
    let digits = Array("0123456789abcdef".utf8)
    return String(
      unsafeUninitializedCapacity: bytes.count * 2,
      initializingUTF8With: { text in
        for (place, byte) in bytes.enumerated() {
          text[place * 2] = digits[Int(byte >> 4)]
          text[place * 2 + 1] = digits[Int(byte & 15)]
        }
        return bytes.count * 2
      })
  }

  /// The digest of bytes at hand.
  public static func of(_ bytes: [UInt8], _ algorithm: DigestAlgorithm = .sha256) throws(DigestError) -> Digest {
    var running = try RunningDigest(algorithm)
    try running.update(bytes)
    return try running.finish()
  }
}
