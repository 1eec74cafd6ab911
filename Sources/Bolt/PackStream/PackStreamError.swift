/// Bytes that are not PackStream, or a value that PackStream cannot carry.
public enum PackStreamError: Error, Sendable, Hashable, CustomStringConvertible {
  /// The bytes end inside a value, or announce more than there is.
  case truncated
  /// A marker that PackStream does not define.
  case unknownMarker(UInt8)
  /// A text that is not UTF-8.
  case invalidText
  /// A map whose key is no text.
  case keyIsNotText
  /// More lists in lists than ``PackStreamReader/maximumDepth``.
  case tooDeep
  /// Bytes after the value that should have been the only one.
  case trailingBytes
  /// A value that the server's protocol version has no form for; says which.
  case unsupported(String)

  public var description: String {
    switch self {
    case .truncated: "the data ends inside a value"
    case .unknownMarker(let marker): "unknown PackStream marker 0x\(String(marker, radix: 16, uppercase: true))"
    case .invalidText: "a text is not valid UTF-8"
    case .keyIsNotText: "the key of a map is not a text"
    case .tooDeep: "values are nested more than \(PackStreamReader.maximumDepth) deep"
    case .trailingBytes: "there are bytes after the end of the message"
    case .unsupported(let what): what
    }
  }
}
