/// How the two sides agree on a version: a value that is fed the server's bytes (Bolt specification, handshake).
struct Handshake {
  enum Step: Equatable {
    /// The answer is not whole.
    case needsMore
    /// Agreed. `reply` is to be sent before anything else; bytes after `consumed` belong to the messages.
    case agreed(ProtocolVersion, reply: [UInt8], consumed: Int)
  }

  enum Failure: Error, Equatable {
    /// Nothing in common; the manifest form says what the server has.
    case noCommonVersion(offers: [String])
    /// The port is one of a web server.
    case http
    case notBolt
  }

  /// The magic number and four proposals: the manifest form, 5.8 to 5.0, 4.4 to 4.2, nothing.
  static let proposal: [UInt8] = [
    0x60, 0x60, 0xB0, 0x17, 0x00, 0x00, 0x01, 0xFF, 0x00, 0x08, 0x08, 0x05, 0x00, 0x02, 0x04, 0x04, 0x00, 0x00, 0x00,
    0x00,
  ]

  private static let maximumOffers = 1_000

  /// Looks at everything the server has answered so far.
  static func read(_ bytes: some Collection<UInt8>) throws(Failure) -> Step {
    guard bytes.count >= 4 else { return .needsMore }
    let answer = Array(bytes.prefix(4))
    if answer == [0x00, 0x00, 0x01, 0xFF] { return try readManifest(Array(bytes.prefix(16 * maximumOffers))) }
    if answer == [0, 0, 0, 0] { throw .noCommonVersion(offers: []) }
    if answer == Array("HTTP".utf8) { throw .http }
    guard answer[0] == 0, answer[1] == 0 else { throw .notBolt }
    let version = ProtocolVersion(answer[3], answer[2])
    guard ProtocolVersion.supported.contains(version) else { throw .noCommonVersion(offers: ["\(version)"]) }
    return .agreed(version, reply: [], consumed: 4)
  }

  /// `00 00 01 FF`, the number of offers, the offers, a mask of capabilities.
  private static func readManifest(_ bytes: [UInt8]) throws(Failure) -> Step {
    var position = 4
    guard let count = try variableLength(bytes, &position) else { return .needsMore }
    guard count <= maximumOffers else { throw .notBolt }
    guard bytes.count >= position + Int(count) * 4 else { return .needsMore }
    let offers = (0..<Int(count)).map { Offer(bytes[(position + $0 * 4)...]) }
    position += Int(count) * 4
    guard try variableLength(bytes, &position) != nil else { return .needsMore }
    guard let best = ProtocolVersion.supported.first(where: { version in offers.contains { $0.has(version) } }) else {
      throw .noCommonVersion(offers: offers.map(\.description))
    }
    // The last byte: none of the capabilities.
    return .agreed(best, reply: [0, 0, best.minor, best.major, 0], consumed: position)
  }

  /// Seven bits a byte, the lowest first; the highest bit says that more follow. Nil where bytes are missing.
  private static func variableLength(_ bytes: [UInt8], _ position: inout Int) throws(Failure) -> UInt64? {
    var value: UInt64 = 0
    var index = position
    for shift in stride(from: 0, to: 70, by: 7) {
      guard index < bytes.count else { return nil }
      value |= UInt64(bytes[index] & 0x7F) << UInt64(shift)
      index += 1
      if bytes[index - 1] & 0x80 == 0 {
        position = index
        return value
      }
    }
    throw .notBolt
  }

  /// A major version with a run of minor ones.
  private struct Offer: CustomStringConvertible {
    let major, highest, range: UInt8
    init(_ bytes: ArraySlice<UInt8>) {
      let start = bytes.startIndex
      (range, highest, major) = (bytes[start + 1], bytes[start + 2], bytes[start + 3])
    }
    private var lowest: UInt8 { highest - min(range, highest) }
    func has(_ version: ProtocolVersion) -> Bool {
      version.major == major && (lowest...highest).contains(version.minor)
    }
    var description: String { lowest == highest ? "\(major).\(highest)" : "\(major).\(lowest)-\(major).\(highest)" }
  }
}
