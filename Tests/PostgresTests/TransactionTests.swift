import Postgres
import Testing

@Suite struct TransactionTests {
  private struct Stop: Error {}

  private func connectionWithTable() async throws -> PostgresConnection {
    let connection = try await testConnection()
    try await connection.script("CREATE TEMP TABLE t (id int)")
    return connection
  }

  private func ids(_ connection: PostgresConnection) async throws -> [Int] {
    try await connection.query("SELECT id FROM t ORDER BY id").map { try $0.decode("id") }
  }

  @Test func whatTheBodyDidIsCommitted() async throws {
    let connection = try await connectionWithTable()
    let value = try await connection.transaction { connection in
      try await connection.execute("INSERT INTO t VALUES (1)")
      return "done"
    }
    #expect(value == "done")
    #expect(try await ids(connection) == [1])
    await connection.close()
  }

  @Test func anErrorOfTheBodyRollsBack() async throws {
    let connection = try await connectionWithTable()
    await #expect(throws: Stop.self) {
      try await connection.transaction { connection in
        try await connection.execute("INSERT INTO t VALUES (1)")
        throw Stop()
      }
    }
    #expect(try await ids(connection) == [])
    await connection.close()
  }

  @Test func aNestedTransactionIsASavepoint() async throws {
    let connection = try await connectionWithTable()
    try await connection.transaction { connection in
      try await connection.execute("INSERT INTO t VALUES (1)")
      await #expect(throws: PostgresError.self) {
        try await connection.transaction { connection in
          try await connection.execute("INSERT INTO t VALUES (2)")
          try await connection.execute("INSERT INTO t VALUES ('x')")
        }
      }
      try await connection.transaction { connection in
        try await connection.execute("INSERT INTO t VALUES (3)")
        try await connection.transaction { try await $0.execute("INSERT INTO t VALUES (4)") }
      }
    }
    #expect(try await ids(connection) == [1, 3, 4])
    await connection.close()
  }

  @Test func aHiddenFailureDoesNotPassForACommit() async throws {
    let connection = try await connectionWithTable()
    let error = await #expect(throws: PostgresError.self) {
      try await connection.transaction { connection in
        try await connection.execute("INSERT INTO t VALUES (1)")
        _ = try? await connection.execute("INSERT INTO t VALUES ('x')")
      }
    }
    #expect(error?.kind == .rolledBack)
    #expect(try await ids(connection) == [])
    await connection.close()
  }

  @Test func aConstraintThatFailsAtCommitIsReported() async throws {
    let connection = try await connectionWithTable()
    try await connection.script("CREATE TEMP TABLE d (id int UNIQUE DEFERRABLE INITIALLY DEFERRED)")
    let error = await #expect(throws: PostgresError.self) {
      try await connection.transaction { try await $0.execute("INSERT INTO d VALUES (1), (1)") }
    }
    #expect(error?.sqlstate == "23505")
    #expect(try await connection.query("SELECT * FROM d").isEmpty)
    await connection.close()
  }

  @Test func otherTasksWaitUntilTheTransactionIsOver() async throws {
    let connection = try await connectionWithTable()
    let outsider = try await connection.transaction { connection in
      // A detached task knows nothing of the transaction.
      let outsider = Task.detached { try await connection.query("SELECT count(*) FROM t")[0].decode(0, as: Int.self) }
      for number in 0..<20 { try await connection.execute("INSERT INTO t VALUES ($1)", [.int(number)]) }
      return outsider
    }
    #expect(try await outsider.value == 20)
    await connection.close()
  }

  @Test func childTasksAreInTheTransaction() async throws {
    let connection = try await connectionWithTable()
    await #expect(throws: Stop.self) {
      try await connection.transaction { connection in
        try await withThrowingTaskGroup(of: Void.self) { group in
          for number in 0..<10 {
            group.addTask { try await connection.execute("INSERT INTO t VALUES ($1)", [.int(number)]) }
          }
          try await group.waitForAll()
        }
        throw Stop()
      }
    }
    #expect(try await ids(connection) == [])
    await connection.close()
  }

  @Test func aCancelledTransactionIsRolledBackAndTheConnectionGoesOn() async throws {
    let connection = try await connectionWithTable()
    let (started, signal) = AsyncStream<Void>.makeStream()
    let task = Task {
      try await connection.transaction { connection in
        try await connection.execute("INSERT INTO t VALUES (1)")
        signal.yield()
        try await connection.query("SELECT pg_sleep(60)")
      }
    }
    for await _ in started { break }
    task.cancel()
    let error = await #expect(throws: PostgresError.self) { try await task.value }
    #expect(error?.kind == .cancelled)
    #expect(try await ids(connection) == [])
    await connection.close()
  }

  @Test func readOnlyAndIsolationReachTheServer() async throws {
    let connection = try await connectionWithTable()
    let error = await #expect(throws: PostgresError.self) {
      try await connection.transaction(.serializable, readOnly: true) { connection in
        let level = try await connection.query("SHOW transaction_isolation")[0].decode(0, as: String.self)
        #expect(level == "serializable")
        try await connection.script("CREATE TABLE never (id int)")
      }
    }
    #expect(error?.sqlstate == "25006")
    await connection.close()
  }
}
