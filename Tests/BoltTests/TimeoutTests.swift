import Testing

@testable import Bolt

@Suite(.timeLimit(.minutes(2))) struct TimeoutTests {
  @Test func `a server that is silent longer than it said is given up`() async throws {
    let server = try FakeServer(hints: ["connection.recv_timeout_seconds": 1]) {
      [0x10, 0x3F].contains($0.tag) ? [] : nil
    }
    defer { server.stop() }
    // What the login had time for is not what a statement has time for.
    let driver = try server.driver { $0.connectTimeout = .seconds(3_600) }
    let error = await #expect(throws: BoltError.self) { try await driver.session().run("q") }
    #expect(error?.kind == .silent)
    #expect(error?.isRetryable == true)
  }

  /// Three keep-alives are longer than the server may be silent. A machine may stall for as long as two of them take.
  @Test func `keep-alives move the deadline on`() async throws {
    let numbers = FakeServer.numbers(1)
    let server = try FakeServer(hints: ["connection.recv_timeout_seconds": 10]) { request in
      let alive = Array(repeating: FakeServer.Answer.noop(after: .seconds(4)), count: 3)
      return request.isRun ? alive + (await numbers(request) ?? []) : await numbers(request)
    }
    defer { server.stop() }
    #expect(try await server.driver().session().run("q").single()[0] == 1)
  }

  @Test func `an answer that came in time is not late because its reader is slow`() async throws {
    let server = try FakeServer(hints: ["connection.recv_timeout_seconds": 10]) { request in
      let record = FakeServer.Answer.record([1])
      switch (request.tag, request.connection) {
      case (0x10, _): return [.success(["fields": ["n"]])]
      case (0x3F, 1): return [record, .noop(after: .milliseconds(50)), record, .success()]
      // Longer than the first connection may be silent, in pieces that are not.
      case (0x3F, _): return Array(repeating: .noop(after: .seconds(4)), count: 3) + [record, .success()]
      default: return nil
      }
    }
    defer { server.stop() }
    let driver = try server.driver()
    let result = try await driver.session().run("q")
    #expect(try await result.next()?[0] == 1)
    #expect(try await driver.session().run("slow").single()[0] == 1)
    #expect(try await result.list().count == 1)
  }

  @Test(arguments: [Value.int(0), .int(-1), "1", .float(0.1), nil])
  func `a hint that makes no sense is passed over`(hint: Value) async throws {
    let server = try FakeServer(hints: ["connection.recv_timeout_seconds": hint], FakeServer.numbers(1))
    defer { server.stop() }
    #expect(try await server.driver().session().run("q").single()[0] == 1)
  }

  @Test func `a server that says nothing at the start is given up at the connect timeout`() async throws {
    let server = try FakeServer(version: []) { _ in nil }
    defer { server.stop() }
    let driver = try server.driver { $0.connectTimeout = .milliseconds(50) }
    let error = await #expect(throws: BoltError.self) { try await driver.verifyConnectivity() }
    #expect(error?.kind == .unreachable)
  }

  @Test func `a server that does not answer HELLO is given up at the connect timeout`() async throws {
    let server = try FakeServer { $0.tag == 0x01 ? [] : nil }
    defer { server.stop() }
    // Room for the handshake before it, also on a busy machine.
    let driver = try server.driver { $0.connectTimeout = .seconds(2) }
    let error = await #expect(throws: BoltError.self) { try await driver.verifyConnectivity() }
    #expect(error?.kind == .silent)
  }

  @Test(arguments: [
    ([UInt8]([0, 0, 0, 0]), BoltError.Kind.incompatible), (Array("HTTP/1.1 400 Bad".utf8), .incompatible),
    ([0x15, 0x03, 0x03, 0x00], .incompatible), ([0, 0, 5, 5], .incompatible),
  ])
  func `a port that does not speak our Bolt says what it is`(answer: [UInt8], kind: BoltError.Kind) async throws {
    let server = try FakeServer(version: answer) { _ in nil }
    defer { server.stop() }
    let error = await #expect(throws: BoltError.self) { try await server.driver().verifyConnectivity() }
    #expect(error?.kind == kind)
  }

  @Test(arguments: [
    [UInt8]([0, 1, 0xFF, 0, 0]), [0, 3, 0xB1, 0x70, 0xC0, 0, 0], [0, 2, 0xB0, 0x55, 0, 0],
    [0, 4, 0xB1, 0x71, 0x91, 0xC7, 0, 0],
  ])
  func `bytes that break the rules end the connection with a typed error`(bytes: [UInt8]) async throws {
    let server = try FakeServer { request in
      request.isRun ? [.success(["fields": ["n"]])] : request.tag == 0x3F ? [.bytes(bytes)] : nil
    }
    defer { server.stop() }
    let result = try await server.driver().session().run("q")
    let error = await #expect(throws: BoltError.self) { try await result.list() }
    #expect(error?.kind == .protocolViolation)
  }
}
