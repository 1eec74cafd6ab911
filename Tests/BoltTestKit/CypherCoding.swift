import Bolt

/// The suite's way of writing values: `{"name": "CypherInt", "data": {"value": 1}}`.
enum CypherCoding {
  struct Unreadable: Error, CustomStringConvertible {
    let what: String
    var description: String { "the suite sent a value that this backend does not know: \(what)" }
  }

  // MARK: To the suite

  static func json(_ value: Value) -> JSON {
    switch value {
    case .null: named("CypherNull", ["value": nil])
    case .bool(let value): named("CypherBool", ["value": .bool(value)])
    case .int(let value): named("CypherInt", ["value": .int(value)])
    case .float(let value): named("CypherFloat", ["value": float(value)])
    case .string(let value): named("CypherString", ["value": .string(value)])
    case .bytes(let value): named("CypherBytes", ["value": .string(hex(value))])
    case .list(let values): named("CypherList", ["value": .array(values.map(json))])
    case .map(let values): named("CypherMap", ["value": json(values)])
    case .node(let node): json(node)
    case .relationship(let relationship): json(relationship)
    case .path(let path):
      named(
        "CypherPath",
        [
          "nodes": json(.list(path.nodes.map { .node($0) })),
          "relationships": json(.list(path.relationships.map { .relationship($0) })),
        ])
    case .point(let point):
      named(
        "CypherPoint",
        [
          "system": [4_326, 4_979].contains(point.srid) ? "wgs84" : "cartesian", "x": .double(point.x),
          "y": .double(point.y), "z": point.z.map { .double($0) } ?? .null,
        ])
    case .broken(let broken): named("CypherString", ["value": .string(broken.reason)])
    default: temporal(value)
    }
  }

  static func json(_ values: [String: Value]) -> JSON { .object(values.mapValues(json)) }

  private static func named(_ name: String, _ data: [String: JSON]) -> JSON {
    ["name": .string(name), "data": .object(data)]
  }

  private static func float(_ value: Double) -> JSON {
    if value.isNaN { return "NaN" }
    return value.isInfinite ? (value > 0 ? "+Infinity" : "-Infinity") : .double(value)
  }

  private static func hex(_ bytes: [UInt8]) -> String {
    bytes.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined(separator: " ")
  }

  private static func json(_ node: Node) -> JSON {
    named(
      "Node",
      [
        "id": json(.int(node.id)), "labels": json(.list(node.labels.map { .string($0) })),
        "props": json(.map(node.properties)), "elementId": json(.string(node.elementID)),
      ])
  }

  private static func json(_ relationship: Relationship) -> JSON {
    named(
      "Relationship",
      [
        "id": json(.int(relationship.id)), "startNodeId": json(.int(relationship.startID)),
        "endNodeId": json(.int(relationship.endID)), "type": json(.string(relationship.type)),
        "props": json(.map(relationship.properties)), "elementId": json(.string(relationship.elementID)),
        "startNodeElementId": json(.string(relationship.startElementID)),
        "endNodeElementId": json(.string(relationship.endElementID)),
      ])
  }

  private static func temporal(_ value: Value) -> JSON {
    switch value {
    case .date(let date): named("CypherDate", fields(date))
    case .localTime(let time): named("CypherTime", fields(time))
    case .time(let time): named("CypherTime", fields(time.local, ["utc_offset_s": JSON(time.offset)]))
    case .localDateTime(let moment): named("CypherDateTime", fields(moment))
    case .dateTime(let moment): named("CypherDateTime", fields(moment))
    case .duration(let length):
      named(
        "CypherDuration",
        [
          "months": .int(length.months), "days": .int(length.days), "seconds": .int(length.seconds),
          "nanoseconds": .int(length.nanoseconds),
        ])
    default: .null
    }
  }

  private static func fields(_ date: CypherDate) -> [String: JSON] {
    ["year": JSON(date.year), "month": JSON(date.month), "day": JSON(date.day)]
  }

