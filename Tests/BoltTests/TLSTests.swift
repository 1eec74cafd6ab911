import TestServers
import Testing

@testable import Bolt

@Suite(.serialized, .timeLimit(.minutes(5))) struct TLSTests {
  private func driver(
    _ uri: String, _ server: TLSServer, trust: TLSTrust? = nil
  ) throws -> Driver {
    var configuration = DriverConfiguration()
    configuration.trust = trust
    return try Driver(
      uri: uri, auth: .basic(server.user, server.password), configuration: configuration)
  }

  private func count(_ driver: Driver, _ server: TLSServer) async throws -> Int {
    let session = driver.session(database: server.database)
    var rows = 0
    let text = String(repeating: "x", count: 100)
    for try await record in try await session.run(
      "UNWIND range(1, 5000) AS n RETURN n, $text AS text",
      [
        "text": .string(text)
      ])
    {
      rows += try record["text", as: String.self] == text ? 1 : 0
    }
    return rows
  }

  @Test(arguments: TLSServer.available)
  func `TLS is spoken, and the server is who it says it is`(kind: TestGraph.Kind) async throws {
    let server = try await TLSServer.start(kind)
    let port = server.port
    let trusting = TLSTrust.authorities(inFile: server.authority)

    let unverified = try driver("bolt+ssc://localhost:\(port)", server)
    #expect(try await count(unverified, server) == 5_000)
    #expect(unverified.isEncrypted)
    #expect(try await count(try driver("bolt://localhost:\(port)", server, trust: trusting), server) == 5_000)
    #expect(try await count(try driver("neo4j+ssc://127.0.0.1:\(port)", server), server) == 5_000)

    for (uri, trust) in [
      // The machine does not know the authority.
      ("bolt+s://localhost:\(port)", nil),
      // The certificate bears another name.
      ("bolt://127.0.0.1:\(port)", trusting),
    ] {
      let error = await #expect(throws: BoltError.self) {
        try await driver(uri, server, trust: trust).verifyConnectivity()
      }
      #expect(error?.kind == .insecure)
      #expect(error?.message.contains("certificate") == true)
    }
    let plain = await #expect(throws: BoltError.self) {
      try await driver("bolt://localhost:\(port)", server).verifyConnectivity()
    }
    #expect([.incompatible, .unreachable, .connectionLost].contains(plain?.kind))
  }

  @Test(arguments: TestGraph.available)
  func `TLS at a port without it is refused, and says so`(kind: TestGraph.Kind) async throws {
    let access = try await TestGraph.server(kind)
    let address = try ConnectionAddress(access.uri)
    let driver = try Driver(uri: "bolt+ssc://\(address)", auth: .basic(access.user, access.password))
    let error = await #expect(throws: BoltError.self) { try await driver.verifyConnectivity() }
    #expect([.insecure, .unreachable, .connectionLost].contains(error?.kind))
  }

  @Test func `authorities that cannot be read are named at once`() {
    var configuration = DriverConfiguration()
    configuration.trust = .authorities(inFile: "/no/such/file.pem")
    let error = #expect(throws: BoltError.self) {
      try Driver(uri: "bolt://localhost", auth: .none, configuration: configuration)
    }
    #expect(error?.kind == .insecure)
  }
}
