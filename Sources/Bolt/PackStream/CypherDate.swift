/// A day of the proleptic Gregorian calendar.
public struct CypherDate: Sendable, Hashable, CustomStringConvertible {
  /// Days since 1970-01-01.
  public let days: Int64

  public init(days: Int64) { self.days = days }

  /// Nil where the calendar has no such day.
  public init?(year: Int, month: Int, day: Int) {
    guard (1...12).contains(month), day >= 1, (-999_999_999...999_999_999).contains(year) else { return nil }
    let days = CivilDay.days(year: Int64(year), month: Int64(month), day: Int64(day))
    let civil = CivilDay(days: days)
    guard civil.month == month, civil.day == day else { return nil }
    self.days = days
  }

  public var year: Int { Int(CivilDay(days: days).year) }
  public var month: Int { Int(CivilDay(days: days).month) }
  public var day: Int { Int(CivilDay(days: days).day) }
  /// `2026-11-24`.
  public var description: String { CivilDay(days: days).description }
}

/// Year, month and day of a day number (Howard Hinnant, "chrono-Compatible Low-Level Date Algorithms").
struct CivilDay: CustomStringConvertible {
  let year: Int64
  let month: Int64
  let day: Int64

  init(days: Int64) {
    // Day numbers beyond ten million million years would overflow; no server has them, garbage may.
    let shifted = max(min(days, 4_000_000_000_000_000), -4_000_000_000_000_000) + 719_468
    let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
    let dayOfEra = shifted - era * 146_097
    let yearOfEra = (dayOfEra - dayOfEra / 1_460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let shiftedMonth = (5 * dayOfYear + 2) / 153
    day = dayOfYear - (153 * shiftedMonth + 2) / 5 + 1
    month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
    year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
  }

  static func days(year: Int64, month: Int64, day: Int64) -> Int64 {
    let shiftedYear = month <= 2 ? year - 1 : year
    let era = (shiftedYear >= 0 ? shiftedYear : shiftedYear - 399) / 400
    let yearOfEra = shiftedYear - era * 400
    let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
    return era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 719_468
  }

  var description: String { "\(padded(year, 4))-\(padded(month, 2))-\(padded(day, 2))" }
}

/// A number with leading zeros.
func padded(_ number: Int64, _ width: Int) -> String {
  let digits = String(number.magnitude)
  return (number < 0 ? "-" : "") + String(repeating: "0", count: max(0, width - digits.count)) + digits
}
