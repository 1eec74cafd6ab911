import Testing

@testable import Bolt

@Suite(.timeLimit(.minutes(2))) struct LoginTests {
  private static let tokens: [(AuthToken, [String: Value])] = [
    (.none, ["scheme": "none"]),
    (.basic("ann", "secret"), ["scheme": "basic", "principal": "ann", "credentials": "secret"]),
    (
      .basic("ann", "secret", realm: "ldap"),
      ["scheme": "basic", "principal": "ann", "credentials": "secret", "realm": "ldap"]
    ),
    (.bearer("token"), ["scheme": "bearer", "credentials": "token"]),
    (.kerberos("dGlja2V0"), ["scheme": "kerberos", "principal": "", "credentials": "dGlja2V0"]),
    (
      .custom(scheme: "ours", principal: "ann", credentials: "secret", parameters: ["floor": 3]),
      ["scheme": "ours", "principal": "ann", "credentials": "secret", "parameters": ["floor": 3]]
    ),
    (.custom(scheme: "ours"), ["scheme": "ours"]),
  ]

  private func logins(_ version: [UInt8], _ auth: AuthToken) async throws -> [FakeServer.Request] {
    let server = try FakeServer(version: version) { _ in nil }
    defer { server.stop() }
    let driver = try Driver(uri: server.uri, auth: auth)
    try await driver.verifyConnectivity()
    driver.close()
    return server.logins
  }

  @Test(arguments: tokens)
  func `every kind of credentials is said in LOGON`(auth: AuthToken, fields: [String: Value]) async throws {
    let logins = try await logins([0, 0, 4, 5], auth)
    #expect(logins.map(\.tag) == [0x01, 0x6A])
    #expect(logins.last?.extra == fields)
    #expect(logins.first?.extra["scheme"] == nil)
  }

  @Test(arguments: tokens)
  func `before LOGON was there it is said in HELLO`(auth: AuthToken, fields: [String: Value]) async throws {
    let logins = try await logins([0, 0, 4, 4], auth)
    #expect(logins.map(\.tag) == [0x01])
    #expect(logins.first?.extra.filter { !["user_agent", "patch_bolt"].contains($0.key) } == fields)
  }

  /// The server inside the test speaks the form of Bolt 5: what comes back as it went was in that form both ways.
  @Test(arguments: [true, false])
  func `a server of 4 that takes the patch hears moments in UTC, another one does not`(takes: Bool) async throws {
    let moment = Value.dateTime(CypherDateTime(epochSeconds: 1_700_000_000, nanoseconds: 7, zone: .offset(3_600)))
    let server = try FakeServer(version: [0, 0, 4, 4]) { request in
      switch request.tag {
      case 0x01:
        [.success(["server": "Fake/1", "connection_id": "1"].merging(takes ? ["patch_bolt": ["utc"]] : [:]) { $1 })]
      case 0x10: [.success(["fields": ["t"]])]
      case 0x3F: [.record([moment]), .success()]
      default: nil
      }
    }
    defer { server.stop() }
    let back = try await server.driver().session().run("q", ["t": moment]).single()[0]
    #expect(server.logins.first?.extra["patch_bolt"] == ["utc"])
    #expect((back == moment) == takes)
    #expect((server.requests.first?.fields[1] == ["t": moment]) == takes)
  }
}
