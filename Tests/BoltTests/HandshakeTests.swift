import Testing

@testable import Bolt

@Suite struct HandshakeTests {
  @Test func `the manifest form is offered first, then 5.8 to 5.0, then 4.4`() {
    #expect(
      Handshake.proposal == [
        0x60, 0x60, 0xB0, 0x17, 0, 0, 1, 0xFF, 0, 8, 8, 5, 0, 2, 4, 4, 0, 0, 0, 0,
      ])
  }

  @Test func `a plain answer names one version`() throws {
    #expect(try Handshake.read([0, 0, 4, 5]) == .agreed(ProtocolVersion(5, 4), reply: [], consumed: 4))
    #expect(try Handshake.read([0, 0, 4]) == .needsMore)
  }

  @Test func `the best common version of a manifest is answered with its name and no capabilities`() throws {
    let manifest: [UInt8] = [0, 0, 1, 0xFF, 3, 0, 4, 4, 4, 0, 4, 4, 5, 0, 2, 8, 5, 0]
    #expect(
      try Handshake.read(manifest) == .agreed(ProtocolVersion(5, 8), reply: [0, 0, 8, 5, 0], consumed: manifest.count))
    for count in 0..<manifest.count { #expect(try Handshake.read(manifest.prefix(count)) == .needsMore) }
  }

  @Test func `the void version 5.5 is never agreed on`() throws {
    #expect(throws: Handshake.Failure.noCommonVersion(offers: ["5.5"])) { try Handshake.read([0, 0, 5, 5]) }
    let manifest: [UInt8] = [0, 0, 1, 0xFF, 1, 0, 0, 5, 5, 0]
    #expect(throws: Handshake.Failure.noCommonVersion(offers: ["5.5"])) { try Handshake.read(manifest) }
  }

  @Test func `what a server offers in vain is named`() throws {
    let manifest: [UInt8] = [0, 0, 1, 0xFF, 2, 0, 0, 0, 6, 0, 1, 1, 6, 0]
    #expect(throws: Handshake.Failure.noCommonVersion(offers: ["6.0", "6.0-6.1"])) { try Handshake.read(manifest) }
    #expect(throws: Handshake.Failure.noCommonVersion(offers: [])) { try Handshake.read([0, 0, 0, 0]) }
  }

  @Test func `other protocols are told apart`() {
    #expect(throws: Handshake.Failure.http) { try Handshake.read(Array("HTTP/1.1 400".utf8)) }
    #expect(throws: Handshake.Failure.notBolt) { try Handshake.read([0x15, 3, 3, 0, 2]) }
  }

  @Test func `a number of offers that never ends is refused`() {
    #expect(throws: Handshake.Failure.notBolt) {
      try Handshake.read([0, 0, 1, 0xFF] + [UInt8](repeating: 0xFF, count: 12))
    }
    #expect(throws: Handshake.Failure.notBolt) { try Handshake.read([0, 0, 1, 0xFF, 0xFF, 0xFF, 0x7F]) }
  }
}
