import Glibc
import LocalServers
import TestServers
import Testing

@Suite struct GraphStoreTests {
  private func port(_ access: TestGraph.Access) throws -> UInt16 {
    let digits = try #require(access.uri.split(separator: ":").last)
    return try #require(UInt16(digits))
  }

  private func answers(_ access: TestGraph.Access, password: String? = nil) throws -> [UInt8] {
    try BoltProbe.answers(
      port: try port(access), user: access.user, password: password ?? access.password, database: access.database)
  }

  private static let queryAnswered: [UInt8] = [0x70, 0x70, 0x71, 0x70]

  @Test(arguments: TestGraph.available)
  func aStartedServerAnswersItsFirstQueryAtOnce(_ kind: TestGraph.Kind) async throws {
    #expect(try answers(try await TestGraph.server(kind)) == Self.queryAnswered)
  }

  @Test(arguments: TestGraph.available)
  func anotherPasswordIsRefused(_ kind: TestGraph.Kind) async throws {
    let access = try await TestGraph.server(kind)
    #expect(access.password.count == 24)
    #expect(try answers(access, password: "not-the-password") == [0x7F])
  }

  @Test(arguments: TestGraph.available)
  func aKilledServerStartsAgainAtThePortItHad(_ kind: TestGraph.Kind) async throws {
    let server = try await TestGraph.Server.start(kind)
    let before = server.access
    try await server.kill()
    #expect(throws: BoltProbe.Failure.self) { try answers(before) }
    try await server.start()
    #expect(server.access == before)
    #expect(try answers(server.access) == Self.queryAnswered)
    try await server.stop()
    #expect(throws: BoltProbe.Failure.self) { try answers(before) }
  }

  @Test(arguments: TestGraph.available.prefix(1))
  func aFrozenServerGoesOnWhenThawed(_ kind: TestGraph.Kind) async throws {
    let server = try await TestGraph.Server.start(kind)
    server.freeze()
    #expect(ProcessIdentity.state(of: server.pid) == "T")
    server.thaw()
    #expect(try answers(server.access) == Self.queryAnswered)
  }

  @Test(.enabled(if: TestGraph.available.contains(.arcadedb)))
  func whatAnInterruptedFirstStartLeftIsMadeAgain() async throws {
    let installation = try GraphInstallation.find(environment: TestGraph.environment)
    var store = GraphStore(parent: TestFolder.newPath("graph"), installation: installation)
    store.diesWithParent = "KILL"
    try Folder.make("\(store.folder)/home/databases/tracktion")
    let half = open("\(store.folder)/home/databases/tracktion/schema.json", O_WRONLY | O_CREAT, 0o600)
    #expect(write(half, "{", 1) == 1)
    close(half)
    let server = try await store.start(until: .now + .seconds(180))
    TestFolder.endAtExit(server.process)
    let tags = try BoltProbe.answers(
      port: server.port, user: server.user, password: server.password, database: server.database)
    #expect(tags == Self.queryAnswered)
    try await store.stop(until: .now + .seconds(60))
    #expect(store.running() == nil)
  }
}
