import FoundationEssentials
import Postgres

extension ListQuery {
  /// How many rows the list has, exactly.
  func count(on connection: PostgresConnection) async throws -> Int {
    try await count(segment: nil, connection)
  }

  /// How many rows the planner expects: at once, and often wrong.
  func estimate(on connection: PostgresConnection) async throws -> Int {
    var builder = StatementBuilder()
    let body = body(&builder)
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

  /// The place of the row about `fraction` of the way down.
  func cursor(at fraction: Double, _ connection: PostgresConnection) async throws -> PageCursor? {
    var skip = Int(min(1, max(0, fraction)) * Double(try await count(on: connection)))
    for (index, segment) in order.segments.enumerated() {
      var builder = StatementBuilder()
      let body = body(&builder, and: [segment.condition])
      let sql = statement(segment, body, descending: order.isDescending, limit: 1, offset: skip)
      if let row = try await connection.query(sql, builder.parameters).first {
        return PageCursor(segment: index, values: try segment.values(of: row))
      }
      skip -= try await count(segment: segment, connection)
    }
    return nil
  }

  private func count(
    segment: ListOrder.Segment?, before place: [PostgresValue]? = nil, _ connection: PostgresConnection
  ) async throws -> Int {
    var builder = StatementBuilder()
    let before = place.flatMap { place in
      segment?.beyond(place, descending: !order.isDescending, inclusive: false, &builder)
    }
    let body = body(&builder, and: [segment?.condition, before])
    return try await connection.query("SELECT count(*) \(body)", builder.parameters)[0].decode(0)
  }
}
