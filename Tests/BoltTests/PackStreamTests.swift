import Testing

@testable import Bolt

@Suite struct PackStreamTests {
  static func encode(_ value: Value, _ dialect: Dialect = .bolt5) throws -> [UInt8] {
    var writer = PackStreamWriter(dialect: dialect)
    try writer.write(value)
    return Array(writer.bytes)
  }

  static func decode(_ bytes: [UInt8], _ dialect: Dialect = .bolt5) throws -> Value {
    try bytes.withUnsafeBytes { bytes in
      var reader = PackStreamReader(bytes, dialect: dialect)
      let value = try reader.value()
      #expect(reader.remaining == 0)
      return value
    }
  }

  private static let integers: [(Int64, [UInt8])] = [
    (0, [0x00]), (127, [0x7F]), (-1, [0xFF]), (-16, [0xF0]), (-17, [0xC8, 0xEF]), (-128, [0xC8, 0x80]),
    (128, [0xC9, 0x00, 0x80]), (-129, [0xC9, 0xFF, 0x7F]), (32_767, [0xC9, 0x7F, 0xFF]),
    (32_768, [0xCA, 0, 0, 0x80, 0]), (-32_769, [0xCA, 0xFF, 0xFF, 0x7F, 0xFF]),
    (2_147_483_648, [0xCB, 0, 0, 0, 0, 0x80, 0, 0, 0]),
    (.max, [0xCB, 0x7F, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF]), (.min, [0xCB, 0x80, 0, 0, 0, 0, 0, 0, 0]),
  ]

  @Test(arguments: integers)
  func `an integer takes the shortest form and comes back`(number: Int64, bytes: [UInt8]) throws {
    #expect(try Self.encode(.int(number)) == bytes)
    #expect(try Self.decode(bytes) == .int(number))
  }

  @Test func `integers are read in every wider form too`() throws {
    #expect(try Self.decode([0xC8, 0x05]) == 5)
    #expect(try Self.decode([0xCB, 0, 0, 0, 0, 0, 0, 0, 5]) == 5)
  }

