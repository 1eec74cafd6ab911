/// What a server says. Records are not here: they stay bytes until somebody reads them.
enum ServerMessage: Sendable, Equatable {
  case success([String: Value])
  case failure(ServerFailure)
  case ignored

  /// The tag of a record's message.
  static let recordTag: UInt8 = 0x71

  /// Reads a message that is no record.
  ///
  /// - Throws: ``PackStreamError``; for tags that no server sends too.
  init(_ bytes: UnsafeRawBufferPointer, dialect: Dialect) throws(PackStreamError) {
    var reader = PackStreamReader(bytes, dialect: dialect)
    let (tag, fields) = try reader.messageHeader()
    switch (tag, fields) {
    case (0x70, 1): self = .success(try Self.metadata(&reader))
    case (0x7F, 1): self = .failure(ServerFailure(metadata: try Self.metadata(&reader)))
    case (0x7E, 0...1): self = .ignored
    default:
      throw .unsupported("the server sent a message 0x\(String(tag, radix: 16)) of \(fields) fields, unknown to Bolt")
    }
  }

  private static func metadata(_ reader: inout PackStreamReader) throws(PackStreamError) -> [String: Value] {
    guard case .map(let metadata) = try reader.value() else {
      throw .unsupported("the server sent a message whose content is no map")
    }
    guard reader.remaining == 0 else { throw .trailingBytes }
    return metadata
  }
}
