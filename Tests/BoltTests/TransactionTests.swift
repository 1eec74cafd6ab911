import Synchronization
import Testing

@testable import Bolt

@Suite(.timeLimit(.minutes(2))) struct TransactionTests {
  /// Fails the first `failures` times at `tag`.
  private func server(failing failures: Int, at tag: UInt8, _ code: String) throws -> FakeServer {
    let left = Mutex(failures)
    let numbers = FakeServer.numbers(1)
    return try FakeServer { request in
      let fails =
        request.tag == tag
        && left.withLock { left in
          left > 0
            ? {
              left -= 1
              return true
            }() : false
        }
      return fails ? [.failure(code)] : await numbers(request)
    }
  }

  @Test(arguments: [UInt8(0x11), 0x10, 0x3F, 0x12])
  func `work is tried again where the server says that it may succeed`(tag: UInt8) async throws {
    let server = try server(failing: 2, at: tag, "Neo.TransientError.Transaction.DeadlockDetected")
    defer { server.stop() }
    let tries = Atomic(0)
    let value = try await server.driver().session().executeWrite { transaction in
      tries.add(1, ordering: .relaxed)
      return try await transaction.run("q").single()["n", as: Int.self]
    }
    #expect(value == 1)
    #expect(tries.load(ordering: .relaxed) == 3)
    #expect(server.connections == 1)
  }

  @Test(arguments: [UInt8(0x10), 0x3F])
  func `a statement that runs alone is tried again too, where that may do no harm`(tag: UInt8) async throws {
    let server = try server(failing: 2, at: tag, "Neo.TransientError.Transaction.DeadlockDetected")
    defer { server.stop() }
    try await server.driver().session().executeAlone("q")
    #expect(server.requests.filter(\.isRun).count == 3)
    let hopeless = try self.server(failing: 1, at: tag, "Neo.ClientError.Statement.SyntaxError")
    defer { hopeless.stop() }
    let session = try hopeless.driver().session()
    await #expect(throws: BoltError.self) { try await session.executeAlone("q") }
    #expect(hopeless.requests.filter(\.isRun).count == 1)
  }

  @Test func `a BEGIN that is refused before the first statement is sent is tried again as well`() async throws {
    let server = try server(failing: 1, at: 0x11, "Neo.TransientError.Transaction.DeadlockDetected")
    defer { server.stop() }
    let driver = try server.driver()
    let value = try await driver.session().executeWrite { transaction in
      // The refusal has come and RESET has been sent.
      while server.requests.count < 2, server.requests.first?.tag == 0x11 { await Task.yield() }
      return try await transaction.run("q").single()["n", as: Int.self]
    }
    #expect(value == 1)
    #expect(server.connections == 1)
  }

  @Test(arguments: [
    "Neo.ClientError.Statement.SyntaxError", "Neo.TransientError.General.MemoryPoolOutOfMemoryError",
    "Neo.TransientError.Transaction.Terminated", "Neo.TransientError.Transaction.LockClientStopped",
  ])
  func `work is not tried again where that makes no sense`(code: String) async throws {
    let server = try server(failing: 1, at: 0x10, code)
    defer { server.stop() }
    let session = try server.driver().session()
    await #expect(throws: BoltError.self) { try await session.executeWrite { try await $0.run("q").single() } }
    #expect(server.requests.filter(\.isRun).count == 1)
  }

  @Test func `the budget of retries is kept`() async throws {
    let server = try server(failing: .max, at: 0x10, "Neo.TransientError.General.DatabaseUnavailable")
    defer { server.stop() }
    let driver = try server.driver { $0.retry.budget = .zero }
    let error = await #expect(throws: BoltError.self) {
      try await driver.session().executeRead { try await $0.run("q").single() }
    }
    #expect(error?.isRetryable == true)
    #expect(server.requests.filter(\.isRun).count == 1)
  }

  @Test func `delays grow, are bounded and jittered`() {
    let policy = RetryPolicy()
    #expect(policy.delay(after: 1, chance: 0.5) == .milliseconds(50))
    #expect(policy.delay(after: 2, chance: 0.5) == .milliseconds(100))
    #expect(policy.delay(after: 20, chance: 0.5) == .seconds(1))
    #expect(policy.delay(after: 1, chance: 0) == .milliseconds(40))
    #expect(policy.delay(after: 1, chance: 1) == .milliseconds(60))
  }

  @Test func `a connection that breaks during COMMIT leaves the outcome open, and nothing is tried again`() async throws
  {
    let numbers = FakeServer.numbers(1)
    let server = try FakeServer { $0.tag == 0x12 ? [.close] : await numbers($0) }
    defer { server.stop() }
    let session = try server.driver().session()
    let error = await #expect(throws: BoltError.self) {
      try await session.executeWrite { try await $0.run("q").single() }
    }
    #expect(error?.kind == .commitUnknown)
    #expect(error?.isRetryable == false)
    #expect(server.requests.filter { $0.tag == 0x12 }.count == 1)
  }

  @Test func `a connection that breaks before COMMIT is another reason to try again`() async throws {
    let numbers = FakeServer.numbers(1)
    let server = try FakeServer { $0.isRun && $0.connection == 1 ? [.close] : await numbers($0) }
    defer { server.stop() }
    let value = try await server.driver().session().executeWrite { try await $0.run("q").single()[0] }
    #expect(value == 1)
    #expect(server.connections == 2)
  }

  @Test func `an error of the work itself rolls back and comes out`() async throws {
    struct Mine: Error {}
    let server = try FakeServer(FakeServer.numbers(1))
    defer { server.stop() }
    let session = try server.driver().session()
    await #expect(throws: Mine.self) {
      try await session.executeWrite { transaction in
        _ = try await transaction.run("q").single()
        throw Mine()
      }
    }
    #expect(server.requests.map(\.tag) == [0x11, 0x10, 0x3F, 0x13])
  }

  @Test func `BEGIN goes with the first statement, without a round trip of its own`() async throws {
    let numbers = FakeServer.numbers(1)
    let seen = Mutex<[UInt8]>([])
    let server = try FakeServer { request in
      seen.withLock { $0.append(request.tag) }
      // Not answered before the statement is there too.
      if request.tag == 0x11 { return [] }
      if request.isRun { return [.success()] + (await numbers(request) ?? []) }
      return await numbers(request)
    }
    defer { server.stop() }
    _ = try await server.driver().session().executeRead { try await $0.run("q").single() }
    #expect(seen.withLock { $0.filter { $0 != 0x01 && $0 != 0x6A } } == [0x11, 0x10, 0x3F, 0x12])
  }

  @Test func `results of one transaction can be read side by side`() async throws {
    let opened = Atomic<Int64>(-1)
    let server = try FakeServer { request in
      switch request.tag {
      case 0x10:
        return [.success(["fields": ["n"], "qid": .int(opened.add(1, ordering: .relaxed).newValue)])]
      case 0x3F:
        let number = request.extra.number("qid") ?? opened.load(ordering: .relaxed)
        return [.record([.int(number)]), .success(["has_more": true])]
      default: return nil
      }
    }
    defer { server.stop() }
    let transaction = try await server.driver { $0.fetchSize = 1 }.session().beginTransaction()
    let first = try await transaction.run("q")
    let second = try await transaction.run("q")
    for _ in 0..<3 {
      #expect(try await first.next()?[0] == 0)
      #expect(try await second.next()?[0] == 1)
    }
    try await transaction.commit()
    let discards = server.requests.filter { $0.tag == 0x2F }.map(\.extra)
    #expect(discards == [["n": -1, "qid": 0], ["n": -1]])
  }

  @Test func `a failed transaction refuses everything and needs no ROLLBACK`() async throws {
    let server = try server(failing: 1, at: 0x10, "Neo.ClientError.Statement.SyntaxError")
    defer { server.stop() }
    let transaction = try await server.driver().session().beginTransaction()
    await #expect(throws: BoltError.self) { try await transaction.run("q") }
    let error = await #expect(throws: BoltError.self) { try await transaction.run("q") }
    #expect(error?.kind == .transactionOver)
    await #expect(throws: BoltError.self) { try await transaction.commit() }
    try await transaction.rollback()
    #expect(!server.requests.contains { $0.tag == 0x13 || $0.tag == 0x12 })
  }

  @Test func `a parameter that cannot be sent leaves the transaction as it was`() async throws {
    let server = try FakeServer(FakeServer.numbers(1))
    defer { server.stop() }
    let transaction = try await server.driver().session().beginTransaction()
    let node = Value.node(Node(id: 1, elementID: "1", labels: [], properties: [:]))
    let error = await #expect(throws: BoltError.self) { try await transaction.run("q", ["n": node]) }
    #expect(error?.kind == .parameter)
    #expect(try await transaction.run("q").single()[0] == 1)
    try await transaction.commit()
  }
}
