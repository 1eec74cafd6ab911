import Testing

@testable import Bolt

@Suite struct RecordTests {
  private let record = Record(
    columns: RecordKeys(["id", "bpm", "key", "tags", "node", "year"]),
    values: [
      "rec-1", 128.0, nil, ["a", "b"],
      .node(Node(id: 1, elementID: "4:1", labels: ["Recording"], properties: ["title": "T", "year": 1999])), 2_020,
    ])

  @Test func `columns are had by name and place, as values and as types`() throws {
    #expect(record["id"] == "rec-1")
    #expect(record["no"] == nil)
    #expect(record[5] == 2_020)
    #expect(try record["bpm", as: Double.self] == 128)
    #expect(try record["year", as: Double.self] == 2_020)
    #expect(try record[0, as: String.self] == "rec-1")
    #expect(try record["key", as: String?.self] == nil)
    #expect(try record["tags", as: [String].self] == ["a", "b"])
    #expect(try record["node", as: Node.self]["title"] == "T")
  }

  @Test func `what does not fit says which column and why`() {
    let missing = #expect(throws: BoltError.self) { try record["no", as: Int.self] }
    #expect(missing?.message == "there is no column no; there are id, bpm, key, tags, node, year")
    let wrong = #expect(throws: BoltError.self) { try record["id", as: Int.self] }
    #expect(wrong?.message == "id is a STRING, which cannot be read as Int")
    #expect(throws: BoltError.self) { try record["key", as: String.self] }
    #expect(throws: BoltError.self) { try record[9, as: Int.self] }
    let broken = Record(columns: RecordKeys(["x"]), values: [.broken(BrokenValue(reason: "odd"))])
    let unread = #expect(throws: BoltError.self) { try broken["x", as: Value.self] }
    #expect(unread?.message == "x cannot be read: odd")
  }

  private struct Track: Decodable, Equatable {
    struct Inner: Decodable, Equatable {
      let title: String
      let year: UInt16
    }
    let id: String
    let bpm: Float
    let key: String?
    let tags: [String]
    let node: Inner
    let year: Int
    let absent: Int?
  }

  @Test func `a record is read as a type of the caller`() throws {
    #expect(
      try record.decode(Track.self)
        == Track(
          id: "rec-1", bpm: 128, key: nil, tags: ["a", "b"], node: .init(title: "T", year: 1_999), year: 2_020,
          absent: nil))
    struct Small: Decodable { let year: Int8 }
    #expect(throws: DecodingError.self) { try record.decode(Small.self) }
    struct Other: Decodable { let nothing: Int }
    #expect(throws: DecodingError.self) { try record.decode(Other.self) }
  }

  @Test func `literals are values`() {
    let value: Value = ["rows": [["id": "a", "bpm": 128.5, "live": true, "n": 3, "none": nil]], "text": "\(1)x"]
    #expect(
      value
        == .map([
          "rows": .list([
            .map(["id": .string("a"), "bpm": .float(128.5), "live": .bool(true), "n": .int(3), "none": .null])
          ]), "text": .string("1x"),
        ]))
  }

  @Test(arguments: [
    ("bolt://h", "h", UInt16(7687), ConnectionAddress.Security.none), ("bolt+s://h:1", "h", 1, .trusted),
    ("bolt+ssc://[::1]:9", "::1", 9, .unverified), ("neo4j+s://h/", "h", 7687, .trusted),
    ("neo4j://h:2?region=eu", "h", 2, .none),
  ])
  func `addresses are read`(uri: String, host: String, port: UInt16, security: ConnectionAddress.Security) throws {
    let address = try ConnectionAddress(uri)
    #expect(address.host == host)
    #expect(address.port == port)
    #expect(address.security == security)
    #expect(address.asksForRouting == uri.hasPrefix("neo4j"))
  }

  @Test(arguments: [
    "", "h:7687", "http://h", "bolt://", "bolt://u:p@h", "bolt://h:0", "bolt://h:65536", "bolt://h:x", "bolt://h/path",
    "bolt://[::1", "bolt://h?a=b", "neo4j://h?a", "neo4j://h?a=1&a=2", "neo4j://h?address=x",
  ])
  func `addresses that cannot be used are refused`(uri: String) {
    let error = #expect(throws: BoltError.self) { try ConnectionAddress(uri) }
    #expect(error?.kind == .address)
    #expect(error?.message.contains("u:p") != true)
  }

  @Test func `trust is said once`() {
    var configuration = DriverConfiguration()
    configuration.trust = .anything
    #expect(throws: BoltError.self) { try Driver(uri: "bolt+s://h", auth: .none, configuration: configuration) }
  }
}
