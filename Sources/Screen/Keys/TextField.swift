import Terminal

/// One line of text being typed, with the keys of a shell. Letters and digits in it are text, never commands.
public struct TextField: Sendable, Equatable {
  /// More than any filter or name needs; a paste is cut here.
  static let limit = 2_000

  private var characters: [Character]
  /// Characters before the cursor.
  public private(set) var cursor: Int

  public init(_ text: String = "") {
    characters = Array(text.prefix(TextField.limit))
    cursor = characters.count
  }

  public var text: String { String(characters) }
  public var isEmpty: Bool { characters.isEmpty }
  /// What stands before the cursor.
  var head: String { String(characters[..<cursor]) }
  var tail: String { String(characters[cursor...]) }

  enum Outcome: Sendable { case changed, moved, ignored }

  mutating func handle(_ key: Key) -> Outcome {
    switch key {
    case .character(let character): return insert(String(character))
    case .left, .control("b"): return move(to: cursor - 1)
    case .right, .control("f"): return move(to: cursor + 1)
    case .home, .control("a"): return move(to: 0)
    case .end, .control("e"): return move(to: characters.count)
    case .backspace: return remove(max(0, cursor - 1)..<cursor)
    case .delete, .control("d"): return remove(cursor..<min(characters.count, cursor + 1))
    case .control("u"): return remove(0..<cursor)
    case .control("k"): return remove(cursor..<characters.count)
    case .control("w"): return remove(wordStart..<cursor)
    default: return .ignored
    }
  }

  /// Puts text in at the cursor; line ends become blanks, control characters are dropped.
  mutating func insert(_ text: String) -> Outcome {
    let clean = text.compactMap { character -> Character? in
      if character.isNewline || character == "\t" { return " " }
      return character.unicodeScalars.contains { $0.value < 0x20 || (0x7F..<0xA0).contains($0.value) } ? nil : character
    }
    let room = max(0, TextField.limit - characters.count)
    let taken = clean.prefix(room)
    guard !taken.isEmpty else { return .ignored }
    characters.insert(contentsOf: taken, at: cursor)
    cursor += taken.count
    return .changed
  }

  mutating func place(_ at: Int) { cursor = min(max(0, at), characters.count) }

  private mutating func move(to place: Int) -> Outcome {
    self.place(place)
    return .moved
  }

  private mutating func remove(_ range: Range<Int>) -> Outcome {
    guard !range.isEmpty else { return .moved }
    characters.removeSubrange(range)
    cursor = range.lowerBound
    return .changed
  }

  private var wordStart: Int {
    var at = cursor
    while at > 0, characters[at - 1].isWhitespace { at -= 1 }
    while at > 0, !characters[at - 1].isWhitespace { at -= 1 }
    return at
  }
}
