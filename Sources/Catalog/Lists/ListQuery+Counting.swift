import FoundationEssentials
import Postgres

extension ListQuery {
  /// How many rows the list has, exactly.
  func count(on connection: PostgresConnection) async throws -> Int {
    try await count(.total, segment: nil, connection)
  }

  /// How many rows the planner expects: at once, and often wrong.
  func estimate(on connection: PostgresConnection) async throws -> Int {
    var builder = StatementBuilder()
    let body = body(.total, of: nil, &builder)
    let rows = try await connection.query("EXPLAIN SELECT \(body)", builder.parameters)
    guard let top: String = try rows.first?.decode(0), let mark = top.firstRange(of: " rows=") else { return 0 }
    return Int(top[mark.upperBound...].prefix { $0.isNumber }) ?? 0
  }

  /// How many rows stand before this one: the place of the cursor, from 0. Nil where there is no such row.
  func position(of id: UUID, on connection: PostgresConnection) async throws -> Int? {
    guard let cursor = try await cursor(of: id, connection) else { return nil }
    var position = 0
    for index in 0...cursor.segment {
      position += try await count(
        segment: order.segments[index], before: index == cursor.segment ? cursor.values : nil, connection)
    }
    return position
  }

  /// The place of the row about `fraction` of the way down: of a long list found in a sample, to about two hundredths.
  func cursor(at fraction: Double, _ connection: PostgresConnection) async throws -> PageCursor? {
    let expected = try await estimate(on: connection)
    if isSampled, expected > Self.longList {
      let share = Use.sample(100 * Double(Self.sampleSize) / Double(expected))
      if let cursor = try await cursor(at: fraction, sampling: share, connection) { return cursor }
    }
    return try await cursor(counting: fraction, connection)
  }

  private static let longList = 20_000
  private static let sampleSize = 600

  /// The whole sample is read in the list's order. Nil where it is too small to tell.
  private func cursor(
    at fraction: Double, sampling use: Use, _ connection: PostgresConnection
  ) async throws -> PageCursor? {
    var places: [PageCursor] = []
    for (index, segment) in order.segments.enumerated() {
      var builder = StatementBuilder()
      let body = body(use, of: segment, &builder)
      let sql = statement(segment, body, descending: order.isDescending, limit: 10 * Self.sampleSize)
      for row in try await connection.query(sql, builder.parameters) {
        places.append(PageCursor(segment: index, values: try segment.values(of: row)))
      }
    }
    guard places.count >= Self.sampleSize / 10 else { return nil }
    return places[Self.place(of: fraction, among: places.count)]
  }

  private static func place(of fraction: Double, among count: Int) -> Int {
    min(count - 1, Int(min(1, max(0, fraction)) * Double(count)))
  }

  private func cursor(counting fraction: Double, _ connection: PostgresConnection) async throws -> PageCursor? {
    let total = try await count(on: connection)
    guard total > 0 else { return nil }
    var skip = Self.place(of: fraction, among: total)
    for (index, segment) in order.segments.enumerated() {
      // The last one has the rest.
      let isLast = index == order.segments.count - 1
      let rows = isLast ? Int.max : try await count(segment: segment, connection)
      guard skip >= rows else { return try await cursor(at: skip, index, segment, connection) }
      skip -= rows
    }
    return nil
  }

  private func cursor(
    at offset: Int, _ index: Int, _ segment: ListOrder.Segment, _ connection: PostgresConnection
  ) async throws -> PageCursor? {
    var builder = StatementBuilder()
    let body = body(.places, of: segment, &builder)
    let sql = statement(segment, body, descending: order.isDescending, limit: 1, offset: offset)
    return try await connection.query(sql, builder.parameters).first.map {
      PageCursor(segment: index, values: try segment.values(of: $0))
    }
  }

  private func count(
    _ use: Use = .places, segment: ListOrder.Segment?, before place: [PostgresValue]? = nil,
    _ connection: PostgresConnection
  ) async throws -> Int {
    var builder = StatementBuilder()
    let before = place.flatMap { place in
      segment?.beyond(place, descending: !order.isDescending, inclusive: false, &builder)
    }
    let body = body(use, of: segment, &builder, and: before)
    return try await connection.query("SELECT count(*) \(body)", builder.parameters)[0].decode(0)
  }
}
