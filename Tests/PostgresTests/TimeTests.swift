import FoundationEssentials
import Postgres
import Testing

@Suite struct TimeTests {
  private static let connection = Task { try await testConnection() }

  private func row(_ sql: String, _ parameters: [PostgresValue] = []) async throws -> PostgresRow {
    try await Self.connection.value.query(sql, parameters)[0]
  }

  @Test(arguments: [
    "2000-01-01 00:00:00+00", "1999-12-31 23:59:59.999999+00", "2026-11-24 17:45:18.123456+00",
    "1969-12-31 23:59:59.000001+00", "0001-01-01 00:00:00+00", "2250-12-31 23:59:59.999999+00",
    "1582-10-15 12:00:00+00",
  ])
  func aTimestampComesBackToTheMicrosecond(_ text: String) async throws {
    let date = try await row("SELECT $1::timestamptz", [.text(text)]).decode(0, as: Date.self)
    #expect(try await row("SELECT $1 = $2::timestamptz", [.timestamp(date), .text(text)]).decode(0, as: Bool.self))
  }

  @Test func timestampsAreWhatFoundationTakesThemFor() async throws {
    let date = try await row("SELECT '2026-11-24 17:45:18.5+01'::timestamptz").decode(0, as: Date.self)
    #expect(date.timeIntervalSince1970 == 1_795_538_718.5)
    let local = try await row("SELECT '2026-11-24 16:45:18.5'::timestamp").decode(0, as: Date.self)
    #expect(local == date)
    let day = try await row("SELECT '2026-11-24'::date").decode(0, as: Date.self)
    #expect(day.timeIntervalSince1970 == 1_795_478_400)
  }

  @Test func infinitiesAreTheFarthestDates() async throws {
    for (date, word) in [(Date.distantFuture, "infinity"), (.distantPast, "-infinity")] {
      let row = try await row(
        "SELECT $1::timestamptz, $1::timestamptz = $2::timestamptz", [.timestamp(date), .text(word)])
      #expect(try row.decode(0, as: Date.self) == date)
      #expect(try row.decode(1, as: Bool.self))
    }
  }

  @Test(arguments: [
    "2000-01-01", "1999-12-31", "2024-02-29", "1900-03-01", "0001-01-01", "0044-03-15 BC", "5874897-12-31",
    "4713-11-24 BC", "infinity", "-infinity", "10000-01-01",
  ])
  func aDateIsReadAsTheServerWritesIt(_ text: String) async throws {
    #expect(try await row("SELECT $1::date", [.text(text)]).decode(0, as: String.self) == text)
  }

  @Test func everyDayOfFourCenturiesIsReadAsTheServerWritesIt() async throws {
    let rows = try await Self.connection.value.query(
      "SELECT d::date, d::date::text FROM generate_series('1800-01-01'::date, '2200-01-01', '7 days') d")
    #expect(try rows.allSatisfy { try $0.decode(0, as: String.self) == $0.decode(1, as: String.self) })
    #expect(rows.count > 20_000)
  }
}
