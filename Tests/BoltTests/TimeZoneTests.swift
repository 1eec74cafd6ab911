import Testing

@testable import Bolt

@Suite struct TimeZoneTests {
  @Test(arguments: [
    ("Europe/London", Int64(1_700_000_000), 0), ("Europe/London", 1_720_000_000, 3_600),
    ("Europe/Paris", 4_000_000_000, 7_200), ("America/New_York", 1_700_000_000, -18_000),
    ("Asia/Kolkata", 1_700_000_000, 19_800), ("Australia/Lord_Howe", 1_704_067_200, 39_600), ("UTC", 0, 0),
    ("Europe/Stockholm", -3_000_000_000, 4_332), ("America/Santiago", 4_102_444_800, -10_800),
  ])
  func `the distance of a zone from UTC is known for past and future`(zone: String, moment: Int64, offset: Int) throws {
    let rules = try #require(TimeZoneRules.named(zone))
    #expect(rules.offset(atUTC: moment) == offset)
    #expect(rules.offset(atLocal: moment + Int64(offset)) == offset)
  }

  @Test(arguments: ["", "/etc/passwd", "../../../etc/passwd", "No/Such", "Europe/Paris\0", "a b"])
  func `a name that is no zone is nil, and no way out of the database`(name: String) {
    #expect(TimeZoneRules.named(name) == nil)
  }

  @Test func `the hour that comes twice is the first, the hour that is skipped has the offset of before`() throws {
    let paris = try #require(TimeZoneRules.named("Europe/Paris"))
    // 2023-10-29 02:30 comes twice, 2023-03-26 02:30 not at all.
    #expect(paris.offset(atLocal: 1_698_546_600) == 7_200)
    #expect(paris.offset(atLocal: 1_679_797_800) == 3_600)
  }

  @Test(arguments: [
    ("CET-1CEST,M3.5.0,M10.5.0/3", Int64(4_106_000_000), 3_600), ("CET-1CEST,M3.5.0,M10.5.0/3", 4_118_000_000, 7_200),
    ("AEST-10AEDT,M10.1.0,M4.1.0/3", 4_106_000_000, 39_600), ("<+0330>-3:30", 0, 12_600),
    ("EST5EDT,J60,J300", 4_118_000_000, -14_400), ("EST5EDT,59,299", 4_106_000_000, -18_000),
  ])
  func `the rule for the years to come is read in all its forms`(rule: String, moment: Int64, offset: Int) throws {
    #expect(try #require(PosixTimeZone(rule)).offset(atUTC: moment) == offset)
  }

  @Test(arguments: ["", "CET", "CET-1CEST", "CET-1CEST,M13.5.0,M10.5.0", "CET-1CEST,M3.5,M10.5.0", "1"])
  func `what is no rule is nil`(rule: String) { #expect(PosixTimeZone(rule) == nil) }

  @Test(arguments: [Int64.min, .min + 1, -62_135_596_800, 0, 253_402_300_799, .max - 1, .max])
  func `no moment crashes, however far`(moment: Int64) {
    for zone in ["Europe/London", "Australia/Sydney", "UTC"] {
      let value = CypherDateTime(epochSeconds: moment, nanoseconds: .max, zone: .named(zone))
      #expect(value.description.contains("["))
    }
    #expect(!CypherDateTime(epochSeconds: moment, zone: .offset(.min)).description.isEmpty)
    #expect(!CypherDate(days: moment).description.isEmpty)
    #expect(!CypherLocalTime(nanoseconds: moment).description.isEmpty)
    #expect(!CypherDuration(months: moment, days: moment, seconds: moment, nanoseconds: moment).description.isEmpty)
  }

  private static let days: [(Int, Int, Int, Int64)] = [
    (1970, 1, 1, 0), (2000, 2, 29, 11_016), (1969, 12, 31, -1), (2026, 11, 24, 20_781), (1, 1, 1, -719_162),
    (-1, 12, 31, -719_529),
  ]

  @Test(arguments: days)
  func `days and dates agree`(year: Int, month: Int, day: Int, days: Int64) throws {
    let date = try #require(CypherDate(year: year, month: month, day: day))
    #expect(date.days == days)
    #expect((date.year, date.month, date.day) == (year, month, day))
  }

  @Test func `days that the calendar lacks are nil`() {
    #expect(CypherDate(year: 2023, month: 2, day: 29) == nil)
    #expect(CypherDate(year: 2023, month: 13, day: 1) == nil)
    #expect(CypherDate(year: 2023, month: 4, day: 31) == nil)
    #expect(CypherDate(year: 2024, month: 2, day: 29)?.description == "2024-02-29")
  }
}
