import FoundationEssentials
import Postgres
import Testing

/// Each type goes to the server and comes back unchanged, at its edges.
@Suite struct TypeTests {
  private func echo<T: PostgresDecodable>(_ value: PostgresValue, _ type: String, as: T.Type = T.self) async throws -> T
  {
    try await TypeTests.connection.value.query("SELECT $1::\(type)", [value])[0].decode(0)
  }

  private func read<T: PostgresDecodable>(_ expression: String, as: T.Type = T.self) async throws -> T {
    try await TypeTests.connection.value.query("SELECT \(expression)")[0].decode(0)
  }

  private static let connection = Task { try await testConnection() }

  @Test(arguments: [0, 1, -1, Int64.max, Int64.min])
  func int8(_ value: Int64) async throws { #expect(try await echo(.int(value), "int8") == value) }

  @Test(arguments: [Int32.max, .min, 0])
  func int4(_ value: Int32) async throws { #expect(try await echo(.int(Int64(value)), "int4") == value) }

  @Test(arguments: [Int16.max, .min, 0])
  func int2(_ value: Int16) async throws { #expect(try await echo(.int(Int64(value)), "int2") == value) }

  @Test func anIntegerThatDoesNotFitIsAnError() async throws {
    let error = await #expect(throws: PostgresError.self) { try await read("70000", as: Int16.self) }
    #expect(error?.kind == .decoding)
  }

  @Test(arguments: [0, -0.0, 1 / 3, .infinity, -.infinity, .greatestFiniteMagnitude, .leastNonzeroMagnitude, 128.04])
  func float8(_ value: Double) async throws {
    #expect(try await echo(.double(value), "float8", as: Double.self).bitPattern == value.bitPattern)
  }

  @Test func notANumberStaysOne() async throws {
    #expect(try await echo(.double(.nan), "float8", as: Double.self).isNaN)
    #expect(try await read("'NaN'::numeric", as: Double.self).isNaN)
  }

  @Test(arguments: [0, 1.5, .infinity, Float.greatestFiniteMagnitude, .leastNonzeroMagnitude])
  func float4(_ value: Float) async throws { #expect(try await echo(.double(Double(value)), "float4") == value) }

  @Test(arguments: [
    "0", "0.0", "-0.5", "1", "10000", "99999999999999999999999999.000000000000000001", "0.00000001", "-12345.6789",
    "100000000", "0.10", "NaN", "Infinity", "-Infinity", "128.04", "9999.9999", "0.0001", "0.00010",
  ])
  func numericAsText(_ text: String) async throws {
    #expect(try await read("'\(text)'::numeric", as: String.self) == text)
  }

  @Test func numericAsNumbers() async throws {
    #expect(try await read("128.04::numeric", as: Double.self) == 128.04)
    #expect(try await read("42::numeric", as: Int.self) == 42)
    await #expect(throws: PostgresError.self) { try await read("1.5::numeric", as: Int.self) }
  }

  @Test(arguments: ["", "plain", "Ångström ✨ 日本語 👩‍👩‍👧", "it's \"quoted\" \\ $1", "line\nbreak\ttab", " spaces "])
  func text(_ value: String) async throws {
    for type in ["text", "varchar", "varchar(64)", "name", "xml"] where !(type == "xml" && value.isEmpty) {
      guard type != "xml" else { continue }
      #expect(try await echo(.text(value), type) == value)
    }
  }

  @Test func textIsWhateverThePlaceAsksFor() async throws {
    #expect(try await echo(.text("2026-11-24"), "date", as: String.self) == "2026-11-24")
    #expect(try await echo(.text("1.50"), "numeric", as: String.self) == "1.50")
    #expect(try await echo(.text("42"), "int4", as: Int.self) == 42)
    let id = UUID()
    #expect(try await echo(.text(id.uuidString), "uuid", as: UUID.self) == id)
  }

  @Test func enumsAreText() async throws {
    let connection = try await testConnection()
    try await connection.script("CREATE TYPE pg_temp.mood AS ENUM ('calm', 'peak time')")
    let row = try await connection.query("SELECT $1::pg_temp.mood, ARRAY[$1::pg_temp.mood]", ["peak time"])[0]
    #expect(try row.decode(0, as: String.self) == "peak time")
    #expect(try row.decode(1, as: [String].self) == ["peak time"])
    await connection.close()
  }

  @Test func aZeroByteInTextIsRefused() async throws {
    let error = await #expect(throws: PostgresError.self) { try await echo(.text("a\0b"), "text", as: String.self) }
    #expect(error?.kind == .server(sqlstate: "22021"))
  }

  @Test(arguments: [true, false])
  func bool(_ value: Bool) async throws { #expect(try await echo(.bool(value), "bool") == value) }

  @Test func uuid() async throws {
    for id in [UUID(), try #require(UUID(uuidString: "00000000-0000-0000-0000-000000000000"))] {
      #expect(try await echo(.uuid(id), "uuid") == id)
      #expect(try await echo(.uuid(id), "uuid", as: String.self) == id.uuidString.lowercased())
    }
  }

  @Test(arguments: [[], [0], [0, 255, 10, 92, 39], Array(0...255)] as [[UInt8]])
  func bytes(_ value: [UInt8]) async throws { #expect(try await echo(.bytes(value), "bytea") == value) }

  @Test(arguments: ["{}", "{\"a\": [1, 2.50, null, \"é\\n\"]}", "\"\"", "null"])
  func jsonb(_ value: String) async throws {
    #expect(try await echo(.json(value), "jsonb", as: String.self) == value)
    #expect(try await echo(.json(value), "json", as: String.self) == value)
  }

  @Test func nullIsReadAsNilAndOtherwiseAnError() async throws {
    #expect(try await echo(.null, "text", as: String?.self) == nil)
    #expect(try await echo("word", "text", as: String?.self) == "word")
    let error = await #expect(throws: PostgresError.self) { try await echo(.null, "int4", as: Int.self) }
    #expect(error?.kind == .decoding)
  }

  @Test func aWrongTypeAndAMissingColumnAreTypedErrors() async throws {
    let row = try await TypeTests.connection.value.query("SELECT 1 AS one, 'x' AS word")[0]
    #expect(#expect(throws: PostgresError.self) { try row.decode("word", as: UUID.self) }?.kind == .decoding)
    #expect(#expect(throws: PostgresError.self) { try row.decode("two", as: Int.self) }?.kind == .decoding)
    #expect(#expect(throws: PostgresError.self) { try row.decode(2, as: Int.self) }?.kind == .decoding)
    #expect(row["two"] == nil)
  }
}
