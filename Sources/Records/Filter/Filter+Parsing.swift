import Mixing

extension Filter {
  /// Reads a filter. Nil for a text that asks for nothing (blank).
  ///
  /// Pieces with blanks between all have to hold; `|` parts alternatives and binds weaker than the blank, so
  /// `a b | c` is (a and b) or c. `-` before a piece turns it round. A value may stand in quotes, wholly or in part.
  ///
  /// - Throws: ``FilterError``, with the place and the reason.
  public init?(parsing text: String) throws(FilterError) {
    var alternatives: [Filter] = []
    var together: [Filter] = []
    var bar: Int?
    for token in try FilterTokens.read(text) {
      guard token.kind == .or else {
        together.append(try Self.piece(token))
        continue
      }
      guard !together.isEmpty else { throw FilterError(offset: token.offset, message: "nothing stands before |") }
      alternatives.append(Self.one(together, Filter.all))
      together = []
      bar = token.offset
    }
    if together.isEmpty, let bar { throw FilterError(offset: bar, message: "nothing stands after |") }
    if !together.isEmpty { alternatives.append(Self.one(together, Filter.all)) }
    guard !alternatives.isEmpty else { return nil }
    self = Self.one(alternatives, Filter.any)
  }

  private static func one(_ filters: [Filter], _ join: ([Filter]) -> Filter) -> Filter {
    filters.count == 1 ? filters[0] : join(filters)
  }

  private static func piece(_ token: FilterToken) throws(FilterError) -> Filter {
    let filter: Filter
    switch token.kind {
    case .field(let name, let value, let offset):
      filter = .term(try FilterValue(name: name, text: value, offset: offset).term())
    case .word(let word): filter = .term(.word(fold(word)))
    case .or: filter = .any([])
    }
    return token.isNegated ? .not(filter) : filter
  }
}

/// The value of a field, on its way to what it asks for.
struct FilterValue {
  let name: String
  let text: String
  /// Of the value, in characters.
  let offset: Int

  func term() throws(FilterError) -> Filter.Term {
    switch FilterFieldKind(name) {
    case .number: .number(key: name, try range())
    case .confidence: .confidence(try range())
    case .date: .date(key: name, try dates())
    case .musicalKey: .musicalKey(try keys())
    case .path: .path(fold(text))
    case .fileName: .fileName(fold(text))
    case .status: .status(text.lowercased())
    case .proposal: .proposal(text.lowercased())
    case .text:
      if text.hasPrefix(">") || text.hasPrefix("<") {
        .number(key: name, try range())
      } else {
        .text(key: name, fold(text))
      }
    }
  }

  private func range() throws(FilterError) -> FilterRange {
    var reader = FilterRangeReader(text)
    guard let range = reader.read() else {
      throw failure(
        "\(text) is no number; write \(name):128, \(name):128.0, \(name):120-130, \(name):>128 or \(name):<128")
    }
    if let lower = range.lower, let upper = range.upper, lower.value > upper.value {
      throw failure("the range \(text) ends before it begins")
    }
    return range
  }

  private func keys() throws(FilterError) -> Set<MusicalKey> {
    let wantsRelations = text.hasPrefix("~")
    guard let key = MusicalKey(reading: String(wantsRelations ? text.dropFirst() : text[...])) else {
      throw failure(
        "\(text) is no key; write key:8A, key:1m, key:Am or key:\"A minor\", and key:~8A for what goes with it")
    }
    guard wantsRelations else { return [key] }
    let others = (0..<24).compactMap(MusicalKey.init(index:))
    return Set(others.filter { HarmonicRelation(from: key, to: $0) != .unnamed })
  }

  private func dates() throws(FilterError) -> FilterDates {
    guard let dates = FilterDates(reading: text) else {
      throw failure(
        "\(text) is no date; write \(name):2018, \(name):2018-02, \(name):>2018-02-05 or \(name):2018..2020")
    }
    return dates
  }

  private func failure(_ message: String) -> FilterError { FilterError(offset: offset, message: message) }
}
