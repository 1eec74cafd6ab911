/// Numbers as libraries write them: a decimal point or comma, digits of ASCII.
enum Decimals {
  /// Nil for anything but an optional sign, digits, and at most one point or comma.
  static func number(_ text: String) -> Double? {
    var points = 0
    for (index, byte) in text.utf8.enumerated() {
      switch byte {
      case UInt8(ascii: "0")...UInt8(ascii: "9"): continue
      case UInt8(ascii: "."), UInt8(ascii: ","): points += 1
      case UInt8(ascii: "-"), UInt8(ascii: "+"): if index > 0 { return nil }
      default: return nil
      }
    }
    guard points <= 1 else { return nil }
    return Double(text.replacing(",", with: "."))
  }

  /// Rounded, without a fraction.
  static func whole(_ number: Double) -> String {
    Int64(exactly: number.rounded()).map(String.init) ?? String(number)
  }
}

extension String {
  /// Without blanks, tabs and line ends around it.
  var trimmingBlanks: String {
    var text = self[...]
    while let first = text.first, first.isWhitespace { text.removeFirst() }
    while let last = text.last, last.isWhitespace { text.removeLast() }
    return String(text)
  }
}
