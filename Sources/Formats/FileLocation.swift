/// The path in a rekordbox `Location`: `file://localhost/D:/Music/a%20b.mp3` is `D:/Music/a b.mp3`.
public enum FileLocation {
  /// Why a location names no file.
  public enum Problem: Error, Sendable, Hashable, CustomStringConvertible {
    case empty
    /// Tracks of a streaming service have no file.
    case notAFile
    case notUTF8
    /// A NUL byte.
    case forbiddenByte

    public var description: String {
      switch self {
      case .empty: "no location"
      case .notAFile: "a streaming track, not a file"
      case .notUTF8: "its path is not UTF-8"
      case .forbiddenByte: "its path has a NUL byte"
      }
    }
  }

  /// The path in the spelling of the library's machine: escapes are undone in either case, `+` is a plus sign, a `%`
  /// that begins no escape is itself. A host other than `localhost` is a network share: `//host/share/…`.
  public static func path(_ location: String) throws(Problem) -> String {
    guard !location.isEmpty else { throw .empty }
    let scheme = "file://"
    guard location.utf8.starts(with: scheme.utf8) else {
      // Some programs write a plain path.
      guard location.hasPrefix("/") || isDrive(location[...]) else { throw .notAFile }
      return location
    }
    var rest = location.dropFirst(scheme.count)
    let host = rest.prefix { $0 != "/" }
    rest = rest.dropFirst(host.count)
    if host.lowercased().hasPrefix("localhost"), host.count > "localhost".count { throw .notAFile }
    let path = try unescaped(rest)
    guard path.count > 1 else { throw .empty }
    guard host.isEmpty || host.lowercased() == "localhost" else { return "//" + host + path }
    return isDrive(path.dropFirst()) ? String(path.dropFirst()) : path
  }

  /// `D:` or `d:/…`.
  static func isDrive(_ path: Substring) -> Bool {
    let start = Array(path.utf8.prefix(3))
    guard start.count >= 2, start[1] == UInt8(ascii: ":"), start.count == 2 || "/\\".utf8.contains(start[2]) else {
      return false
    }
    return (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(start[0] | 0x20)
  }

  private static func unescaped(_ text: Substring) throws(Problem) -> String {
    let source = Array(text.utf8)
    var bytes: [UInt8] = []
    var index = 0
    while index < source.count {
      if source[index] == UInt8(ascii: "%"), index + 2 < source.count, let high = digit(source[index + 1]),
        let low = digit(source[index + 2])
      {
        bytes.append(high << 4 | low)
        index += 3
      } else {
        bytes.append(source[index])
        index += 1
      }
    }
    guard !bytes.contains(0) else { throw .forbiddenByte }
    guard let path = String(validating: bytes, as: UTF8.self) else { throw .notUTF8 }
    return path
  }

  private static func digit(_ byte: UInt8) -> UInt8? {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"): byte - UInt8(ascii: "0")
    case UInt8(ascii: "a")...UInt8(ascii: "f"): byte - UInt8(ascii: "a") + 10
    case UInt8(ascii: "A")...UInt8(ascii: "F"): byte - UInt8(ascii: "A") + 10
    default: nil
    }
  }
}
