/// One piece of a filter's text.
struct FilterToken {
  enum Kind: Equatable {
    case or
    /// A word or quoted words.
    case word(String)
    /// `name:value`; the value's place for messages.
    case field(name: String, value: String, valueOffset: Int)
  }
  var kind: Kind
  var isNegated: Bool
  /// In characters.
  var offset: Int
}

/// Cuts a filter's text into pieces: at blanks and `|`, but not within quotes.
struct FilterTokens {
  private let text: [Character]
  private var place = 0

  init(_ text: String) { self.text = Array(text) }

  static func read(_ text: String) throws(FilterError) -> [FilterToken] {
    var reader = FilterTokens(text)
    var tokens: [FilterToken] = []
    while let token = try reader.next() { tokens.append(token) }
    return tokens
  }

  private mutating func next() throws(FilterError) -> FilterToken? {
    while true {
      skipBlanks()
      guard place < text.count else { return nil }
      let start = place
      if text[place] == "|" {
        place += 1
        return FilterToken(kind: .or, isNegated: false, offset: start)
      }
      let isNegated = text[place] == "-"
      if isNegated { place += 1 }
      // A dash of its own, as between artist and title, asks for nothing.
      guard !atEndOfPiece else { continue }
      return FilterToken(kind: try piece(), isNegated: isNegated, offset: start)
    }
  }

  private mutating func piece() throws(FilterError) -> FilterToken.Kind {
    if text[place] == "\"" { return .word(try quoted()) }
    let start = place
    var word = ""
    while !atEndOfPiece {
      if text[place] == ":", Self.isFieldName(word) {
        place += 1
        return try field(word.lowercased(), start)
      }
      word.append(text[place])
      place += 1
    }
    return .word(word)
  }

  private mutating func field(_ name: String, _ start: Int) throws(FilterError) -> FilterToken.Kind {
    let valueOffset = place
    var value = ""
    while !atEndOfPiece {
      if text[place] == "\"" {
        value += try quoted()
      } else {
        value.append(text[place])
        place += 1
      }
    }
    guard !value.allSatisfy(\.isWhitespace) else {
      throw FilterError(offset: valueOffset, message: "a value is missing after \(name):")
    }
    return .field(name: name, value: value, valueOffset: valueOffset)
  }

  private mutating func quoted() throws(FilterError) -> String {
    let start = place
    place += 1
    var inside = ""
    while place < text.count, text[place] != "\"" {
      inside.append(text[place])
      place += 1
    }
    guard place < text.count else { throw FilterError(offset: start, message: "the closing \" is missing") }
    place += 1
    return inside
  }

  private mutating func skipBlanks() {
    while place < text.count, text[place].isWhitespace { place += 1 }
  }

  private var atEndOfPiece: Bool { place >= text.count || text[place].isWhitespace || text[place] == "|" }

  /// A letter, then letters, digits, `_`, `-` or `.`: what a metadata key may be called.
  private static func isFieldName(_ word: String) -> Bool {
    guard let first = word.first, first.isLetter else { return false }
    return word.allSatisfy { $0.isLetter || $0.isNumber || "_-.".contains($0) }
  }
}
