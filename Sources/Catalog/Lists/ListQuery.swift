import FoundationEssentials
import Postgres

/// A list that can be paged: what is read, from where, what is let through, in which order.
struct ListQuery: Sendable {
  /// Columns of a row.
  let selection: String
  /// The row's id.
  let id: String
  let order: ListOrder
  /// `source` can take a sample.
  let isSampled: Bool
  /// The tables, joined; as few as the use needs.
  let source: @Sendable (Use, inout StatementBuilder) -> String
  /// What every row has to pass.
  let conditions: @Sendable (inout StatementBuilder) -> [String]

  /// What is asked of the tables.
  enum Use: Equatable {
    /// Whole rows.
    case rows
    /// Only places, and counts up to one.
    case places
    /// Only how many there are, in no order.
    case total
    /// Places of about so many per cent of the rows, always the same ones.
    case sample(Double)
  }

  /// `FROM … WHERE …` of one segment, or of the whole list, with further conditions.
  func body(
    _ use: Use, of segment: ListOrder.Segment?, _ builder: inout StatementBuilder, filtered: Bool = true,
    and more: String? = nil
  ) -> String {
    let source = source(use, &builder) + (segment?.join?(&builder) ?? "")
    let all = (filtered ? conditions(&builder) : []) + [segment?.condition?(&builder), more].compactMap { $0 }
    return "FROM \(source)" + (all.isEmpty ? "" : " WHERE " + all.joined(separator: " AND "))
  }

  /// Rows of one segment in order; without a selection their places alone.
  func statement(
    _ segment: ListOrder.Segment, selecting selection: String? = nil, _ body: String, descending: Bool, limit: Int,
    offset: Int = 0
  ) -> String {
    """
    SELECT \(selection.map { $0 + ", " } ?? "")\(segment.selection) \(body)
    ORDER BY \(segment.ordering(descending: descending)) LIMIT \(limit) OFFSET \(offset)
    """
  }
}

extension ListQuery {
  /// Reads a page.
  func page(_ start: PageStart, limit: Int, on connection: PostgresConnection) async throws -> Page<PostgresRow> {
    switch start {
    case .beginning: try await walk(from: nil, backwards: false, limit, connection)
    case .end: try await walk(from: nil, backwards: true, limit, connection)
    case .after(let cursor): try await walk(from: cursor, backwards: false, limit, connection)
    case .before(let cursor): try await walk(from: cursor, backwards: true, limit, connection)
    case .from(let id):
      try await walk(from: cursor(of: id, connection), backwards: false, inclusive: true, limit, connection)
    case .upTo(let id): try await walk(from: cursor(of: id, connection), backwards: true, limit, connection)
    case .fraction(let fraction):
      try await walk(from: cursor(at: fraction, connection), backwards: false, inclusive: true, limit, connection)
    }
  }

  /// The place of a row; nil where there is none.
  func cursor(of id: UUID, _ connection: PostgresConnection) async throws -> PageCursor? {
    for index in order.segments.indices {
      let segment = order.segments[index]
      var builder = StatementBuilder()
      let isRow = "\(self.id) = \(builder.bind(.uuid(id)))"
      let body = body(.places, of: segment, &builder, filtered: false, and: isRow)
      let sql = statement(segment, body, descending: false, limit: 1)
      if let row = try await connection.query(sql, builder.parameters).first {
        return PageCursor(segment: index, values: try segment.values(of: row))
      }
    }
    return nil
  }

  /// The ids of all rows, in their own order, one after the other.
  func ids(
    on connection: PostgresConnection, isolation: isolated (any Actor)? = #isolation, each: (UUID) throws -> Void
  ) async throws {
    var builder = StatementBuilder()
    let body = body(.places, of: nil, &builder)
    for try await row in connection.stream("SELECT \(id) \(body) ORDER BY \(id)", builder.parameters) {
      try each(try row.decode(0))
    }
  }

  // MARK: Walking

  /// Reads one row more than wanted, to know whether there are more.
  private func walk(
    from cursor: PageCursor?, backwards: Bool, inclusive: Bool = false, _ limit: Int, _ connection: PostgresConnection
  ) async throws -> Page<PostgresRow> {
    var found: [(row: PostgresRow, segment: Int)] = []
    let segments = Array(order.segments.indices)
    for index in backwards ? segments.reversed() : segments where found.count <= limit {
      if let cursor, backwards ? index > cursor.segment : index < cursor.segment { continue }
      let place = cursor.flatMap { $0.segment == index ? $0.values : nil }
      let rows = try await read(
        order.segments[index], beyond: place, backwards: backwards, inclusive: inclusive,
        limit: limit + 1 - found.count, connection)
      found += rows.map { ($0, index) }
    }
    return try page(found, from: cursor, backwards: backwards, limit)
  }

  private func page(
    _ found: [(row: PostgresRow, segment: Int)], from cursor: PageCursor?, backwards: Bool, _ limit: Int
  ) throws -> Page<PostgresRow> {
    let hasMore = found.count > limit
    let kept = backwards ? found.prefix(limit).reversed() : Array(found.prefix(limit))
    func place(_ entry: (row: PostgresRow, segment: Int)?) throws -> PageCursor? {
      try entry.map { PageCursor(segment: $0.segment, values: try order.segments[$0.segment].values(of: $0.row)) }
    }
    return Page(
      rows: kept.map(\.row), first: try place(kept.first), last: try place(kept.last),
      hasMoreBefore: backwards ? hasMore : cursor != nil, hasMoreAfter: backwards ? cursor != nil : hasMore)
  }

  private func read(
    _ segment: ListOrder.Segment, beyond place: [PostgresValue]?, backwards: Bool, inclusive: Bool, limit: Int,
    _ connection: PostgresConnection
  ) async throws -> PostgresRows {
    var builder = StatementBuilder()
    let descending = order.isDescending != backwards
    let beyond = place.map { segment.beyond($0, descending: descending, inclusive: inclusive, &builder) }
    let body = body(.rows, of: segment, &builder, and: beyond)
    return try await connection.query(
      statement(segment, selecting: selection, body, descending: descending, limit: limit), builder.parameters)
  }
}
