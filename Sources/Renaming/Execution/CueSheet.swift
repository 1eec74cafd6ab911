/// A .cue sheet as bytes: only the name in its FILE line is understood, everything else stays as it is.
struct CueSheet: Sendable, Hashable {
  /// Larger files are no cue sheets.
  static let limit = 1 << 20

  let bytes: [UInt8]

  static func isOne(_ name: FileName) -> Bool {
    String(validating: name.pathExtension, as: UTF8.self)?.lowercased() == "cue"
  }

  /// The sheet with every FILE line that names `old` naming `new`; nil where no line does, or where the new name
  /// cannot be written in the sheet's encoding.
  func naming(_ new: FileName, insteadOf old: FileName) -> CueSheet? {
    guard let old = encoded(old), let new = encoded(new) else { return nil }
    var changed = false
    let lines = bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false).map { line in
      guard let range = Self.name(in: line), line[range].elementsEqual(old) else { return Array(line) }
      changed = true
      return Self.replacing(range, in: line, with: new)
    }
    return changed ? CueSheet(bytes: Array(lines.joined(separator: [UInt8(ascii: "\n")]))) : nil
  }

  /// UTF-8 where the sheet is, else Latin-1, which most old sheets are; a UTF-16 sheet has no line that matches.
  private func encoded(_ name: FileName) -> [UInt8]? {
    if String(validating: bytes, as: UTF8.self) != nil { return name.bytes }
    guard let text = name.text else { return nil }
    let scalars = text.unicodeScalars
    return scalars.allSatisfy { $0.value < 0x100 } ? scalars.map { UInt8($0.value) } : nil
  }

  /// Where the name stands in `FILE "name" TYPE` or `FILE name TYPE`, with the folder before it left out.
  private static func name(in line: ArraySlice<UInt8>) -> Range<Int>? {
    let blanks: Set<UInt8> = [0x20, 0x09]
    // A byte order mark may stand before the first command.
    var rest = line.starts(with: [0xEF, 0xBB, 0xBF]) ? line.dropFirst(3) : line
    rest = rest.drop(while: blanks.contains)
    guard rest.count > 5, rest.prefix(4).map({ $0 & 0xDF }) == Array("FILE".utf8) else { return nil }
    rest = rest.dropFirst(4)
    guard let first = rest.first, blanks.contains(first) else { return nil }
    rest = rest.drop(while: blanks.contains)
    var name: ArraySlice<UInt8>
    if rest.first == UInt8(ascii: "\"") {
      rest = rest.dropFirst()
      guard let end = rest.firstIndex(of: UInt8(ascii: "\"")) else { return nil }
      name = rest[..<end]
    } else {
      guard let end = rest.lastIndex(where: blanks.contains) else { return nil }
      name = rest[..<end]
    }
    if let slash = name.lastIndex(where: { $0 == UInt8(ascii: "/") || $0 == UInt8(ascii: "\\") }) {
      name = name[(slash + 1)...]
    }
    return name.startIndex..<name.endIndex
  }

  /// An unquoted name gets quotes when the new one has blanks.
  private static func replacing(_ range: Range<Int>, in line: ArraySlice<UInt8>, with new: [UInt8]) -> [UInt8] {
    let quote = [UInt8(ascii: "\"")]
    let isQuoted = range.upperBound < line.endIndex && line[range.upperBound] == quote[0]
    let addsQuotes = !isQuoted && new.contains(UInt8(ascii: " "))
    return line[..<range.lowerBound] + (addsQuotes ? quote + new + quote : new) + line[range.upperBound...]
  }
}
