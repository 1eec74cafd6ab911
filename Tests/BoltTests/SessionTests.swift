import Testing

@testable import Bolt

@Suite(.timeLimit(.minutes(2))) struct SessionTests {
  @Test func `records are asked for in batches, the next while the last are read`() async throws {
    let server = try FakeServer(FakeServer.numbers(25))
    defer { server.stop() }
    let driver = try server.driver { $0.fetchSize = 10 }
    var sum: Int64 = 0
    for try await record in try await driver.session().run("q") { sum += try record["n", as: Int64.self] }
    #expect(sum == 325)
    #expect(server.requests.map(\.tag) == [0x10, 0x3F, 0x3F, 0x3F])
    #expect(server.requests.dropFirst().allSatisfy { $0.extra == ["n": 10] })
  }

  /// The end (DISCARD) comes on the same connection, behind everything that was asked for before it: what the server has
  /// got by then is all that was ever asked for. The result itself has no end.
  @Test(arguments: [(read: 1, batches: 1), (7, 1), (11, 2), (17, 2), (27, 3), (95, 10)])
  func `records are asked for only as they are read`(read: Int, batches: Int) async throws {
    let server = try FakeServer(FakeServer.numbers(.max))
    defer { server.stop() }
    let result = try await server.driver { $0.fetchSize = 10 }.session().run("q")
    for number in 1...read { #expect(try await result.next()?[0] == .int(Int64(number))) }
    try await result.consume()
    #expect(server.requests.map(\.tag) == [0x10] + Array(repeating: 0x3F, count: batches) + [0x2F])
    #expect(server.requests.filter { $0.tag == 0x3F }.allSatisfy { $0.extra == ["n": 10] })
  }

  @Test func `the next batch is asked for while the last records of one are read`() async throws {
    let first = (1...10).flatMap { FakeServer.encode(.record([.int($0)])) }
    let server = try FakeServer { request in
      switch request.tag {
      case 0x10: [.success(["fields": ["n"]])]
      // The whole batch at once, so that its end is there with its records.
      case 0x3F: [.bytes(first + FakeServer.encode(.success(["has_more": true])))]
      default: nil
      }
    }
    defer { server.stop() }
    let result = try await server.driver { $0.fetchSize = 10 }.session().run("q")
    func asked() -> Int { server.requests.count { $0.tag == 0x3F } }
    for _ in 1...9 { _ = try await result.next() }
    // A record of the first batch is left, and the second is on its way.
    while asked() < 2 { await Task.yield() }
    #expect(try await result.next()?[0] == 10)
  }

  @Test func `a second statement takes what is left of the first into memory`() async throws {
    let server = try FakeServer(FakeServer.numbers(25))
    defer { server.stop() }
    let session = try server.driver { $0.fetchSize = 10 }.session()
    let first = try await session.run("q")
    #expect(try await first.next()?["n"] == 1)
    let second = try await session.run("q")
    #expect(try await first.list().map { $0[0] } == (2...25).map { .int($0) })
    #expect(try await second.list().count == 25)
    #expect(server.connections == 1)
  }

  @Test func `peek leaves the record, single wants one and says so`() async throws {
    let server = try FakeServer(FakeServer.numbers(2))
    defer { server.stop() }
    let session = try server.driver().session()
    let result = try await session.run("q")
    #expect(try await result.peek()?[0] == 1)
    #expect(try await result.next()?[0] == 1)
    #expect(try await result.single()[0] == 2)
    let many = try await session.run("q")
    let error = await #expect(throws: BoltError.self) { try await many.single() }
    #expect(error?.kind == .recordCount)
    await #expect(throws: BoltError.self) { try await many.next() }
  }

  @Test func `the bookmark of the last statement goes with the next one`() async throws {
    let server = try FakeServer(FakeServer.numbers(1))
    defer { server.stop() }
    let session = try server.driver().session(database: "d", accessMode: .read, bookmarks: ["b:0"])
    try await session.run("q").consume()
    #expect(session.lastBookmarks == ["b:1"])
    try await session.run("q", options: .init(timeout: .milliseconds(1500), metadata: ["app": "t"])).consume()
    let extras = server.requests.filter(\.isRun).map(\.extra)
    #expect(extras[0] == ["bookmarks": ["b:0"], "mode": "r", "db": "d"])
    #expect(
      extras[1] == ["bookmarks": ["b:1"], "mode": "r", "db": "d", "tx_timeout": 1_500, "tx_metadata": ["app": "t"]])
  }

  @Test func `executeQuery sees what the one before did, and asks for as many records as it is told`() async throws {
    let numbers = FakeServer.numbers(25)
    let server = try FakeServer { $0.tag == 0x12 ? [.success(["bookmark": "b:1"])] : await numbers($0) }
    defer { server.stop() }
    let driver = try server.driver { $0.fetchSize = 10 }
    #expect(try await driver.executeQuery("q").records.count == 25)
    #expect(try await driver.executeQuery("q", session: .init(fetchSize: 20)).records.count == 25)
    var alone = SessionOptions()
    alone.usesDriverBookmarks = false
    _ = try await driver.executeQuery("q", session: alone)
    let first = server.requests.indices.filter { server.requests[$0].isRun }.map { server.requests[$0 + 1].extra }
    #expect(first == [["n": 10], ["n": 20], ["n": 10]])
    #expect(server.requests.filter { $0.tag == 0x11 }.map { $0.extra["bookmarks"] } == [nil, ["b:1"], nil])
  }

  @Test func `a failure is followed by RESET at once, and the connection is used again`() async throws {
    let server = try FakeServer { request in
      switch request.query {
      case "bad": return [.failure("Neo.ClientError.Statement.SyntaxError")]
      case "good": return [.success(["fields": []])]
      default: return nil
      }
    }
    defer { server.stop() }
    let driver = try server.driver()
    let error = await #expect(throws: BoltError.self) { try await driver.session().run("bad") }
    #expect(error?.code == "Neo.ClientError.Statement.SyntaxError")
    #expect(error?.isRetryable == false)
    try await driver.session().run("good").consume()
    #expect(server.connections == 1)
    #expect(server.requests.map(\.tag).prefix(3) == [0x10, 0x3F, 0x0F])
  }

  @Test func `two tasks cannot use one session at once`() async throws {
    let server = try FakeServer { $0.isRun ? [.noop(after: .milliseconds(300)), .success()] : nil }
    defer { server.stop() }
    let session = try server.driver().session()
    async let first: Void = { _ = try await session.run("q") }()
    while server.requests.isEmpty { await Task.yield() }
    let error = await #expect(throws: BoltError.self) { try await session.run("q") }
    #expect(error?.kind == .misuse)
    try await first
  }

  @Test func `telemetry is sent only where the server asks for it`() async throws {
    for wanted in [true, false] {
      let server = try FakeServer(hints: ["telemetry.enabled": .bool(wanted)], FakeServer.numbers(1))
      defer { server.stop() }
      let driver = try server.driver()
      try await driver.session().run("q").consume()
      _ = try await driver.session().executeRead { try await $0.run("q").list().count }
      #expect(server.requests.filter { $0.tag == 0x54 }.map { $0.fields } == (wanted ? [[2], [0]] : []))
    }
  }

  @Test func `the text of an error holds no password`() async throws {
    let server = try FakeServer { $0.tag == 0x6A ? [.failure("Neo.ClientError.Security.Unauthorized")] : nil }
    defer { server.stop() }
    let driver = try server.driver()
    let error = await #expect(throws: BoltError.self) { try await driver.session().run("q") }
    #expect(error?.failure?.isAuthentication == true)
    #expect(error.map { !"\($0)".contains("top-secret") } == true)
    let token = AuthToken.basic("user", "top-secret")
    var dumped = ""
    dump(token, to: &dumped)
    #expect(!dumped.contains("top-secret"))
    #expect(!"\(token)".contains("top-secret"))
    #expect(!String(reflecting: token).contains("top-secret"))
  }
}
