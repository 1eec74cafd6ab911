import Postgres
import Testing

@Suite struct PipelineTests {
  @Test func aThousandStatementsAreAnsweredInOrder() async throws {
    let connection = try await testConnection()
    let statements = (0..<1000).map { PostgresStatement("SELECT $1::int8 * 2", [.int($0)]) }
    let answers = try await connection.pipeline(statements)
    #expect(try answers.map { try $0[0].decode(0, as: Int.self) } == (0..<1000).map { $0 * 2 })
    await connection.close()
  }

  @Test func bigStatementsAndBigAnswersDoNotBlockEachOther() async throws {
    let connection = try await testConnection()
    let big = String(repeating: "x", count: 200_000)
    let answers = try await connection.pipeline(
      (0..<100).map { _ in PostgresStatement("SELECT $1::text", [.text(big)]) })
    #expect(try answers.allSatisfy { try $0[0].decode(0, as: String.self).utf8.count == 200_000 })
    await connection.close()
  }

  @Test func theFirstFailureUndoesAllAndIsNamed() async throws {
    let connection = try await testConnection()
    try await connection.script("CREATE TEMP TABLE t (id int)")
    let insert = "INSERT INTO t VALUES ($1)"
    let error = await #expect(throws: PostgresError.self) {
      try await connection.pipeline([
        PostgresStatement(insert, [1]), PostgresStatement("SELECT 1 / 0"), PostgresStatement(insert, [2]),
      ])
    }
    #expect(error?.sqlstate == "22012")
    #expect(error?.statement == "SELECT 1 / 0")
    #expect(try await connection.query("SELECT * FROM t").isEmpty)
    await connection.close()
  }

  @Test func aPipelineIsPartOfAnOpenTransaction() async throws {
    let connection = try await testConnection()
    try await connection.script("CREATE TEMP TABLE t (id int)")
    try await connection.transaction { connection in
      try await connection.pipeline([PostgresStatement("INSERT INTO t VALUES (1)")])
      await #expect(throws: PostgresError.self) {
        try await connection.transaction { connection in
          try await connection.pipeline([
            PostgresStatement("INSERT INTO t VALUES (2)"), PostgresStatement("SELECT 1 / 0"),
          ])
        }
      }
    }
    #expect(try await connection.query("SELECT id FROM t").map { try $0.decode(0, as: Int.self) } == [1])
    await connection.close()
  }

  @Test func aCancelledPipelineLeavesTheConnectionUsable() async throws {
    let connection = try await testConnection()
    let (started, signal) = AsyncStream<Void>.makeStream()
    let task = Task {
      signal.yield()
      try await connection.pipeline([
        PostgresStatement("SELECT 1"), PostgresStatement("SELECT pg_sleep(60)"), PostgresStatement("SELECT 2"),
      ])
    }
    for await _ in started { break }
    task.cancel()
    let error = await #expect(throws: PostgresError.self) { try await task.value }
    #expect(error?.kind == .cancelled)
    #expect(try await connection.query("SELECT 3")[0].decode(0, as: Int.self) == 3)
    await connection.close()
  }
}
