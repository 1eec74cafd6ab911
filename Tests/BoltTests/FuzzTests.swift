import Glibc
import Testing

@testable import Bolt

/// Random and damaged bytes at every door through which a server's bytes come in.
@Suite struct FuzzTests {
  /// So many messages: 10,000 in the tests, more where `BOLT_FUZZ` says so. The long run:
  ///
  ///     BOLT_FUZZ=1000000 swift test --filter FuzzTests
  private static let rounds = getenv("BOLT_FUZZ").flatMap { Int(String(cString: $0)) } ?? 10_000

  /// The same numbers in every run (SplitMix64), so that a failure can be had again.
  private struct Numbers: RandomNumberGenerator {
    var state: UInt64
    mutating func next() -> UInt64 {
      state &+= 0x9E37_79B9_7F4A_7C15
      var mixed = state
      mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
      mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
      return mixed ^ (mixed >> 31)
    }
  }

  private static let markers: [UInt8] = [
    0x7F, 0x80, 0x8F, 0x90, 0x9F, 0xA0, 0xAF, 0xB1, 0xB3, 0xB4, 0xB8, 0xC0, 0xC1, 0xC8, 0xCB, 0xCC, 0xCE, 0xD0, 0xD2,
    0xD4, 0xD6, 0xD8, 0xDA, 0x4E, 0x52, 0x50, 0x72, 0x44, 0x54, 0x49, 0x69, 0x46, 0x66, 0x64, 0x45, 0x58, 0x59,
  ]

  /// Noise, with markers more often than chance has them.
  private static func noise(_ numbers: inout Numbers) -> [UInt8] {
    (0..<Int.random(in: 0...200, using: &numbers)).map { _ in
      Bool.random(using: &numbers)
        ? markers.randomElement(using: &numbers) ?? 0 : UInt8.random(in: .min ... .max, using: &numbers)
    }
  }

  /// A good message of all kinds of values with some bytes changed, left out or doubled.
  private static func damaged(_ numbers: inout Numbers) throws -> [UInt8] {
    var bytes = try message(numbers.next() % 2 == 0 ? .bolt5 : .bolt4)
    for _ in 0..<Int.random(in: 1...6, using: &numbers) where !bytes.isEmpty {
      let place = Int.random(in: 0..<bytes.count, using: &numbers)
      switch numbers.next() % 4 {
      case 0: bytes[place] = UInt8.random(in: .min ... .max, using: &numbers)
      case 1: bytes.remove(at: place)
      case 2: bytes.insert(markers.randomElement(using: &numbers) ?? 0, at: place)
      default: bytes.removeLast(bytes.count - place)
      }
    }
    return bytes
  }

  private static func message(_ dialect: Dialect) throws -> [UInt8] {
    var writer = PackStreamWriter(dialect: dialect)
    writer.structureHeader(0x71, fields: 1)
    try writer.write([
      "text", 1, -1_000_000, 1.5, true, nil, .bytes([1, 2, 3]), ["a": ["b": [1, 2, "c"]]],
      .date(CypherDate(days: 20_000)), .duration(CypherDuration(months: 1, days: 2, seconds: 3, nanoseconds: 4)),
      .dateTime(CypherDateTime(epochSeconds: 1_700_000_000, zone: .named("Europe/Paris"))),
      .dateTime(CypherDateTime(epochSeconds: 1_700_000_000, zone: .offset(3_600))),
      .point(Point(srid: 4_326, x: 1, y: 2)), .time(CypherTime(CypherLocalTime(hour: 1, minute: 2), offset: 60)),
    ])
    return Array(writer.bytes) + graph
  }

  /// A node, a relationship and a path, as only servers send them.
  private static let graph: [UInt8] = {
    let node: [UInt8] = [0xB4, 0x4E, 0x01, 0x91, 0x81, 0x41, 0xA1, 0x81, 0x70, 0x01, 0x81, 0x31]
    let unbound: [UInt8] = [0xB4, 0x72, 0x01, 0x81, 0x54, 0xA0, 0x81, 0x31]
    return [0xB3, 0x50, 0x92] + node + node + [0x91] + unbound + [0x92, 0x01, 0x01]
  }()

  @Test func `no bytes crash the reader, and what it reads can be looked at`() throws {
    var numbers = Numbers(state: 1)
    var read = 0
    for round in 0..<Self.rounds {
      let bytes = round % 2 == 0 ? Self.noise(&numbers) : try Self.damaged(&numbers)
      let dialect: Dialect = round % 3 == 0 ? .bolt4 : .bolt5
      bytes.withUnsafeBytes { bytes in
        var reader = PackStreamReader(bytes, dialect: dialect)
        do throws(PackStreamError) {
          _ = try reader.messageHeader()
          while reader.remaining > 0 { read += "\(try reader.value())".utf8.count > 0 ? 1 : 0 }
        } catch {
          #expect(!error.description.isEmpty)
        }
      }
    }
    #expect(read > Self.rounds / 10)
  }

  @Test func `no bytes crash the reading of messages and batches`() throws {
    var numbers = Numbers(state: 2)
    var (good, bad) = (0, 0)
    for round in 0..<Self.rounds {
      let bytes = round % 2 == 0 ? Self.noise(&numbers) : try Self.damaged(&numbers)
      var batch = RecordBatch()
      bytes.withUnsafeBytes { bytes in
        batch.append(bytes)
        if (try? ServerMessage(bytes, dialect: .bolt5)) == nil { bad += 1 } else { good += 1 }
      }
      var cursor = BatchCursor(batch)
      do throws(BoltError) {
        good += try cursor.next(dialect: .bolt5) == nil ? 0 : 1
      } catch {
        #expect(error.kind == .protocolViolation)
        bad += 1
      }
    }
    #expect(bad > Self.rounds / 2)
    #expect(good + bad == Self.rounds * 2)
  }

  @Test func `no bytes crash the deframer or the handshake, and no piece of a stream is lost`() {
    var numbers = Numbers(state: 3)
    for _ in 0..<Self.rounds {
      let bytes = Self.noise(&numbers)
      _ = try? Handshake.read([0, 0, 1, 0xFF] + bytes)
      _ = try? Handshake.read(bytes)
      var deframer = MessageDeframer()
      var (held, delivered) = ([UInt8](), 0)
      for byte in bytes {
        held.append(byte)
        let used = held.withUnsafeBytes { bytes in deframer.feed(bytes) { delivered += $0.count } }
        held.removeFirst(used)
      }
      #expect(delivered + held.count <= bytes.count)
    }
  }

  @Test func `no announced length is believed`() {
    // Each says that it holds 2 to 4 thousand million of something, and holds nothing.
    for marker: UInt8 in [0xCE, 0xD2, 0xD6, 0xDA] {
      let bytes: [UInt8] = [marker, 0xFF, 0xFF, 0xFF, 0xFF]
      bytes.withUnsafeBytes { bytes in
        var reader = PackStreamReader(bytes, dialect: .bolt5)
        #expect(throws: PackStreamError.truncated) { try reader.value() }
      }
    }
    // Lists of lists that each announce as much as there is left: the room that is reserved stays small.
    let nested = (0..<255).flatMap { _ in [0xD5, 0x03, 0x00] as [UInt8] } + [UInt8](repeating: 0xC0, count: 800)
    nested.withUnsafeBytes { bytes in
      var reader = PackStreamReader(bytes, dialect: .bolt5)
      #expect(throws: PackStreamError.self) { try reader.value() }
    }
  }
}
