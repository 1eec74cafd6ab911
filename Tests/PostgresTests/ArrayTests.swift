import FoundationEssentials
import Postgres
import Testing

@Suite struct ArrayTests {
  private static let connection = Task { try await testConnection() }

  private func echo<T: PostgresDecodable>(_ value: PostgresValue, _ type: String, as: T.Type = T.self) async throws -> T
  {
    try await Self.connection.value.query("SELECT $1::\(type)", [value])[0].decode(0)
  }

  private func read<T: PostgresDecodable>(_ expression: String, as: T.Type = T.self) async throws -> T {
    try await Self.connection.value.query("SELECT \(expression)")[0].decode(0)
  }

  @Test func textArraysKeepEmptyTextsAndNulls() async throws {
    let words: [String?] = ["plain", nil, "", "with, comma \"and\" {braces}", "日本"]
    #expect(try await echo(.textArray(words), "text[]") == words)
    #expect(try await echo(.textArray(["a", "b"]), "varchar[]", as: [String].self) == ["a", "b"])
  }

  @Test func emptyArrays() async throws {
    #expect(try await echo(.textArray([]), "text[]", as: [String].self) == [])
    #expect(try await echo(.uuidArray([]), "uuid[]", as: [UUID].self) == [])
    #expect(try await read("'{}'::int4[]", as: [Int].self) == [])
  }

  @Test func numberArrays() async throws {
    #expect(try await echo(.intArray([.min, 0, .max]), "int8[]", as: [Int64].self) == [.min, 0, .max])
    #expect(try await echo(.intArray([1, -2]), "int4[]", as: [Int32].self) == [1, -2])
    #expect(try await echo(.intArray([1, -2]), "int2[]", as: [Int16].self) == [1, -2])
    #expect(try await echo(.doubleArray([0.5, .infinity]), "float8[]", as: [Double].self) == [0.5, .infinity])
    #expect(try await echo(.doubleArray([0.5]), "float4[]", as: [Float].self) == [0.5])
    #expect(try await read("ARRAY[1.25, NULL]::numeric[]", as: [String?].self) == ["1.25", nil])
  }

  @Test func arraysOfOtherTypes() async throws {
    let ids = (0..<1000).map { _ in UUID() }
    #expect(try await echo(.uuidArray(ids), "uuid[]") == ids)
    #expect(try await read("ARRAY[true, false]", as: [Bool].self) == [true, false])
    #expect(try await read("ARRAY['2000-01-02'::timestamptz, 'infinity']", as: [Date].self).last == .distantFuture)
    #expect(try await read("ARRAY['{\"a\": 1}'::jsonb]", as: [String].self) == ["{\"a\": 1}"])
  }

  @Test func anArrayIsAPredicateOfItsMembers() async throws {
    let rows = try await Self.connection.value.query(
      "SELECT n FROM generate_series(1, 100) n WHERE n = ANY($1)", [.intArray([3, 50, 400])])
    #expect(try rows.map { try $0.decode(0, as: Int.self) } == [3, 50])
  }

  @Test func nullsAndFurtherDimensionsNeedTheirTypes() async throws {
    for expression in ["ARRAY[1, NULL]", "ARRAY[[1, 2], [3, 4]]", "ARRAY['x']"] {
      let error = await #expect(throws: PostgresError.self) { try await read(expression, as: [Int].self) }
      #expect(error?.kind == .decoding)
    }
  }
}
