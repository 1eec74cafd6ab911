import Postgres
import Testing

@Suite struct CopyTests {
  private struct Stop: Error {}

  private func connectionWithTable() async throws -> PostgresConnection {
    let connection = try await testConnection()
    try await connection.script("CREATE TEMP TABLE t (id int, word text)")
    return connection
  }

  @Test func whatGoesInComesOut() async throws {
    let connection = try await connectionWithTable()
    let count = try await connection.copyIn("COPY t FROM STDIN") { writer in
      for number in 0..<100_000 { try await writer.write("\(number)\tword \(number)\n") }
    }
    #expect(count == 100_000)
    var text: [UInt8] = []
    for try await piece in connection.copyOut("COPY (SELECT * FROM t ORDER BY id) TO STDOUT") { text += piece }
    #expect(text.elementsEqual((0..<100_000).map { "\($0)\tword \($0)\n" }.joined().utf8))
    await connection.close()
  }

  @Test func anErrorOfTheWriterCopiesNothing() async throws {
    let connection = try await connectionWithTable()
    await #expect(throws: Stop.self) {
      try await connection.copyIn("COPY t FROM STDIN") { writer in
        for number in 0..<50_000 { try await writer.write("\(number)\tword\n") }
        throw Stop()
      }
    }
    #expect(try await connection.query("SELECT count(*) FROM t")[0].decode(0, as: Int.self) == 0)
    await connection.close()
  }

  @Test func aRowThatTheServerRefusesIsATypedError() async throws {
    let connection = try await connectionWithTable()
    let error = await #expect(throws: PostgresError.self) {
      try await connection.copyIn("COPY t FROM STDIN") { try await $0.write("one\tword\n") }
    }
    #expect(error?.sqlstate == "22P02")
    #expect(try await connection.query("SELECT 1").count == 1)
    await connection.close()
  }

  @Test func leavingCopyOutEarlyCancelsIt() async throws {
    let connection = try await connectionWithTable()
    for try await _ in connection.copyOut("COPY (SELECT generate_series(1, 1000000000)) TO STDOUT") { break }
    #expect(try await connection.query("SELECT 1").count == 1)
    await connection.close()
  }

  @Test func aStatementThatIsNoCopyIsRefused() async throws {
    let connection = try await connectionWithTable()
    let input = await #expect(throws: PostgresError.self) {
      try await connection.copyIn("SELECT 1") { _ in Issue.record("written to a SELECT") }
    }
    #expect(input?.kind == .misuse)
    let output = await #expect(throws: PostgresError.self) {
      for try await _ in connection.copyOut("COPY t FROM STDIN") { Issue.record("read from a COPY FROM") }
    }
    #expect(output?.kind == .misuse)
    #expect(try await connection.query("SELECT 1").count == 1)
    await connection.close()
  }

  @Test func aCancelledCopyInCopiesNothing() async throws {
    let connection = try await connectionWithTable()
    let (started, signal) = AsyncStream<Void>.makeStream()
    let task = Task {
      try await connection.copyIn("COPY t FROM STDIN") { writer in
        signal.yield()
        while true { try await writer.write("1\tword\n") }
      }
    }
    for await _ in started { break }
    task.cancel()
    let error = await #expect(throws: PostgresError.self) { try await task.value }
    #expect(error?.kind == .cancelled)
    #expect(try await connection.query("SELECT count(*) FROM t")[0].decode(0, as: Int.self) == 0)
    await connection.close()
  }
}
