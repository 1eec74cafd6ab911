/// One name in a folder, as the bytes that the folder holds. Two names are equal only if their bytes are: Swift's
/// `String` would take "é" as one character and as letter and accent for the same name, and a file system would not.
public struct FileName: Sendable, Hashable, Codable, CustomStringConvertible {
  public let bytes: [UInt8]

  public init(bytes: [UInt8]) { self.bytes = bytes }

  public init(_ text: String) { bytes = Array(text.utf8) }

  /// The name as text; nil where the bytes are not UTF-8 (such names stay out of the database, P9).
  public var text: String? { String(validating: bytes, as: UTF8.self) }

  /// For messages: what is not UTF-8 shows as replacement characters.
  public var description: String { String(decoding: bytes, as: UTF8.self) }

  /// Where the last dot is, if it starts an extension: a name such as `.nfo` has none.
  private var lastDot: Int? {
    guard let dot = bytes.lastIndex(of: UInt8(ascii: ".")), dot > 0 else { return nil }
    return dot
  }

  /// What stands before the extension: `Strobe` of `Strobe.mp3`, `.nfo` of `.nfo`.
  public var stem: [UInt8] { lastDot.map { Array(bytes[..<$0]) } ?? bytes }

  /// What follows the last dot, without it; empty where there is none.
  public var pathExtension: [UInt8] { lastDot.map { Array(bytes[($0 + 1)...]) } ?? [] }
}

extension FileName: ExpressibleByStringLiteral {
  public init(stringLiteral value: String) { self.init(value) }
}

extension FileName: Comparable {
  public static func < (left: FileName, right: FileName) -> Bool {
    left.bytes.lexicographicallyPrecedes(right.bytes)
  }
}
