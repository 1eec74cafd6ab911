/// The form in which texts are searched and compared: compatibility forms taken apart, marks dropped, lower case,
/// and the letters that Unicode does not take apart written plainly (P15): `Âme` is `ame`, `Røyksopp` `royksopp`.
///
/// The twin of the SQL function `fold` (`schema/postgres/0008_fold.up.sql`); a test compares the two on real data.
/// Each scalar folds by itself, so `fold(a + b) == fold(a) + fold(b)`.
public func fold(_ text: String) -> String {
  if text.utf8.allSatisfy({ $0 < 0x80 }) {
    return String(decoding: text.utf8.map { (0x41...0x5A).contains($0) ? $0 + 32 : $0 }, as: UTF8.self)
  }
  var folded = String.UnicodeScalarView()
  for scalar in text.unicodeScalars { FoldMap.shared.append(scalar, to: &folded) }
  return String(folded)
}

/// ``FoldTable``, read into look-up form.
private struct FoldMap: Sendable {
  static let shared = FoldMap()

  private var single: [UInt32: Unicode.Scalar] = [:]
  /// None for a mark.
  private var several: [UInt32: [Unicode.Scalar]] = [:]

  private init() {
    for numbers in Self.entries(FoldTable.marks) {
      for value in numbers[0]...numbers[numbers.count - 1] { several[value] = [] }
    }
    for numbers in Self.entries(FoldTable.runs) { addRun(numbers) }
    for numbers in Self.entries(FoldTable.several) {
      several[numbers[0]] = numbers.dropFirst().compactMap(Unicode.Scalar.init)
    }
  }

  func append(_ scalar: Unicode.Scalar, to folded: inout String.UnicodeScalarView) {
    if let target = single[scalar.value] {
      folded.append(target)
    } else if let targets = several[scalar.value] {
      folded.append(contentsOf: targets)
    } else if (0xAC00...0xD7A3).contains(scalar.value) {
      folded.append(contentsOf: Self.jamo(scalar.value - 0xAC00))
    } else {
      folded.append(scalar)
    }
  }

  private mutating func addRun(_ numbers: [UInt32]) {
    guard numbers.count == 5 else {
      single[numbers[0]] = Unicode.Scalar(numbers[1])
      return
    }
    for place in 0..<numbers[1] {
      single[numbers[0] + place * numbers[2]] = Unicode.Scalar(numbers[3] + place * numbers[4])
    }
  }

  /// Hangul syllables are taken apart by rule (The Unicode Standard, 3.12).
  private static func jamo(_ syllable: UInt32) -> [Unicode.Scalar] {
    let trailing = syllable % 28
    return [0x1100 + syllable / 588, 0x1161 + syllable % 588 / 28, trailing == 0 ? nil : 0x11A7 + trailing]
      .compactMap { $0.flatMap(Unicode.Scalar.init) }
  }

  private static func entries(_ table: StaticString) -> [[UInt32]] {
    "\(table)".utf8.split(separator: UInt8(ascii: " ")).map { entry in
      entry.split(separator: UInt8(ascii: ",")).map { hexadecimal($0) }
    }
  }

  private static func hexadecimal(_ digits: Substring.UTF8View) -> UInt32 {
    digits.reduce(0) { $0 << 4 | UInt32($1 > 0x39 ? $1 - 87 : $1 - 48) }
  }
}
