import Postgres
import Testing

@Suite struct StreamTests {
  @Test func everyRowComesInOrder() async throws {
    let connection = try await testConnection()
    var expected = 0
    for try await row in connection.stream("SELECT n FROM generate_series(0, $1::int8 - 1) n", [50_000]) {
      #expect(try row.decode("n", as: Int.self) == expected)
      expected += 1
    }
    #expect(expected == 50_000)
    #expect(try await connection.query("SELECT 1").count == 1)
    await connection.close()
  }

  @Test func leavingEarlyCancelsAndTheConnectionGoesOn() async throws {
    let connection = try await testConnection()
    for try await row in connection.stream("SELECT generate_series(1, 1000000000) AS n") {
      if try row.decode("n", as: Int.self) == 10 { break }
    }
    #expect(try await connection.query("SELECT 1").count == 1)
    await connection.close()
  }

  @Test func anErrorInTheMiddleComesAfterTheRowsBeforeIt() async throws {
    let connection = try await testConnection()
    var seen = 0
    let error = await #expect(throws: PostgresError.self) {
      for try await _ in connection.stream("SELECT 1 / (n - 20000) FROM generate_series(1, 40000) n") { seen += 1 }
    }
    #expect(error?.sqlstate == "22012")
    #expect(seen > 0)
    #expect(try await connection.query("SELECT 1").count == 1)
    await connection.close()
  }

  @Test func aCallByTheReadingTaskIsRefusedInsteadOfWaitingForEver() async throws {
    let connection = try await testConnection()
    let error = await #expect(throws: PostgresError.self) {
      for try await _ in connection.stream("SELECT n FROM generate_series(1, 100000) n") {
        try await connection.query("SELECT 1")
      }
    }
    #expect(error?.kind == .misuse)
    #expect(try await connection.query("SELECT 1").count == 1)
    await connection.close()
  }

  @Test func anEmptyAnswerIsAnEmptyStream() async throws {
    let connection = try await testConnection()
    for try await _ in connection.stream("SELECT 1 WHERE false") { Issue.record("a row") }
    #expect(try await connection.query("SELECT 1").count == 1)
    await connection.close()
  }
}
