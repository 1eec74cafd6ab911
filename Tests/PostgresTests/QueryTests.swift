import FoundationEssentials
import Postgres
import Testing

@Suite struct QueryTests {
  @Test func rowsAreReadByNameAndByPlace() async throws {
    let connection = try await testConnection()
    let rows = try await connection.query(
      "SELECT n AS number, n::text AS word FROM generate_series($1::int8, $2::int8) n", [1, 3])
    #expect(rows.columns == ["number", "word"])
    #expect(try rows.map { try $0.decode("number", as: Int.self) } == [1, 2, 3])
    #expect(try rows.map { try $0.decode(1, as: String.self) } == ["1", "2", "3"])
    #expect(try rows[2]["word"]?.decode(as: String.self) == "3")
    await connection.close()
  }

  @Test func executeCountsTheRowsItChanged() async throws {
    let connection = try await testConnection()
    try await connection.script("CREATE TEMP TABLE t (id int); INSERT INTO t VALUES (1), (2), (3)")
    #expect(try await connection.execute("DELETE FROM t WHERE id > $1", [1]) == 2)
    #expect(try await connection.execute("UPDATE t SET id = 7 WHERE id = $1", [99]) == 0)
    await connection.close()
  }

  @Test func aServerErrorNamesCodeDetailConstraintAndPlace() async throws {
    let connection = try await testConnection()
    try await connection.script(
      "CREATE TEMP TABLE t (id int CONSTRAINT one_of_each PRIMARY KEY); INSERT INTO t VALUES (1)")
    let duplicate = await #expect(throws: PostgresError.self) {
      try await connection.execute("INSERT INTO t VALUES ($1)", [1])
    }
    #expect(duplicate?.kind == .server(sqlstate: "23505"))
    #expect(duplicate?.constraint == "one_of_each")
    #expect(duplicate?.detail == "Key (id)=(1) already exists.")
    let wrong = await #expect(throws: PostgresError.self) { try await connection.query("SELECT * FROM nowhere") }
    #expect(wrong?.sqlstate == "42P01")
    #expect(wrong?.position == 15)
    #expect(wrong?.statement == "SELECT * FROM nowhere")
    #expect(try await connection.query("SELECT 1").count == 1)
    await connection.close()
  }

  @Test func aScriptIsOneTransaction() async throws {
    let connection = try await testConnection()
    await #expect(throws: PostgresError.self) {
      try await connection.script("CREATE TEMP TABLE t (id int); INSERT INTO t VALUES ('x')")
    }
    #expect(try await connection.query("SELECT to_regclass('t')::text IS NULL")[0].decode(0, as: Bool.self))
    await connection.close()
  }

  @Test func noticesReachTheirHandlerAndNothingElse() async throws {
    var configuration = try await testConfiguration()
    let (notices, heard) = AsyncStream<PostgresNotice>.makeStream()
    configuration.onNotice = { heard.yield($0) }
    let connection = try await PostgresConnection.connect(configuration)
    try await connection.script("DO $$ BEGIN RAISE WARNING 'mind the gap'; END $$")
    let first = await notices.first { _ in true }
    #expect(first == PostgresNotice(severity: "WARNING", sqlstate: "01000", message: "mind the gap"))
    await connection.close()
  }

  @Test func everyConnectionHasItsTimeouts() async throws {
    let connection = try await testConnection()
    let row = try await connection.query(
      "SELECT current_setting('statement_timeout'), current_setting('idle_in_transaction_session_timeout')")[0]
    #expect(try row.decode(0, as: String.self) == "30s")
    #expect(try row.decode(1, as: String.self) == "1min")
    await connection.close()
  }

  @Test func aStricterTimeoutOfTheConnectionStringStays() async throws {
    let strict = PostgresConfiguration(try await testConfiguration().conninfo + " options='-c statement_timeout=1234'")
    let connection = try await PostgresConnection.connect(strict)
    let row = try await connection.query("SELECT current_setting('statement_timeout')")[0]
    #expect(try row.decode(0, as: String.self) == "1234ms")
    await connection.close()
  }

  @Test(arguments: [("off", "local"), ("local", "local"), ("on", "on"), ("remote_apply", "remote_apply")])
  func whatIsCommittedIsOnDiskThoughTheServerNeedNotSaySo(set: String, heard: String) async throws {
    let conninfo = try await testConfiguration().conninfo + " options='-c synchronous_commit=\(set)'"
    let connection = try await PostgresConnection.connect(PostgresConfiguration(conninfo))
    #expect(try await connection.query("SHOW synchronous_commit")[0].decode(0, as: String.self) == heard)
    await connection.close()
  }

  @Test func theServersStatementTimeoutIsATypedError() async throws {
    var configuration = try await testConfiguration()
    configuration.statementTimeout = .milliseconds(20)
    let connection = try await PostgresConnection.connect(configuration)
    let error = await #expect(throws: PostgresError.self) { try await connection.query("SELECT pg_sleep(60)") }
    #expect(error?.kind == .timedOut)
    #expect(error?.sqlstate == "57014")
    #expect(try await connection.query("SELECT 1").count == 1)
    await connection.close()
  }

  @Test func callsOfManyTasksTakeTurns() async throws {
    let connection = try await testConnection()
    let answers = try await withThrowingTaskGroup(of: Int.self) { group in
      for number in 0..<100 {
        group.addTask { try await connection.query("SELECT $1::int8", [.int(number)])[0].decode(0) }
      }
      return try await group.reduce(into: Set<Int>()) { $0.insert($1) }
    }
    #expect(answers == Set(0..<100))
    await connection.close()
  }

  @Test func aClosedConnectionSaysSo() async throws {
    let connection = try await testConnection()
    await connection.close()
    let error = await #expect(throws: PostgresError.self) { try await connection.query("SELECT 1") }
    #expect(error?.kind == .connectionLost)
  }

  @Test func copyThroughQueryIsRefusedAndHarmless() async throws {
    let connection = try await testConnection()
    try await connection.script("CREATE TEMP TABLE t (id int)")
    for statement in ["COPY t FROM STDIN", "COPY t TO STDOUT"] {
      await #expect(throws: PostgresError.self) { try await connection.query(statement) }
    }
    #expect(try await connection.query("SELECT 1").count == 1)
    await connection.close()
  }
}
