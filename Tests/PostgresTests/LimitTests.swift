import Postgres
import Testing

@Suite struct LimitTests {
  private func impatient() async throws -> PostgresConnection {
    var configuration = try await testConfiguration()
    configuration.statementTimeout = .milliseconds(500)
    configuration.answerGrace = .seconds(60)
    return try await PostgresConnection.connect(configuration)
  }

  /// Longer than the limit, by the server's clock.
  private func passTime() async throws {
    let other = try await testConnection()
    try await other.query("SELECT pg_sleep(0.8)")
    await other.close()
  }

  private func timeout(_ connection: PostgresConnection) async throws -> String {
    try await connection.query("SHOW statement_timeout")[0].decode(0)
  }

  @Test func aLongStatementMayBeAllowed() async throws {
    let connection = try await impatient()
    try await connection.withStatementTimeout(.seconds(300)) { connection in
      try await connection.query("SELECT pg_sleep(0.8)")
      #expect(try await timeout(connection) == "5min")
    }
    #expect(try await timeout(connection) == "500ms")
    try await connection.transaction { connection in
      let unlimited = try await connection.withStatementTimeout(nil) { try await timeout($0) }
      #expect(unlimited == "0")
      #expect(try await timeout(connection) == "500ms")
    }
    await connection.close()
  }

  @Test func theLimitComesBackAfterAFailure() async throws {
    let connection = try await impatient()
    await #expect(throws: PostgresError.self) {
      try await connection.withStatementTimeout(.seconds(300)) { try await $0.query("SELECT 1 / 0") }
    }
    #expect(try await timeout(connection) == "500ms")
    await #expect(throws: PostgresError.self) {
      try await connection.transaction { connection in
        try await connection.withStatementTimeout(.seconds(300)) { try await $0.query("SELECT 1 / 0") }
      }
    }
    #expect(try await timeout(connection) == "500ms")
    await connection.close()
  }

  /// The reader sets the pace: its pauses are not the statement's time.
  @Test func aSlowReaderOfAStreamMeetsNoStatementTimeout() async throws {
    let connection = try await impatient()
    var seen = 0
    for try await _ in connection.stream("SELECT generate_series(1, 200000), repeat('x', 200)") {
      seen += 1
      if seen == 1 { try await passTime() }
    }
    #expect(seen == 200_000)
    #expect(try await timeout(connection) == "500ms")
    await connection.close()
  }

  @Test func aSlowWriterOfACopyMeetsNoStatementTimeout() async throws {
    let connection = try await impatient()
    try await connection.script("CREATE TEMP TABLE t (id int)")
    let count = try await connection.copyIn("COPY t FROM STDIN") { writer in
      try await writer.write("1\n")
      try await passTime()
      try await writer.write("2\n")
    }
    #expect(count == 2)
    #expect(try await timeout(connection) == "500ms")
    await connection.close()
  }

  @Test func theLimitComesBackAfterAStreamThatWasLeftOrFailed() async throws {
    let connection = try await impatient()
    for try await _ in connection.stream("SELECT generate_series(1, 1000000000)") { break }
    #expect(try await timeout(connection) == "500ms")
    await #expect(throws: PostgresError.self) {
      for try await _ in connection.stream("SELECT 1 / 0") {}
    }
    #expect(try await timeout(connection) == "500ms")
    await #expect(throws: PostgresError.self) {
      try await connection.transaction { connection in
        for try await _ in connection.stream("SELECT 1 / 0") {}
      }
    }
    #expect(try await timeout(connection) == "500ms")
    await connection.close()
  }

  @Test func whatTookTooLongIsToldReasonFirstWhereTheServerIsKnown() async throws {
    let connection = try await impatient()
    let error = try #require(
      await #expect(throws: PostgresError.self) { try await connection.query("SELECT pg_sleep(600)") })
    #expect(error.sqlstate == "57014")
    #expect("\(error)".hasPrefix("PostgreSQL at "))
    #expect("\(error.withoutServer)".hasPrefix("PostgreSQL: canceling statement"))
    #expect("\(error.withoutServer)".hasSuffix("Another program may hold what it needs; try again"))
    await connection.close()
  }
}
