/// Why a library file could not be read, or not to its end. What came before has been delivered.
public struct LibraryFileError: Error, Sendable, Hashable, CustomStringConvertible {
  public enum Kind: Sendable, Hashable {
    /// With what the system said.
    case unreadable(String)
    case empty
    /// The file has another root element, or none in its first 64 KiB.
    case wrongRoot(found: String?, expected: String)
    /// A document type declaration: nothing of it is read.
    case documentType
    /// Neither UTF-8 nor another encoding in which the beginning can be read.
    case encoding(String)
    /// The end tag of the root never came.
    case cutOff
    /// Not well-formed, with what the parser said.
    case malformed(String)
    /// Elements in each other, deeper than the limit.
    case tooDeep(limit: Int)
    /// One element longer than the limit, in bytes.
    case elementTooLong(limit: Int)
  }

  public let path: String
  public let kind: Kind
  /// Where, from 1; nil where the whole file is meant.
  public let line: Int?

  public init(path: String, kind: Kind, line: Int? = nil) {
    self.path = path
    self.kind = kind
    self.line = line
  }

  public var description: String {
    let place = line.map { "\(path), line \($0)" } ?? path
    return "\(place): \(reason)"
  }

  private var reason: String {
    switch kind {
    case .unreadable(let why): "cannot be read: \(why)"
    case .empty: "the file is empty"
    case .wrongRoot(let found?, let expected):
      "this is not a library of that kind: it begins with <\(found)>, not <\(expected)>"
    case .wrongRoot(nil, let expected): "this is not a library of that kind: no <\(expected)> in it"
    case .documentType: "it has a document type declaration (DOCTYPE); export the library again"
    case .encoding(let name): "the encoding \(name) is not supported; export the library as UTF-8"
    case .cutOff: "the file is cut off; export the library again"
    case .malformed(let why): "it is damaged (\(why)); export the library again"
    case .tooDeep(let limit): "more than \(limit) elements lie in each other; the file is damaged"
    case .elementTooLong(let limit): "an element is longer than \(limit) bytes; the file is damaged"
    }
  }
}
