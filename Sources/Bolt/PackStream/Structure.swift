/// A structure with its fields, before it is given its meaning (Bolt specification, structure semantics).
struct Structure {
  let tag: UInt8
  let fields: [Value]

  /// What the structure means. One without a meaning is a value too: only the record that holds it is affected.
  func value(_ dialect: Dialect) -> Value {
    meaning(dialect) ?? .broken(BrokenValue(reason: misfit(dialect)))
  }

  private func misfit(_ dialect: Dialect) -> String {
    if tag == StructureTag.dateTimeZone || tag == StructureTag.legacyDateTimeZone,
      case .string(let name)? = fields.last,
      TimeZoneRules.named(name) == nil
    {
      return "the time zone \(name) is not known on this machine"
    }
    let name = "0x" + String(tag, radix: 16, uppercase: true)
    return "the server sent a structure \(name) of \(fields.count) fields that this driver cannot read"
  }

  private func meaning(_ dialect: Dialect) -> Value? {
    switch tag {
    case StructureTag.node: node(dialect).map { .node($0) }
    case StructureTag.relationship: relationship(dialect).map { .relationship($0) }
    case StructureTag.unboundRelationship: unboundRelationship(dialect).map { .relationship($0) }
    case StructureTag.path: path().map { .path($0) }
    case StructureTag.point2D, StructureTag.point3D: point().map { .point($0) }
    default: temporal(dialect)
    }
  }

  // MARK: Graph

  private func node(_ dialect: Dialect) -> Node? {
    guard fields.count == (dialect.elementIDs ? 4 : 3), let id = number(0), let labels = texts(1),
      case .map(let properties) = fields[2], let elementID = elementID(3, dialect, id)
    else { return nil }
    return Node(id: id ?? -1, elementID: elementID, labels: labels, properties: properties)
  }

  private func relationship(_ dialect: Dialect) -> Relationship? {
    guard fields.count == (dialect.elementIDs ? 8 : 5), let id = number(0), let start = number(1),
      let end = number(2), case .string(let type) = fields[3], case .map(let properties) = fields[4],
      let elementID = elementID(5, dialect, id), let startElementID = self.elementID(6, dialect, start),
      let endElementID = self.elementID(7, dialect, end)
    else { return nil }
    return Relationship(
      id: id ?? -1, elementID: elementID, startID: start ?? -1, startElementID: startElementID, endID: end ?? -1,
      endElementID: endElementID, type: type, properties: properties)
  }

  private func unboundRelationship(_ dialect: Dialect) -> Relationship? {
    guard fields.count == (dialect.elementIDs ? 4 : 3), let id = number(0), case .string(let type) = fields[1],
      case .map(let properties) = fields[2], let elementID = elementID(3, dialect, id)
    else { return nil }
    return Relationship(
      id: id ?? -1, elementID: elementID, startID: -1, startElementID: "", endID: -1, endElementID: "", type: type,
      properties: properties)
  }

  private func path() -> Path? {
    guard fields.count == 3, case .list(let nodes) = fields[0], case .list(let relationships) = fields[1],
      case .list(let indices) = fields[2]
    else { return nil }
    let distinct = nodes.compactMap { if case .node(let node) = $0 { node } else { nil } }
    let edges = relationships.compactMap { if case .relationship(let edge) = $0 { edge } else { nil } }
    let steps = indices.compactMap { if case .int(let index) = $0 { index } else { nil } }
    guard distinct.count == nodes.count, edges.count == relationships.count, steps.count == indices.count else {
      return nil
    }
    return Path(distinct: distinct, edges, indices: steps)
  }

  // MARK: Space and time

  private func point() -> Point? {
    guard fields.count == (tag == StructureTag.point2D ? 3 : 4), case .int(let srid) = fields[0] else { return nil }
    let coordinates = fields.dropFirst().compactMap { if case .float(let number) = $0 { number } else { nil } }
    guard coordinates.count == fields.count - 1 else { return nil }
    return Point(srid: srid, x: coordinates[0], y: coordinates[1], z: coordinates.count == 3 ? coordinates[2] : nil)
  }

  private func temporal(_ dialect: Dialect) -> Value? {
    let numbers = fields.compactMap { if case .int(let number) = $0 { number } else { nil } }
    if numbers.count == fields.count { return temporal(numbers, dialect) }
    guard fields.count == 3, numbers.count == 2, case .string(let zone) = fields[2],
      tag == (dialect.utc ? StructureTag.dateTimeZone : StructureTag.legacyDateTimeZone),
      let rules = TimeZoneRules.named(zone)
    else { return nil }
    let seconds = dialect.utc ? numbers[0] : numbers[0] &- Int64(rules.offset(atLocal: numbers[0]))
    return .dateTime(CypherDateTime(epochSeconds: seconds, nanoseconds: numbers[1], zone: .named(zone)))
  }

  private func temporal(_ numbers: [Int64], _ dialect: Dialect) -> Value? {
    switch (tag, numbers.count) {
    case (StructureTag.date, 1): .date(CypherDate(days: numbers[0]))
    case (StructureTag.localTime, 1): .localTime(CypherLocalTime(nanoseconds: numbers[0]))
    case (StructureTag.time, 2):
      .time(CypherTime(CypherLocalTime(nanoseconds: numbers[0]), offset: Int(numbers[1])))
    case (StructureTag.localDateTime, 2):
      .localDateTime(CypherLocalDateTime(seconds: numbers[0], nanoseconds: numbers[1]))
    case (StructureTag.dateTime, 3) where dialect.utc:
      .dateTime(CypherDateTime(epochSeconds: numbers[0], nanoseconds: numbers[1], zone: .offset(Int(numbers[2]))))
    case (StructureTag.legacyDateTime, 3) where !dialect.utc:
      .dateTime(
        CypherDateTime(
          epochSeconds: numbers[0] &- numbers[2], nanoseconds: numbers[1], zone: .offset(Int(numbers[2]))))
    case (StructureTag.duration, 4):
      .duration(
        CypherDuration(months: numbers[0], days: numbers[1], seconds: numbers[2], nanoseconds: numbers[3]))
    default: nil
    }
  }

  // MARK: Fields

  /// A number, or `nil` inside where the server (of another make) has none.
  private func number(_ index: Int) -> Int64?? {
    switch fields[index] {
    case .int(let number): .some(number)
    case .null: .some(nil)
    default: nil
    }
  }

  private func texts(_ index: Int) -> [String]? {
    guard case .list(let values) = fields[index] else { return nil }
    let texts = values.compactMap { if case .string(let text) = $0 { text } else { nil } }
    return texts.count == values.count ? texts : nil
  }

  /// Before Bolt 5 the number is the name.
  private func elementID(_ index: Int, _ dialect: Dialect, _ id: Int64?) -> String? {
    guard dialect.elementIDs else { return id.map { String($0) } }
    guard case .string(let text) = fields[index] else { return nil }
    return text
  }
}