  private static func fields(_ time: CypherLocalTime, _ zone: [String: JSON] = [:]) -> [String: JSON] {
    let fields: [String: JSON] = [
      "hour": JSON(time.hour), "minute": JSON(time.minute), "second": JSON(time.second),
      "nanosecond": JSON(time.nanosecond),
    ]
    return fields.merging(zone) { $1 }
  }

  private static func fields(_ moment: CypherLocalDateTime) -> [String: JSON] {
    fields(moment.date).merging(fields(moment.time)) { $1 }
  }

  private static func fields(_ moment: CypherDateTime) -> [String: JSON] {
    var all = moment.local.map { fields($0) } ?? [:]
    all["utc_offset_s"] = JSON(moment.offset)
    if case .named(let name) = moment.zone { all["timezone_id"] = .string(name) }
    return all
  }

  // MARK: From the suite

  static func values(_ json: JSON) throws -> [String: Value] { try (json.object ?? [:]).mapValues(value) }

  static func value(_ json: JSON) throws -> Value {
    let data = json["data"]
    let value = data["value"]
    switch json["name"].string {
    case "CypherNull": return .null
    case "CypherBool": return .bool(value.bool ?? false)
    case "CypherInt": return .int(Int64(value.int ?? 0))
    case "CypherFloat": return .float(try double(value))
    case "CypherString": return .string(value.string ?? "")
    case "CypherBytes":
      return .bytes((value.string ?? "").split(separator: " ").compactMap { UInt8($0, radix: 16) })
    case "CypherList": return .list(try (value.array ?? []).map(self.value))
    case "CypherMap": return .map(try values(value))
    case "CypherPoint": return try point(data)
    case "CypherDate": return .date(try date(data))
    case "CypherTime": return try time(data)
    case "CypherDateTime": return try dateTime(data)
    case "CypherDuration":
      return .duration(
        CypherDuration(
          months: Int64(data["months"].int ?? 0), days: Int64(data["days"].int ?? 0),
          seconds: Int64(data["seconds"].int ?? 0), nanoseconds: Int64(data["nanoseconds"].int ?? 0)))
    default: throw Unreadable(what: json.text)
    }
  }

  private static func double(_ json: JSON) throws -> Double {
    switch json {
    case .double(let number): return number
    case .int(let number): return Double(number)
    case .string("NaN"): return .nan
    case .string("+Infinity"): return .infinity
    case .string("-Infinity"): return -.infinity
    default: throw Unreadable(what: json.text)
    }
  }

  private static func point(_ data: JSON) throws -> Value {
    let z = data["z"].isNull ? nil : try double(data["z"])
    let srid: Int64 =
      data["system"] == "wgs84" ? (z == nil ? 4_326 : 4_979) : (z == nil ? 7_203 : 9_157)
    return .point(Point(srid: srid, x: try double(data["x"]), y: try double(data["y"]), z: z))
  }

  private static func date(_ data: JSON) throws -> CypherDate {
    guard let year = data["year"].int, let month = data["month"].int, let day = data["day"].int,
      let date = CypherDate(year: year, month: month, day: day)
    else { throw Unreadable(what: data.text) }
    return date
  }

  private static func localTime(_ data: JSON) -> CypherLocalTime {
    CypherLocalTime(
      hour: data["hour"].int ?? 0, minute: data["minute"].int ?? 0, second: data["second"].int ?? 0,
      nanosecond: data["nanosecond"].int ?? 0)
  }

  private static func time(_ data: JSON) throws -> Value {
    guard let offset = data["utc_offset_s"].int else { return .localTime(localTime(data)) }
    return .time(CypherTime(localTime(data), offset: offset))
  }

  private static func dateTime(_ data: JSON) throws -> Value {
    let local = CypherLocalDateTime(try date(data), localTime(data))
    guard let offset = data["utc_offset_s"].int else { return .localDateTime(local) }
    let zone = data["timezone_id"].string.map { CypherDateTime.Zone.named($0) } ?? .offset(offset)
    return .dateTime(
      CypherDateTime(epochSeconds: local.seconds - Int64(offset), nanoseconds: local.nanoseconds, zone: zone))
  }
}
