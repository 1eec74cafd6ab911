import EventLoop
import Glibc
import Synchronization
import Testing

@testable import Bolt

@Suite(.timeLimit(.minutes(2))) struct PoolTests {
  /// Who came when.
  private final class Order: Sendable {
    private let state = Mutex<[Int]>([])
    var numbers: [Int] { state.withLock { $0 } }
    func add(_ number: Int) { state.withLock { $0.append(number) } }
  }

  private func core(_ server: FakeServer, _ change: (inout DriverConfiguration) -> Void) throws -> DriverCore {
    var configuration = DriverConfiguration()
    configuration.livenessCheckAfter = nil
    change(&configuration)
    return try DriverCore(ConnectionAddress(server.uri), .none, configuration)
  }

  @Test func `there are never more connections than the limit, and those that wait are served in order`() async throws {
    let server = try FakeServer { _ in nil }
    defer { server.stop() }
    let core = try core(server) { $0.connectionLimit = 1 }
    defer { core.pool.close() }
    let pool = core.pool
    let order = Order()
    let lease = try await pool.acquire()
    try await withThrowingTaskGroup(of: Void.self) { group in
      for number in 0..<5 {
        group.addTask {
          let lease = try await pool.acquire()
          order.add(number)
          lease.giveBack()
        }
        while pool.waiting <= number { await Task.yield() }
      }
      lease.giveBack()
      try await group.waitForAll()
    }
    #expect(order.numbers == [0, 1, 2, 3, 4])
    #expect(server.connections == 1)
    #expect(pool.metrics == (0, 1))
  }

  @Test func `one that waits too long hears so, and its place goes to the next`() async throws {
    let server = try FakeServer { _ in nil }
    defer { server.stop() }
    let core = try core(server) { $0.connectionLimit = 1 }
    defer { core.pool.close() }
    let pool = core.pool
    let lease = try await pool.acquire()
    let error = await #expect(throws: BoltError.self) { try await pool.acquire(within: .milliseconds(1)) }
    #expect(error?.kind == .poolExhausted)
    #expect(pool.waiting == 0)
    lease.giveBack()
    try await pool.acquire().giveBack()
  }

  @Test func `one that is cancelled while it waits leaves the queue`() async throws {
    let server = try FakeServer { _ in nil }
    defer { server.stop() }
    let core = try core(server) { $0.connectionLimit = 1 }
    defer { core.pool.close() }
    let pool = core.pool
    let lease = try await pool.acquire()
    let waiter = Task { try await pool.acquire() }
    while pool.waiting == 0 { await Task.yield() }
    waiter.cancel()
    await #expect(throws: CancellationError.self) { try await waiter.value }
    #expect(pool.waiting == 0)
    lease.giveBack()
  }

  @Test func `a result that is forgotten half-way gives its connection back`() async throws {
    let server = try FakeServer(FakeServer.numbers(100))
    defer { server.stop() }
    let driver = try server.driver {
      $0.fetchSize = 10
      $0.connectionLimit = 1
    }
    for _ in 0..<3 {
      for try await record in try await driver.session().run("q") where record[0] == 2 { break }
    }
    try await driver.session().run("q").consume()
    #expect(server.connections == 1)
    #expect(server.requests.contains { $0.tag == 0x0F })
  }

  @Test func `a transaction that is forgotten gives its connection back`() async throws {
    let server = try FakeServer(FakeServer.numbers(100))
    defer { server.stop() }
    let driver = try server.driver { $0.connectionLimit = 1 }
    _ = try await driver.session().beginTransaction()
    try await driver.session().run("q").consume()
    #expect(server.connections == 1)
  }

  @Test func `a connection that was idle for long is tested before it is used`() async throws {
    let server = try FakeServer(FakeServer.numbers(1))
    defer { server.stop() }
    let driver = try server.driver { $0.livenessCheckAfter = .zero }
    for _ in 0..<2 { try await driver.session().run("q").consume() }
    #expect(server.requests.map(\.tag) == [0x10, 0x3F, 0x0F, 0x10, 0x3F])
  }

  @Test func `a connection that fails the test is replaced`() async throws {
    let numbers = FakeServer.numbers(1)
    let server = try FakeServer { $0.tag == 0x0F ? [.close] : await numbers($0) }
    defer { server.stop() }
    let driver = try server.driver { $0.livenessCheckAfter = .zero }
    for _ in 0..<2 { try await driver.session().run("q").consume() }
    #expect(server.connections == 2)
  }

  @Test func `a connection that is too old is not used again`() async throws {
    let server = try FakeServer(FakeServer.numbers(1))
    defer { server.stop() }
    let driver = try server.driver { $0.maximumLifetime = .zero }
    for _ in 0..<2 { try await driver.session().run("q").consume() }
    #expect(server.connections == 2)
  }

  @Test(arguments: [true, false])
  func `the operating system looks for dead peers, unless it is told not to`(wanted: Bool) async throws {
    let server = try FakeServer { _ in nil }
    defer { server.stop() }
    let core = try core(server) { $0.keepAlive = wanted }
    defer { core.pool.close() }
    let lease = try await core.pool.acquire()
    var (isOn, size) = (Int32(0), socklen_t(MemoryLayout<Int32>.size))
    #expect(getsockopt(lease.connection.base.descriptor, SOL_SOCKET, SO_KEEPALIVE, &isOn, &size) == 0)
    #expect((isOn != 0) == wanted)
  }

  @Test func `an idle connection that the server closed is never lent`() async throws {
    let numbers = FakeServer.numbers(1)
    let server = try FakeServer { request in
      let answers = await numbers(request)
      return request.tag == 0x3F && request.connection == 1 ? (answers ?? []) + [.close] : answers
    }
    defer { server.stop() }
    let core = try core(server) { _ in }
    try await Session(core, .init()).run("q").consume()
    // The loop sees the end of the stream; nobody has to be told.
    while core.pool.idleConnections.contains(where: { $0.base.closedBy == nil }) { await Task.yield() }
    try await Session(core, .init()).run("q").consume()
    #expect(server.connections == 2)
  }

  @Test func `after AuthorizationExpired no connection of before is used`() async throws {
    let numbers = FakeServer.numbers(1)
    let server = try FakeServer {
      $0.query == "expired" ? [.failure("Neo.ClientError.Security.AuthorizationExpired")] : await numbers($0)
    }
    defer { server.stop() }
    let driver = try server.driver()
    try await driver.session().run("q").consume()
    await #expect(throws: BoltError.self) { try await driver.session().run("expired") }
    try await driver.session().run("q").consume()
    #expect(server.connections == 2)
  }

  @Test func `closing says good-bye and refuses what comes after`() async throws {
    let server = try FakeServer(FakeServer.numbers(1))
    defer { server.stop() }
    let driver = try server.driver()
    try await driver.session().run("q").consume()
    driver.close()
    while !server.allTags.contains(0x02) { await Task.yield() }
    let error = await #expect(throws: BoltError.self) { try await driver.session().run("q") }
    #expect(error?.kind == .misuse)
    #expect(server.connections == 1)
  }

  @Test func `an address where nobody listens is unreachable, and leaves no place taken`() async throws {
    let server = try FakeServer { _ in nil }
    server.stop()
    let driver = try server.driver { $0.connectionLimit = 1 }
    for _ in 0..<2 {
      let error = await #expect(throws: BoltError.self) { try await driver.verifyConnectivity() }
      #expect(error?.kind == .unreachable)
    }
    #expect(driver.poolMetrics == (0, 0))
  }
}