  @Test(arguments: [0, 1, 15, 16, 255, 256, 65_535, 65_536])
  func `texts, bytes, lists and maps of every size class come back`(size: Int) throws {
    let values: [Value] = [
      .string(String(repeating: "x", count: size)), .bytes([UInt8](repeating: 7, count: size)),
      .list(Array(repeating: 1, count: size)),
      .map(Dictionary(uniqueKeysWithValues: (0..<size).map { ("k\($0)", Value.int(Int64($0))) })),
    ]
    for value in values { #expect(try Self.decode(Self.encode(value)) == value) }
  }

  @Test func `markers are those of the specification`() throws {
    #expect(try Self.encode(nil) == [0xC0])
    #expect(try Self.encode(true) == [0xC3])
    #expect(try Self.encode(1.5) == [0xC1, 0x3F, 0xF8, 0, 0, 0, 0, 0, 0])
    #expect(try Self.encode("é") == [0x82, 0xC3, 0xA9])
    #expect(try Self.encode([1, "a"]) == [0x92, 0x01, 0x81, 0x61])
    #expect(try Self.encode(["a": 1]) == [0xA1, 0x81, 0x61, 0x01])
    #expect(try Self.encode(.bytes([9])) == [0xCC, 0x01, 0x09])
    #expect(try Self.encode(.string(String(repeating: "a", count: 16))).prefix(2) == [0xD0, 0x10])
  }

  @Test(arguments: [Dialect.bolt5, Dialect(elementIDs: false, utc: true), .bolt4])
  func `times and points come back in every dialect`(dialect: Dialect) throws {
    let values: [Value] = [
      .date(CypherDate(days: -1)), .localTime(CypherLocalTime(nanoseconds: 86_399_999_999_999)),
      .time(CypherTime(CypherLocalTime(hour: 1, minute: 2), offset: -3_600)),
      .localDateTime(CypherLocalDateTime(seconds: -5, nanoseconds: 7)),
      .dateTime(CypherDateTime(epochSeconds: 1_700_000_000, nanoseconds: 9, zone: .offset(5_400))),
      .dateTime(CypherDateTime(epochSeconds: 1_700_000_000, zone: .named("Europe/London"))),
      .duration(CypherDuration(months: -1, days: 2, seconds: 3, nanoseconds: 4)),
      .point(Point(srid: 7_203, x: 1, y: 2)), .point(Point(srid: 4_979, x: 1, y: 2, z: 3)),
    ]
    for value in values { #expect(try Self.decode(Self.encode(value, dialect), dialect) == value) }
  }

  @Test func `a moment is sent in local time only before Bolt 5`() throws {
    let moment = Value.dateTime(CypherDateTime(epochSeconds: 100, zone: .offset(60)))
    #expect(try Self.encode(moment, .bolt5) == [0xB3, 0x49, 100, 0, 60])
    #expect(try Self.encode(moment, .bolt4) == [0xB3, 0x46, 0xC9, 0x00, 160, 0, 60])
  }

  @Test func `graph objects cannot be parameters`() {
    let node = Value.node(Node(id: 1, elementID: "1", labels: [], properties: [:]))
    #expect(throws: PackStreamError.self) { try Self.encode(node) }
  }

  @Test func `a node is read in the form of 4 and of 5`() throws {
    let four: [UInt8] = [0xB3, 0x4E, 0x07, 0x91, 0x81, 0x41, 0xA1, 0x81, 0x70, 0x01]
    #expect(
      try Self.decode(four, .bolt4) == .node(Node(id: 7, elementID: "7", labels: ["A"], properties: ["p": 1])))
    let five: [UInt8] = [0xB4, 0x4E, 0x07, 0x91, 0x81, 0x41, 0xA1, 0x81, 0x70, 0x01, 0x82, 0x34, 0x3A]
    #expect(try Self.decode(five) == .node(Node(id: 7, elementID: "4:", labels: ["A"], properties: ["p": 1])))
  }

  @Test func `a path walks against the direction where its index is negative`() throws {
    let a = Node(id: 1, elementID: "a", labels: [], properties: [:])
    let b = Node(id: 2, elementID: "b", labels: [], properties: [:])
    let edge = Relationship(
      id: 3, elementID: "e", startID: -1, startElementID: "", endID: -1, endElementID: "", type: "T", properties: [:])
    let path = try #require(Path(distinct: [a, b], [edge], indices: [-1, 1]))
    #expect(path.nodes == [a, b])
    #expect(path.relationships.first?.startElementID == "b")
    #expect(path.relationships.first?.endElementID == "a")
    #expect(Path(distinct: [a, b], [edge], indices: [2, 1]) == nil)
    #expect(Path(distinct: [a, b], [edge], indices: [1, 2]) == nil)
    #expect(Path(distinct: [a, b], [edge], indices: [0, 1]) == nil)
    #expect(Path(distinct: [], [], indices: []) == nil)
    #expect(Path(distinct: [a, b], [edge], indices: [.min, 1]) == nil)
  }

  @Test(arguments: [
    [UInt8]([0xB1, 0x7A, 0x01]), [0xB2, 0x44, 0x01, 0x02], [0xB1, 0x4E, 0x01],
    [0xB3, 0x69, 0x01, 0x02, 0x87] + Array("No/Zone".utf8),
  ])
  func `a structure without a meaning is a broken value, not the end of the connection`(bytes: [UInt8]) throws {
    guard case .broken = try Self.decode(bytes) else {
      Issue.record("not broken: \(bytes)")
      return
    }
  }

  private static let garbage: [([UInt8], PackStreamError)] = [
    ([], .truncated), ([0x81], .truncated), ([0xC9, 0x00], .truncated),
    ([0xD2, 0xFF, 0xFF, 0xFF, 0xFF, 0x61], .truncated), ([0xD6, 0xFF, 0xFF, 0xFF, 0xFF, 0x61], .truncated),
    ([0xDA, 0x7F, 0xFF, 0xFF, 0xFF, 0x61], .truncated), ([0xCE, 0xFF, 0xFF, 0xFF, 0xFF], .truncated),
    ([0xC7], .unknownMarker(0xC7)), ([0x81, 0xFF], .invalidText), ([0xA1, 0x01, 0x01], .keyIsNotText),
    ([UInt8](repeating: 0x91, count: 300), .tooDeep),
  ]

  @Test(arguments: garbage)
  func `bytes that are no PackStream are refused by name`(bytes: [UInt8], error: PackStreamError) {
    #expect(throws: error) { try Self.decode(bytes) }
  }
}
