import Postgres
import Testing

@Suite struct CancellationTests {
  /// A connection that says through `RAISE NOTICE` where its statement is.
  private func talkative() async throws -> (PostgresConnection, AsyncStream<PostgresNotice>) {
    var configuration = try await testConfiguration()
    let (notices, heard) = AsyncStream<PostgresNotice>.makeStream()
    configuration.onNotice = { heard.yield($0) }
    configuration.statementTimeout = .seconds(300)
    configuration.cancelTimeout = .seconds(60)
    return (try await PostgresConnection.connect(configuration), notices)
  }

  private static let longStatement = "DO $$ BEGIN RAISE NOTICE 'begun'; PERFORM pg_sleep(600); END $$"

  @Test func cancellingTheTaskEndsTheStatementOnTheServer() async throws {
    let (connection, notices) = try await talkative()
    let before = try await connection.query("SELECT pg_backend_pid()")[0].decode(0, as: Int.self)
    for _ in 0..<5 {
      let task = Task { try await connection.query(Self.longStatement) }
      for await _ in notices { break }
      task.cancel()
      let error = await #expect(throws: PostgresError.self) { try await task.value }
      #expect(error?.kind == .cancelled)
      // Only one statement at a time: this one waits until the other has ended.
      #expect(try await connection.query("SELECT pg_backend_pid()")[0].decode(0, as: Int.self) == before)
    }
    await connection.close()
  }

  @Test func aCancelledTaskThatWaitsItsTurnLeavesTheLine() async throws {
    let (connection, notices) = try await talkative()
    let first = Task { try await connection.query(Self.longStatement) }
    for await _ in notices { break }
    let waiting = (0..<10).map { _ in Task { try await connection.query("SELECT 1") } }
    for task in waiting { task.cancel() }
    for task in waiting {
      let error = await #expect(throws: PostgresError.self) { try await task.value }
      #expect(error?.kind == .cancelled)
    }
    first.cancel()
    _ = await first.result
    #expect(try await connection.query("SELECT 1").count == 1)
    await connection.close()
  }

  @Test func manyCancelledAtOnceAllEndAndKeepTheirConnections() async throws {
    var configuration = try await testConfiguration()
    configuration.cancelTimeout = .seconds(60)
    let pool = PostgresPool(configuration: configuration, limit: 8)
    let tasks = (0..<40).map { _ in Task { try await pool.query("SELECT pg_sleep(600)") } }
    for task in tasks { task.cancel() }
    for task in tasks {
      let error = await #expect(throws: PostgresError.self) { try await task.value }
      #expect(error?.kind == .cancelled)
    }
    #expect(try await pool.query("SELECT 1").count == 1)
    await pool.close()
  }

  @Test func aCancelledStreamEndsAndTheConnectionGoesOn() async throws {
    let (connection, notices) = try await talkative()
    let task = Task {
      for try await _ in connection.stream("SELECT * FROM (VALUES (1)) v, LATERAL pg_sleep(600)") {}
    }
    task.cancel()
    let error = await #expect(throws: PostgresError.self) { try await task.value }
    #expect(error?.kind == .cancelled)
    let again = Task {
      var seen = 0
      for try await _ in connection.stream("SELECT generate_series(1, 1000000000)") {
        seen += 1
        if seen == 1 { withUnsafeCurrentTask { $0?.cancel() } }
      }
    }
    let second = await #expect(throws: PostgresError.self) { try await again.value }
    #expect(second?.kind == .cancelled)
    #expect(try await connection.query("SHOW statement_timeout")[0].decode(0, as: String.self) == "5min")
    await connection.close()
    _ = notices
  }

  @Test func anAdministratorsCancelIsNotTakenForOurs() async throws {
    let (connection, notices) = try await talkative()
    let task = Task { try await connection.query(Self.longStatement) }
    for await _ in notices { break }
    let other = try await testConnection()
    try await other.query("SELECT pg_cancel_backend($1::int8::int4)", [.int(Int64(connection.processID))])
    let error = await #expect(throws: PostgresError.self) { try await task.value }
    #expect(error?.kind == .server(sqlstate: "57014"))
    await other.close()
    await connection.close()
  }
}
