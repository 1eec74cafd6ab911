/// Reads `128`, `128.0`, `120-130`, `120..130`, `>128`, `>=128`, `<128`, `<=128`; a decimal comma is a point.
struct FilterRangeReader {
  private var rest: Substring
  private let whole: String

  init(_ text: String) {
    whole = text
    rest = whole[...]
  }

  /// Nil where the text is something else.
  mutating func read() -> FilterRange? {
    for (sign, isLower) in [(">", true), ("<", false)] where take(sign) {
      let isIncluded = take("=")
      guard let bound = number(), rest.isEmpty else { return nil }
      let end = FilterRange.End(bound.value, isIncluded: isIncluded)
      return isLower ? FilterRange(lower: end) : FilterRange(upper: end)
    }
    guard let first = number() else { return nil }
    if rest.isEmpty { return Self.rounded(first) }
    guard take("..") || take("-") || take("–"), let second = number(), rest.isEmpty else { return nil }
    return FilterRange(lower: .init(first.value, isIncluded: true), upper: .init(second.value, isIncluded: true))
  }

  /// What is written with n decimals means all that is shown so: 128 is 127.5 up to 128.5, 128.0 within 0.05.
  private static func rounded(_ number: (value: Double, decimals: Int)) -> FilterRange {
    let half = 0.5 / (0..<number.decimals).reduce(1.0) { power, _ in power * 10 }
    return FilterRange(
      lower: .init(number.value - half, isIncluded: true), upper: .init(number.value + half, isIncluded: false))
  }

  private mutating func take(_ prefix: String) -> Bool {
    guard rest.hasPrefix(prefix) else { return false }
    rest = rest.dropFirst(prefix.count)
    return true
  }

  private mutating func number() -> (value: Double, decimals: Int)? {
    let sign = take("-") ? "-" : ""
    let whole = digits()
    guard !whole.isEmpty else { return nil }
    var fraction = ""
    if let mark = rest.first, mark == "." || mark == ",", rest.dropFirst().first?.isASCIIDigit == true {
      rest = rest.dropFirst()
      fraction = digits()
    }
    return Double("\(sign)\(whole).\(fraction.isEmpty ? "0" : fraction)").map { ($0, fraction.count) }
  }

  private mutating func digits() -> String {
    let found = rest.prefix { $0.isASCIIDigit }.prefix(15)
    rest = rest.dropFirst(found.count)
    return String(found)
  }
}

extension Character {
  var isASCIIDigit: Bool { ("0"..."9").contains(self) && isASCII }
}

extension FilterDates {
  /// Reads `2018`, `2018-02`, `2018-02-05`, `>2018`, `<2018-02`, `2018..2020` and, of years alone, `2018-2020`.
  init?(reading text: String) {
    var rest = text[...]
    let sign = rest.first.flatMap { "<>".contains($0) ? $0 : nil }
    if sign != nil { rest = rest.dropFirst() }
    let isIncluded = sign != nil && rest.first == "="
    if isIncluded { rest = rest.dropFirst() }
    let ends = Self.ends(String(rest))
    guard ends.allSatisfy(Self.isDate), sign == nil || ends.count == 1 else { return nil }
    switch sign {
    case ">": self.init(from: ends[0], isExclusive: !isIncluded)
    case "<": self.init(through: ends[0], isExclusive: !isIncluded)
    default: self.init(from: ends[0], through: ends[ends.count - 1])
    }
  }

  private static func ends(_ text: String) -> [String] {
    if let dots = text.firstRange(of: "..") {
      return [String(text[..<dots.lowerBound]), String(text[dots.upperBound...])]
    }
    let parts = text.split(separator: "-", omittingEmptySubsequences: false).map(String.init)
    return parts.count == 2 && parts.allSatisfy { $0.count == 4 } ? parts : [text]
  }

  private static func isDate(_ text: String) -> Bool {
    let parts = text.split(separator: "-", omittingEmptySubsequences: false)
    return (1...3).contains(parts.count) && parts.allSatisfy { $0.allSatisfy(\.isASCIIDigit) }
      && parts[0].count == 4 && parts.dropFirst().allSatisfy { $0.count == 2 }
  }
}
