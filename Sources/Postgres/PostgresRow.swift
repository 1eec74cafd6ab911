/// One row. Keeps the answer it belongs to in memory.
public struct PostgresRow: Sendable {
  let result: QueryResult
  let layout: RowLayout
  let row: Int32

  public var columns: [String] { layout.names }

  /// Reads a column by name. `T` may be optional; NULL is an error otherwise.
  ///
  /// - Throws: ``PostgresError`` of kind `decoding`: no such column, NULL, or a type that does not fit.
  public func decode<T: PostgresDecodable>(_ column: String, as type: T.Type = T.self) throws -> T {
    guard let index = layout.index(of: column) else { throw missing(column) }
    return try decode(index, as: type)
  }

  /// Reads a column by its place, from 0.
  public func decode<T: PostgresDecodable>(_ column: Int, as type: T.Type = T.self) throws -> T {
    guard layout.types.indices.contains(column) else { throw missing("number \(column)") }
    guard let bytes = result.bytes(row, Int32(column)) else {
      guard let null = T.null else { throw mismatch(column, "is NULL, not \(T.self)") }
      return null
    }
    let columnType = layout.types[column]
    guard let value = withExtendedLifetime(result, { T.decode(bytes, as: columnType) }) else {
      throw mismatch(column, "is \(columnType), which is not read as \(T.self)")
    }
    return value
  }

  /// A column by name; `nil` where there is none.
  public subscript(column: String) -> PostgresCell? { layout.index(of: column).map { self[$0] } }

  /// A column by its place, from 0.
  public subscript(column: Int) -> PostgresCell { PostgresCell(row: self, column: column) }

  private func missing(_ column: String) -> PostgresError {
    PostgresError(.decoding, "the answer has no column \(column), but \(layout.names.joined(separator: ", "))")
  }

  private func mismatch(_ column: Int, _ what: String) -> PostgresError {
    PostgresError(.decoding, "column \(layout.names[column]) \(what)")
  }
}

/// One value of a row.
public struct PostgresCell: Sendable {
  let row: PostgresRow
  let column: Int

  public var type: PostgresType { row.layout.types[column] }
  public var isNull: Bool { row.result.bytes(row.row, Int32(column)) == nil }

  /// Reads the value; see ``PostgresRow/decode(_:as:)``.
  public func decode<T: PostgresDecodable>(as type: T.Type = T.self) throws -> T { try row.decode(column, as: type) }
}
