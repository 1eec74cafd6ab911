/// The rows of an answer, decoded when they are asked for.
public struct PostgresRows: RandomAccessCollection, Sendable {
  let result: QueryResult
  let layout: RowLayout
  /// Rows that the statement changed (or selected).
  public let affected: Int

  init(_ result: QueryResult) {
    self.result = result
    layout = RowLayout(result)
    affected = result.affected
    endIndex = result.rowCount
  }

  public let endIndex: Int
  public var startIndex: Int { 0 }

  public subscript(position: Int) -> PostgresRow {
    precondition(position >= 0 && position < endIndex, "row \(position) of \(endIndex)")
    return PostgresRow(result: result, layout: layout, row: Int32(position))
  }

  /// Names of the columns, in order.
  public var columns: [String] { layout.names }
}
