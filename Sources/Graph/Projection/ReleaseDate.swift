/// The first day of what is known of a release, and how much that is (N13).
struct ReleaseDate: Sendable, Hashable {
  enum Precision: String, Sendable, Hashable { case year, month, day }

  /// `2018-02-01`.
  let firstDay: String
  let precision: Precision
  /// As precise as it is known: `2018-02`.
  var text: String { String(firstDay.prefix([.year: 4, .month: 7, .day: 10][precision] ?? 10)) }

  /// Reads `2018`, `2018-02` and `2018-02-05`; nil for anything else.
  init?(_ text: String) {
    let parts = text.split(separator: "-", omittingEmptySubsequences: false)
    let numbers = parts.compactMap { part in part.utf8.allSatisfy { (48...57).contains($0) } ? Int(part) : nil }
    guard numbers.count == parts.count, (1...3).contains(numbers.count), (1000...9999).contains(numbers[0]) else {
      return nil
    }
    let (month, day) = (numbers.count > 1 ? numbers[1] : 1, numbers.count > 2 ? numbers[2] : 1)
    guard (1...12).contains(month), (1...Self.days(numbers[0], month)).contains(day) else { return nil }
    firstDay = "\(numbers[0])-\(month < 10 ? "0" : "")\(month)-\(day < 10 ? "0" : "")\(day)"
    precision = [.year, .month, .day][numbers.count - 1]
  }

  private static func days(_ year: Int, _ month: Int) -> Int {
    switch month {
    case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
    case 4, 6, 9, 11: 30
    default: 31
    }
  }
}
