/// What stands before the root element of an XML file, looked at before any parser sees it: a document type declaration
/// can make a parser open other files or fill the memory, so it is refused unread.
enum XMLProlog {
  /// How much of a file is looked at.
  static let limit = 65_536
  /// In these the prolog's bytes are ASCII.
  private static let encodings: Set = ["utf-8", "us-ascii", "ascii", "iso-8859-1", "iso-8859-15", "windows-1252"]

  /// The name of the root element.
  static func root(_ start: [UInt8]) throws(Failure) -> String {
    var text = Cursor(bytes: start[...])
    try text.skipByteOrderMark()
    while true {
      text.skipBlanks()
      if text.skip("<?") {
        try checkDeclaration(text.take(to: "?>"))
      } else if text.skip("<!--") {
        _ = text.take(to: "-->")
      } else if text.hasPrefix("<!") {
        throw Failure(.documentType)
      } else if text.skip("<") {
        return text.name()
      } else {
        throw Failure(.wrongRoot(found: nil, expected: ""))
      }
    }
  }

  struct Failure: Error {
    let kind: LibraryFileError.Kind
    init(_ kind: LibraryFileError.Kind) { self.kind = kind }
  }

  private static func checkDeclaration(_ text: String) throws(Failure) {
    guard text.hasPrefix("xml"), let range = text.firstRange(of: "encoding") else { return }
    let rest = text[range.upperBound...].drop { $0 == " " || $0 == "=" }
    guard let quote = rest.first, quote == "\"" || quote == "'" else { return }
    let name = rest.dropFirst().prefix { $0 != quote }.lowercased()
    guard encodings.contains(name) else { throw Failure(.encoding(name)) }
  }

  private struct Cursor {
    var bytes: ArraySlice<UInt8>

    mutating func skipByteOrderMark() throws(Failure) {
      if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { return bytes.removeFirst(3) }
      if bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF]) || bytes.prefix(4).contains(0) {
        throw Failure(.encoding("UTF-16 or UTF-32"))
      }
    }

    mutating func skipBlanks() { bytes = bytes.drop { $0 == 32 || (9...13).contains($0) } }

    func hasPrefix(_ text: String) -> Bool { bytes.starts(with: text.utf8) }

    mutating func skip(_ text: String) -> Bool {
      guard hasPrefix(text) else { return false }
      bytes.removeFirst(text.utf8.count)
      return true
    }

    /// What stands before `end`, which is skipped; everything where it never comes.
    mutating func take(to end: String) -> String {
      let mark = Array(end.utf8)
      var taken: [UInt8] = []
      while let byte = bytes.first, !bytes.starts(with: mark) {
        taken.append(byte)
        bytes.removeFirst()
      }
      bytes = bytes.dropFirst(mark.count)
      return String(decoding: taken, as: UTF8.self)
    }

    func name() -> String {
      let end: [UInt8] = [9, 10, 13, 32, UInt8(ascii: "/"), UInt8(ascii: ">")]
      return String(decoding: bytes.prefix { !end.contains($0) }.prefix(100), as: UTF8.self)
    }
  }
}
