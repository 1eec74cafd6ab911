import CPostgres

/// Owns a PGresult, freed once. `@unchecked Sendable`: libpq never changes a result that it has handed out.
final class QueryResult: @unchecked Sendable {
  let pointer: OpaquePointer

  init(_ pointer: OpaquePointer) { self.pointer = pointer }
  deinit { PQclear(pointer) }

  var status: ExecStatusType { PQresultStatus(pointer) }
  var rowCount: Int { Int(PQntuples(pointer)) }

  /// Rows changed, copied or selected; 0 for commands that count nothing.
  var affected: Int { Int(String(cString: PQcmdTuples(pointer))) ?? 0 }
  /// `INSERT 0 1`, `COMMIT`, `ROLLBACK`…
  var commandTag: String { String(cString: PQcmdStatus(pointer)) }

  /// The value's bytes, valid as long as this object; `nil` for NULL.
  func bytes(_ row: Int32, _ column: Int32) -> UnsafeRawBufferPointer? {
    guard PQgetisnull(pointer, row, column) == 0 else { return nil }
    return UnsafeRawBufferPointer(
      start: PQgetvalue(pointer, row, column), count: Int(PQgetlength(pointer, row, column)))
  }

  func field(_ code: Character) -> String? {
    guard let ascii = code.asciiValue, let text = PQresultErrorField(pointer, Int32(ascii)) else { return nil }
    return String(cString: text)
  }
}

/// The columns of a result: shared by all its rows.
final class RowLayout: Sendable {
  let names: [String]
  let types: [PostgresType]

  init(_ result: QueryResult) {
    let columns = 0..<PQnfields(result.pointer)
    names = columns.map { String(cString: PQfname(result.pointer, $0)) }
    types = columns.map { PostgresType(rawValue: PQftype(result.pointer, $0)) }
  }

  func index(of name: String) -> Int? { names.firstIndex(of: name) }
}
