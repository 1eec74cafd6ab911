/// The rule for all years to come at the end of a TZif file, as `CET-1CEST,M3.5.0,M10.5.0/3` (POSIX.1, TZ variable).
struct PosixTimeZone: Sendable {
  private let standard: Int
  private let summer: (offset: Int, begins: Change, ends: Change)?

  /// A day of a year and a second of that day.
  private struct Change: Sendable {
    enum Day: Sendable {
      /// 1 to 365; 29 February is never counted.
      case julian(Int64)
      /// 0 to 365.
      case zeroBased(Int64)
      /// The week-th (5 = last) weekday (0 = Sunday) of a month.
      case weekday(month: Int64, week: Int64, day: Int64)
    }
    let day: Day
    let second: Int64

    func seconds(in year: Int64) -> Int64 { dayNumber(in: year) &* 86_400 &+ second }

    private func dayNumber(in year: Int64) -> Int64 {
      let newYear = CivilDay.days(year: year, month: 1, day: 1)
      switch day {
      case .zeroBased(let day): return newYear + day
      case .julian(let day):
        let isLeap = CivilDay.days(year: year + 1, month: 1, day: 1) - newYear == 366
        return newYear + day - 1 + (isLeap && day >= 60 ? 1 : 0)
      case .weekday(let month, let week, let day):
        let first = CivilDay.days(year: year, month: month, day: 1)
        let next =
          month == 12
          ? CivilDay.days(year: year + 1, month: 1, day: 1)
          : CivilDay.days(year: year, month: month + 1, day: 1)
        // 1970-01-01 was a Thursday.
        let weekday = ((first + 4) % 7 + 7) % 7
        let candidate = first + (day - weekday + 7) % 7 + (week - 1) * 7
        return candidate < next ? candidate : candidate - 7
      }
    }
  }

  func offset(atUTC seconds: Int64) -> Int {
    guard let summer else { return standard }
    let year = CivilDay(days: floorDivide(seconds &+ Int64(standard), 86_400)).year
    let begins = summer.begins.seconds(in: year) &- Int64(standard)
    let ends = summer.ends.seconds(in: year) &- Int64(summer.offset)
    let isSummer = begins < ends ? seconds >= begins && seconds < ends : seconds >= begins || seconds < ends
    return isSummer ? summer.offset : standard
  }

  /// Nil where the text is no such rule.
  init?(_ text: String) {
    var text = Substring(text)
    guard Self.skipName(&text), let west = Self.time(&text) else { return nil }
    standard = -Int(west)
    guard !text.isEmpty else {
      summer = nil
      return
    }
    guard Self.skipName(&text) else { return nil }
    let offset = text.first == "," ? standard + 3_600 : Self.time(&text).map { -Int($0) }
    guard let offset, let begins = Self.change(&text), let ends = Self.change(&text) else { return nil }
    summer = (offset, begins, ends)
  }

  private static func skipName(_ text: inout Substring) -> Bool {
    let before = text.count
    if text.first == "<" {
      text = text.drop { $0 != ">" }.dropFirst()
    } else {
      text = text.drop { $0.isLetter }
    }
    return text.count < before
  }

  private static func integer(_ text: inout Substring) -> Int64? {
    let digits = text.prefix { $0.isNumber }
    text = text.dropFirst(digits.count)
    return digits.count < 8 ? Int64(digits) : nil
  }

  /// `[+-]hh[:mm[:ss]]` in seconds.
  private static func time(_ text: inout Substring) -> Int64? {
    let isNegative = text.first == "-"
    if isNegative || text.first == "+" { text = text.dropFirst() }
    guard var total = integer(&text).map({ $0 * 3_600 }) else { return nil }
    for unit: Int64 in [60, 1] where text.first == ":" {
      text = text.dropFirst()
      guard let part = integer(&text) else { return nil }
      total += part * unit
    }
    return isNegative ? -total : total
  }

  private static func change(_ text: inout Substring) -> Change? {
    guard text.first == "," else { return nil }
    text = text.dropFirst()
    guard let day = day(&text) else { return nil }
    guard text.first == "/" else { return Change(day: day, second: 7_200) }
    text = text.dropFirst()
    return time(&text).map { Change(day: day, second: $0) }
  }

  private static func day(_ text: inout Substring) -> Change.Day? {
    let kind = text.first
    if kind == "J" || kind == "M" { text = text.dropFirst() }
    guard let first = integer(&text) else { return nil }
    guard kind == "M" else { return kind == "J" ? .julian(first) : .zeroBased(first) }
    var rest: [Int64] = []
    while text.first == ".", rest.count < 2 {
      text = text.dropFirst()
      guard let part = integer(&text) else { return nil }
      rest.append(part)
    }
    guard rest.count == 2, (1...12).contains(first) else { return nil }
    return .weekday(month: first, week: rest[0], day: rest[1])
  }
}
