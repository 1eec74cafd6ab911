import EventLoop
import Synchronization
import Testing

@testable import Bolt

@Suite(.timeLimit(.minutes(2))) struct InterruptionTests {
  /// Opens once, for all that wait then.
  private final class Gate: Sendable {
    private let state = Mutex<(isOpen: Bool, waiting: [CheckedContinuation<Void, Never>])>((false, []))
    func open() {
      let waiting = state.withLock { state in
        state.isOpen = true
        defer { state.waiting = [] }
        return state.waiting
      }
      for continuation in waiting { continuation.resume() }
    }
    func pass() async {
      await withCheckedContinuation { continuation in
        let isOpen = state.withLock { state in
          if !state.isOpen { state.waiting.append(continuation) }
          return state.isOpen
        }
        if isOpen { continuation.resume() }
      }
    }
  }

  /// Runs a statement that never ends and cancels it once the server has it.
  private func cancelledRun(_ driver: Driver, _ server: FakeServer) async {
    let task = Task { try await driver.session().run("endless").consume() }
    while !server.requests.contains(where: { $0.query == "endless" }) { await Task.yield() }
    task.cancel()
    await #expect(throws: CancellationError.self) { try await task.value }
  }

  @Test func `cancelling the task interrupts the server by RESET and gives the connection back`() async throws {
    let isRunning = Atomic(false)
    let server = try FakeServer { request in
      if request.query == "endless" { isRunning.store(true, ordering: .relaxed) }
      guard isRunning.load(ordering: .relaxed), request.tag != 0x01, request.tag != 0x6A else { return nil }
      guard request.tag == 0x0F else { return [] }
      isRunning.store(false, ordering: .relaxed)
      return [.failure("Neo.ClientError.Transaction.Terminated"), .ignored, .success()]
    }
    defer { server.stop() }
    let driver = try server.driver { $0.connectionLimit = 1 }
    await cancelledRun(driver, server)
    _ = try await driver.serverInfo()
    #expect(server.connections == 1)
    #expect(driver.poolMetrics.inUse == 0)
  }

  @Test func `a server that does not heed RESET is told on a second connection`() async throws {
    let (terminated, numbers) = (Gate(), FakeServer.numbers(1))
    let server = try FakeServer { request in
      switch request.query {
      case "endless":
        await terminated.pass()
        return [.failure("Neo.ClientError.Transaction.Terminated")]
      case let query where query.hasPrefix("SHOW"):
        return [.success(["fields": ["transactionId", "connectionId", "clientAddress", "currentQuery"]])]
      case let query where query.hasPrefix("TERMINATE"):
        if query == "TERMINATE TRANSACTION 'tx-7'" { terminated.open() }
        return [.success(["fields": []])]
      default: break
      }
      guard request.tag == 0x3F, request.connection == 2 else { return await numbers(request) }
      // Another connection, nobody's, and ours by its name.
      return [
        .record(["tx-5", "other", "127.0.0.1:1", "endless"]), .record(["tx-6", nil, nil, nil]),
        .record(["tx-7", "fake-1", "/127.0.0.1:2", "endless"]), .success(),
      ]
    }
    defer { server.stop() }
    let driver = try server.driver {
      $0.connectionLimit = 1
      $0.interruptGrace = .milliseconds(30)
    }
    await cancelledRun(driver, server)
    _ = try await driver.serverInfo()
    #expect(server.connections == 2)
    #expect(driver.poolMetrics == (0, 1))
  }

  @Test func `where two connections may have one name, nobody else's statement is ended`() async throws {
    let (end, numbers) = (Gate(), FakeServer.numbers(1))
    let server = try FakeServer(agent: "Neo4j/5.26.0 compatible (ArcadeDB 26.10.2)") { request in
      if request.query == "endless" { await end.pass() }
      guard request.tag == 0x3F, request.connection == 2 else { return await numbers(request) }
      return [.record(["tx-7", "fake-1", "/127.0.0.1:2", "endless"]), .success()]
    }
    defer {
      end.open()
      server.stop()
    }
    let driver = try server.driver {
      $0.connectionLimit = 1
      $0.interruptGrace = .milliseconds(10)
    }
    await cancelledRun(driver, server)
    _ = try await driver.serverInfo()
    #expect(server.requests.contains { $0.query.hasPrefix("SHOW") })
    #expect(!server.requests.contains { $0.query.hasPrefix("TERMINATE") })
  }

  @Test func `a server that heeds nothing loses the connection`() async throws {
    let (end, numbers) = (Gate(), FakeServer.numbers(1))
    let server = try FakeServer { request in
      if request.query == "endless" { await end.pass() }
      return await numbers(request)
    }
    defer {
      end.open()
      server.stop()
    }
    let driver = try server.driver {
      $0.connectionLimit = 1
      $0.interruptGrace = .milliseconds(10)
    }
    await cancelledRun(driver, server)
    _ = try await driver.serverInfo()
    #expect(driver.poolMetrics == (0, 1))
    #expect(server.connections >= 2)
  }

  @Test func `cancelling in the middle of a transaction rolls it back`() async throws {
    let server = try FakeServer(FakeServer.numbers(1))
    defer { server.stop() }
    let driver = try server.driver { $0.connectionLimit = 1 }
    let (inside, never) = (Gate(), Gate())
    let task = Task {
      try await driver.session().executeWrite { transaction in
        _ = try await transaction.run("q").single()
        inside.open()
        try await EventLoop.io.sleep(for: .seconds(600))
        never.open()
      }
    }
    await inside.pass()
    task.cancel()
    await #expect(throws: CancellationError.self) { try await task.value }
    _ = try await driver.serverInfo()
    #expect(!server.requests.contains { $0.tag == 0x12 })
    #expect(server.requests.contains { $0.tag == 0x0F })
  }
}
