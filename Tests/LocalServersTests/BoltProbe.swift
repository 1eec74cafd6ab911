import Glibc

/// The least of Bolt 4.4 that tells whether a server takes a password and answers a query: bytes written by hand, so
/// that the servers are tested without our driver.
enum BoltProbe {
  struct Failure: Error, CustomStringConvertible {
    let description: String
  }

  /// Logs in and runs `RETURN 1` on a connection of its own.
  ///
  /// - Returns: the tags of the answers: 0x70 SUCCESS, 0x7F FAILURE, 0x71 RECORD.
  static func answers(port: UInt16, user: String, password: String, database: String) throws -> [UInt8] {
    let descriptor = try connect(port)
    defer { close(descriptor) }
    try send([0x60, 0x60, 0xB0, 0x17, 0, 0, 4, 4] + [UInt8](repeating: 0, count: 12), to: descriptor)
    guard try receive(4, from: descriptor) == [0, 0, 4, 4] else { throw Failure(description: "not Bolt 4.4") }
    let hello = map([("user_agent", "probe/1"), ("scheme", "basic"), ("principal", user), ("credentials", password)])
    try send(message(0x01, hello), to: descriptor)
    var tags = [try tag(from: descriptor)]
    guard tags == [0x70] else { return tags }
    try send(message(0x10, string("RETURN 1"), [0xA0], map([("db", database)])), to: descriptor)
    try send(message(0x3F, [0xA1] + string("n") + [0xFF]), to: descriptor)
    while tags.filter({ $0 == 0x70 }).count < 3, tags.last != 0x7F { tags.append(try tag(from: descriptor)) }
    return tags
  }

  private static func connect(_ port: UInt16) throws -> Int32 {
    let descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_port = port.bigEndian
    address.sin_addr.s_addr = UInt32(0x7f00_0001).bigEndian
    let result = withUnsafePointer(to: &address) {
      $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        Glibc.connect(descriptor, $0, socklen_t(MemoryLayout<sockaddr_in>.size))
      }
    }
    guard result == 0 else {
      close(descriptor)
      throw Failure(description: "nobody listens at \(port)")
    }
    return descriptor
  }

  private static func string(_ text: String) -> [UInt8] { [0xD0, UInt8(text.utf8.count)] + Array(text.utf8) }

  private static func map(_ pairs: [(String, String)]) -> [UInt8] {
    [0xA0 + UInt8(pairs.count)] + pairs.flatMap { string($0.0) + string($0.1) }
  }

  private static func message(_ tag: UInt8, _ fields: [UInt8]...) -> [UInt8] {
    let body = [0xB0 + UInt8(fields.count), tag] + fields.flatMap { $0 }
    return [UInt8(body.count >> 8), UInt8(body.count & 255)] + body + [0, 0]
  }

  private static func tag(from descriptor: Int32) throws -> UInt8 {
    let header = try receive(2, from: descriptor)
    let body = try receive(Int(header[0]) << 8 | Int(header[1]), from: descriptor)
    _ = try receive(2, from: descriptor)
    return body[1]
  }

  private static func send(_ bytes: [UInt8], to descriptor: Int32) throws {
    guard write(descriptor, bytes, bytes.count) == bytes.count else { throw Failure(description: "cannot write") }
  }

  private static func receive(_ count: Int, from descriptor: Int32) throws -> [UInt8] {
    var bytes: [UInt8] = []
    while bytes.count < count {
      var buffer = [UInt8](repeating: 0, count: count - bytes.count)
      let got = read(descriptor, &buffer, buffer.count)
      guard got > 0 else { throw Failure(description: "the connection was closed") }
      bytes += buffer[..<got]
    }
    return bytes
  }
}
