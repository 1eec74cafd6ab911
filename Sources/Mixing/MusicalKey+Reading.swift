extension MusicalKey {
  /// The one key that a tag's text names, with any text around it ("6A - Energy 7"), by the steps of ``KeySpelling``.
  ///
  /// Nil for `off`, `-`, `o`, an empty text, and for a text that names two different keys.
  public init?(reading text: String) {
    let bytes = KeyText.plain(text)
    var found: Int?
    for candidate in KeyText.wordKeys(bytes) + KeyText.loneKeys(bytes) {
      if let found, found != candidate { return nil }
      found = candidate
    }
    guard let found else { return nil }
    self.init(index: found)
  }
}

/// The steps of ``KeySpelling`` on the bytes of one text.
private enum KeyText {
  private static let words = Dictionary(
    KeySpelling.words.map { (Array($0.text.utf8), $0.index) }, uniquingKeysWith: { first, _ in first })
  private static let loneNotes = Dictionary(
    KeySpelling.loneNotes.map { (Array($0.text.utf8), $0.index) }, uniquingKeysWith: { first, _ in first })
  private static let modes = Set((KeySpelling.minorModes + KeySpelling.majorModes).map { Array($0.utf8) })
  private static let separators = Set(KeySpelling.partSeparators.compactMap(\.asciiValue))
  private static let longestWord = words.keys.map(\.count).max() ?? 0

  /// Step 1.
  static func plain(_ text: String) -> [UInt8] {
    var bytes: [UInt8] = []
    for scalar in text.unicodeScalars {
      switch scalar {
      case "♭": bytes.append(UInt8(ascii: "b"))
      case "♯": bytes.append(UInt8(ascii: "#"))
      case "_": bytes.append(UInt8(ascii: " "))
      default: bytes.append(contentsOf: UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter)
      }
    }
    return joined(bytes)
  }

  private static func joined(_ bytes: [UInt8]) -> [UInt8] {
    let ranges = wordRanges(bytes)
    var gaps: Set<Int> = []
    for (note, mode) in zip(ranges, ranges.dropFirst()) {
      guard mode.lowerBound == note.upperBound + 1, isNote(bytes[note]),
        [UInt8(ascii: " "), UInt8(ascii: "-")].contains(bytes[note.upperBound]),
        modes.contains(bytes[mode].map(lower))
      else { continue }
      gaps.insert(note.upperBound)
    }
    return gaps.isEmpty ? bytes : bytes.enumerated().filter { !gaps.contains($0.offset) }.map(\.element)
  }

  /// Step 2.
  static func wordKeys(_ bytes: [UInt8]) -> [Int] {
    wordRanges(bytes).compactMap { range in
      let word = bytes[range]
      if word.last == UInt8(ascii: "M"), isNote(word.dropLast()) { return nil }
      return words[word.map(lower)]
    }
  }

  /// Step 3.
  static func loneKeys(_ bytes: [UInt8]) -> [Int] {
    var parts: [ArraySlice<UInt8>] = []
    var start = 0
    for (index, byte) in bytes.enumerated() {
      let isDash =
        byte == UInt8(ascii: "-") && index > 0 && index + 1 < bytes.count && bytes[index - 1] == UInt8(ascii: " ")
        && bytes[index + 1] == UInt8(ascii: " ")
      guard isDash || separators.contains(byte) else { continue }
      parts.append(bytes[start..<index])
      start = index + 1
    }
    parts.append(bytes[start...])
    return parts.compactMap { loneNotes[Array(trimmed($0))] }
  }

  private static func trimmed(_ part: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    let head = part.drop { isBlank($0) }
    return head[..<((head.lastIndex { !isBlank($0) } ?? head.startIndex - 1) + 1)]
  }

  private static func isBlank(_ byte: UInt8) -> Bool { byte == UInt8(ascii: " ") || (9...13).contains(byte) }

  /// Words that are short enough to matter.
  private static func wordRanges(_ bytes: [UInt8]) -> [Range<Int>] {
    var ranges: [Range<Int>] = []
    var start: Int?
    for index in 0...bytes.count {
      if index < bytes.count, KeySpelling.isWordByte(bytes[index]) {
        start = start ?? index
      } else if let first = start {
        if index - first <= longestWord { ranges.append(first..<index) }
        start = nil
      }
    }
    return ranges
  }

  /// A letter from A to G in any case, with or without its sign.
  private static func isNote(_ word: ArraySlice<UInt8>) -> Bool {
    guard let letter = word.first, (UInt8(ascii: "a")...UInt8(ascii: "g")).contains(lower(letter)) else { return false }
    return word.count == 1
      || word.count == 2 && (word.last == UInt8(ascii: "#") || word.last.map(lower) == UInt8(ascii: "b"))
  }

  private static func lower(_ byte: UInt8) -> UInt8 {
    (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(byte) ? byte + 32 : byte
  }
}
