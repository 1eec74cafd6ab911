/// A date as precise as its source gives it: 2018, 2018-02 or 2018-02-05 (P17).
public struct PartialDate: Sendable, Hashable, CustomStringConvertible {
  public let year: Int
  public let month: Int?
  public let day: Int?

  /// Reads `2018`, `2018-2`, `2018/2/5`, `2018.02.05`, and a time of day after it, which is dropped. Nil for anything
  /// else, and for days that no calendar has.
  public init?(_ text: String) {
    let date = text.split(whereSeparator: { $0 == " " || $0 == "T" }).first ?? ""
    let parts = date.split(omittingEmptySubsequences: false, whereSeparator: { "-/.".contains($0) }).map {
      $0.utf8.allSatisfy { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) } ? Int($0) : nil
    }
    let numbers = parts.compactMap { $0 }
    guard numbers.count == parts.count, (1...3).contains(numbers.count), (1000...9999).contains(numbers[0]) else {
      return nil
    }
    (year, month, day) = (numbers[0], numbers.count > 1 ? numbers[1] : nil, numbers.count > 2 ? numbers[2] : nil)
    guard (1...12).contains(month ?? 1), (1...Self.days(year, month ?? 1)).contains(day ?? 1) else { return nil }
  }

  /// As `metadata.value` has it.
  public var description: String {
    ([String(year)] + [month, day].compactMap { $0 }.map { $0 < 10 ? "0\($0)" : "\($0)" }).joined(separator: "-")
  }

  private static func days(_ year: Int, _ month: Int) -> Int {
    switch month {
    case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
    case 4, 6, 9, 11: 30
    default: 31
    }
  }
}
