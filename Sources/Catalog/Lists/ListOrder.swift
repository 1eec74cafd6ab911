import FoundationEssentials
import Postgres

/// The order of a list as SQL: one or two segments (those that have the field, then the rest), each with columns that
/// together are unique and never NULL, and that an index has in this order.
struct ListOrder: Sendable {
  struct Column: Sendable {
    let expression: String
    let type: ColumnType
  }
  enum ColumnType: String, Sendable {
    case text, uuid
    case bytes = "bytea"
    case float = "double precision"
    case integer = "bigint"
    case time = "timestamptz"
  }
  struct Segment: Sendable {
    /// Nil: every row.
    let condition: Fragment?
    let columns: [Column]
    /// A column that is NULL all through the segment but stands first in its index.
    var leading: String?
    /// A table that this segment alone needs, as ` JOIN …`.
    var join: Fragment?
  }
  /// A piece of SQL that may bind values.
  typealias Fragment = @Sendable (inout StatementBuilder) -> String

  var segments: [Segment]
  var isDescending = false

  /// Every row has all columns.
  static func whole(_ columns: [Column]) -> ListOrder {
    ListOrder(segments: [Segment(condition: nil, columns: columns)])
  }

  /// Rows with `column`, by it and then by `ties`; after them, those where it is NULL, by `ties`.
  static func nullable(_ column: Column, ties: [Column]) -> ListOrder {
    ListOrder(segments: [
      Segment(condition: { _ in "\(column.expression) IS NOT NULL" }, columns: [column] + ties),
      Segment(
        condition: { _ in "\(column.expression) IS NULL" }, columns: ties, leading: column.expression),
    ])
  }
}

extension ListOrder.Segment {
  /// The columns as `k0`, `k1`…, to be read into a cursor.
  var selection: String {
    columns.enumerated().map { "\($1.expression) AS k\($0)" }.joined(separator: ", ")
  }

  func ordering(descending: Bool) -> String {
    ((leading.map { [$0] } ?? []) + columns.map(\.expression))
      .map { descending ? "\($0) DESC" : $0 }.joined(separator: ", ")
  }

  /// Rows beyond a place.
  func beyond(_ values: [PostgresValue], descending: Bool, inclusive: Bool, _ builder: inout StatementBuilder) -> String
  {
    let left = columns.map(\.expression).joined(separator: ", ")
    var right: [String] = []
    for (column, value) in zip(columns, values) { right.append("\(builder.bind(value))::\(column.type.rawValue)") }
    let sign = (descending ? "<" : ">") + (inclusive ? "=" : "")
    return "(\(left)) \(sign) (\(right.joined(separator: ", ")))"
  }

  func values(of row: PostgresRow) throws -> [PostgresValue] {
    try columns.enumerated().map { index, column in
      switch column.type {
      case .text: .text(try row.decode("k\(index)", as: String.self))
      case .uuid: .uuid(try row.decode("k\(index)", as: UUID.self))
      case .bytes: .bytes(try row.decode("k\(index)", as: [UInt8].self))
      case .float: .double(try row.decode("k\(index)", as: Double.self))
      case .integer: .int(try row.decode("k\(index)", as: Int64.self))
      case .time: .timestamp(try row.decode("k\(index)", as: Date.self))
      }
    }
  }
}
