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

  @Test func `never more than two batches are held`() async throws {
    let server = try FakeServer(FakeServer.numbers(100))
    defer { server.stop() }
    let driver = try server.driver { $0.fetchSize = 10 }
    let result = try await driver.session().run("q")
    for _ in 0..<7 { _ = try await result.next() }
    #expect(server.requests.filter { $0.tag == 0x3F }.count == 1)
    _ = try await result.next()
    _ = try await result.next()
    let rest = try await result.consume()
    #expect(rest.kind == .read)
    #expect(server.requests.last?.tag == 0x2F)
    // The second batch is asked for when the first runs low, which the end may overtake; a third one never is.
    #expect(server.requests.filter { $0.tag == 0x3F }.count <= 2)
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
