import Synchronization
import Testing

@testable import Postgres

@Suite struct PoolTests {
  private func pool(limit: Int) async throws -> PostgresPool {
    PostgresPool(configuration: try await testConfiguration(), limit: limit)
  }

  private final class Order: Sendable {
    let numbers = Mutex<[Int]>([])
  }

  private func process(_ connection: PostgresConnection) async throws -> Int {
    try await connection.query("SELECT pg_backend_pid()")[0].decode(0)
  }

  @Test func aConnectionIsUsedAgain() async throws {
    let pool = try await pool(limit: 4)
    let first = try await pool.withConnection { try await process($0) }
    let second = try await pool.withConnection { try await process($0) }
    #expect(first == second)
    await pool.close()
  }

  @Test func aPreparedConnectionIsForWhoAsksFirst() async throws {
    let pool = try await pool(limit: 1)
    await pool.prepare()
    await pool.prepare()
    let first = try await pool.withConnection { try await process($0) }
    #expect(try await pool.withConnection { try await process($0) } == first)
    await pool.close()
  }

  @Test func whyAPreparedConnectionCouldNotBeMadeIsTold() async throws {
    let pool = PostgresPool(configuration: PostgresConfiguration("host=127.0.0.1 port=1"), limit: 1)
    await pool.prepare()
    for _ in 1...2 {
      let error = await #expect(throws: PostgresError.self) { try await pool.query("SELECT 1") }
      #expect(error?.kind == .unreachable)
    }
    await pool.close()
  }

  @Test func thereAreNeverMoreConnectionsThanTheLimit() async throws {
    let pool = try await pool(limit: 2)
    let processes = try await withThrowingTaskGroup(of: Int.self) { group in
      for _ in 0..<40 { group.addTask { try await pool.withConnection { try await process($0) } } }
      return try await group.reduce(into: Set<Int>()) { $0.insert($1) }
    }
    #expect(processes.count <= 2)
    await pool.close()
  }

  @Test func aBrokenConnectionIsDroppedAndTheNextCallWorks() async throws {
    let pool = try await pool(limit: 1)
    await #expect(throws: PostgresError.self) { try await pool.query("SELECT pg_terminate_backend(pg_backend_pid())") }
    #expect(try await pool.query("SELECT 1").count == 1)
    await pool.close()
  }

  @Test func anIdleConnectionThatDiedIsNotLent() async throws {
    let pool = try await pool(limit: 2)
    let victim = try await pool.withConnection { try await process($0) }
    let killer = try await PostgresConnection.connect(pool.configuration)
    try await killer.query("SELECT pg_terminate_backend($1::int8::int4, 10000)", [.int(victim)])
    #expect(try await pool.withConnection { try await process($0) } != victim)
    await killer.close()
    await pool.close()
  }

  @Test func aConnectionLeftInATransactionIsNotLentAgain() async throws {
    let pool = try await pool(limit: 1)
    let first = try await pool.withConnection { connection in
      try await connection.script("BEGIN")
      return try await process(connection)
    }
    #expect(try await pool.withConnection { try await process($0) } != first)
    await pool.close()
  }

  @Test func aCancelledWaiterLeavesTheLine() async throws {
    let pool = try await pool(limit: 1)
    try await pool.withConnection { _ in
      let waiter = Task { try await pool.query("SELECT 1") }
      waiter.cancel()
      let error = await #expect(throws: PostgresError.self) { try await waiter.value }
      #expect(error?.kind == .cancelled)
    }
    #expect(try await pool.query("SELECT 1").count == 1)
    await pool.close()
  }

  @Test func whoComesFirstIsServedFirst() async throws {
    let pool = try await pool(limit: 1)
    let order = Order()
    let tasks = try await pool.withConnection { _ in
      var tasks: [Task<Void, any Error>] = []
      for number in 0..<20 {
        tasks.append(Task { try await pool.withConnection { _ in order.numbers.withLock { $0.append(number) } } })
        while await pool.waiting <= number { await Task.yield() }
      }
      return tasks
    }
    for task in tasks { try await task.value }
    #expect(order.numbers.withLock { $0 } == Array(0..<20))
    await pool.close()
  }

  @Test func aWaiterThatWaitsTooLongIsToldSo() async throws {
    var configuration = try await testConfiguration()
    configuration.poolTimeout = .milliseconds(20)
    let pool = PostgresPool(configuration: configuration, limit: 1)
    let error = try await pool.withConnection { _ in
      await #expect(throws: PostgresError.self) { try await pool.query("SELECT 1") }
    }
    #expect(error?.kind == .timedOut)
    #expect(try await pool.query("SELECT 1").count == 1)
    await pool.close()
  }

  @Test func closingThePoolSendsTheWaitersAway() async throws {
    let pool = try await pool(limit: 1)
    try await pool.withConnection { connection in
      let waiter = Task { try await pool.query("SELECT 1") }
      while await pool.waiting == 0 { await Task.yield() }
      await pool.close()
      let error = await #expect(throws: PostgresError.self) { try await waiter.value }
      #expect(error?.kind == .misuse)
      let rows = try await connection.query("SELECT 1")
      #expect(rows.count == 1)
    }
  }

  @Test func whenTheOnlyConnectionBreaksTheFirstInLineMakesANewOne() async throws {
    let pool = try await pool(limit: 1)
    let waiters = try await pool.withConnection { connection in
      let waiters = (0..<5).map { _ in Task { try await pool.query("SELECT 1").count } }
      while await pool.waiting < 5 { await Task.yield() }
      await connection.close()
      return waiters
    }
    for waiter in waiters { #expect(try await waiter.value == 1) }
    await pool.close()
  }

  @Test func aClosedPoolSaysSo() async throws {
    let pool = try await pool(limit: 1)
    try await pool.query("SELECT 1")
    await pool.close()
    let error = await #expect(throws: PostgresError.self) { try await pool.query("SELECT 1") }
    #expect(error?.kind == .misuse)
  }

  @Test func aServerThatIsNotThereIsATypedError() async throws {
    let pool = PostgresPool(configuration: PostgresConfiguration("host=/nonexistent dbname=x"))
    for _ in 0..<2 {
      let error = await #expect(throws: PostgresError.self) { try await pool.query("SELECT 1") }
      #expect(error?.kind == .unreachable)
    }
    await pool.close()
  }

  @Test func notificationsReachTheirListener() async throws {
    let pool = try await pool(limit: 1)
    var heard: [PostgresNotification] = []
    for await event in pool.notifications(on: "news", "Other \"News\"") {
      heard.append(event)
      if event == .listening {
        try await pool.query("SELECT pg_notify('news', 'one'), pg_notify('Other \"News\"', 'two')")
      }
      if heard.count == 3 { break }
    }
    let words = heard.dropFirst().map { event in
      if case .received(let channel, let payload, _) = event { "\(channel)=\(payload)" } else { "\(event)" }
    }
    #expect(words == ["news=one", "Other \"News\"=two"])
    await pool.close()
  }
}
