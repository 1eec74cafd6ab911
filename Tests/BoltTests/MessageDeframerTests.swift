import Testing

@testable import Bolt

@Suite struct MessageDeframerTests {
  /// What a deframer makes of bytes that come in pieces of one size.
  private func messages(_ bytes: [UInt8], piece: Int) -> (messages: [[UInt8]], noops: Int) {
    var deframer = MessageDeframer()
    var messages: [[UInt8]] = []
    var held: [UInt8] = []
    for start in stride(from: 0, to: bytes.count, by: piece) {
      held += bytes[start..<min(start + piece, bytes.count)]
      let used = held.withUnsafeBytes { bytes in deframer.feed(bytes) { messages.append(Array($0)) } }
      held.removeFirst(used)
    }
    return (messages, deframer.noops)
  }

  @Test(arguments: [1, 2, 3, 5, 7, 100])
  func `messages come out whole however the network cut them`(piece: Int) {
    let bytes: [UInt8] = [0, 3, 1, 2, 3, 0, 0, 0, 0, 0, 1, 4, 0, 2, 5, 6, 0, 0, 0, 0, 0, 1, 7, 0, 0]
    let (messages, noops) = messages(bytes, piece: piece)
    #expect(messages == [[1, 2, 3], [4, 5, 6], [7]])
    #expect(noops == 2)
  }

  @Test(arguments: [10, 65_535, 65_536, 131_070, 200_000])
  func `a message is written in chunks and read again`(size: Int) throws {
    var writer = PackStreamWriter(dialect: .bolt5)
    let query = String(repeating: "q", count: size)
    try writer.write(.run(query: query, parameters: [:], extra: [:]))
    try writer.write(.pull(count: 1, result: nil))
    let (messages, _) = messages(Array(writer.bytes), piece: 70_000)
    #expect(messages.count == 2)
    #expect(messages[0].prefix(2) == [0xB3, 0x10])
    #expect(messages[0].filter { $0 == UInt8(ascii: "q") }.count == size)
    #expect(messages[1] == [0xB1, 0x3F, 0xA1, 0x81, 0x6E, 0x01])
  }

  @Test func `a request that cannot be encoded leaves nothing behind`() throws {
    var writer = PackStreamWriter(dialect: .bolt5)
    let node = Value.node(Node(id: 1, elementID: "1", labels: [], properties: [:]))
    try writer.write(.reset)
    let before = Array(writer.bytes)
    #expect(throws: PackStreamError.self) {
      try writer.write(.run(query: "q", parameters: ["n": node], extra: [:]))
    }
    #expect(Array(writer.bytes) == before)
  }
}
