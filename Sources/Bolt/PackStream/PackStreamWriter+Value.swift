extension PackStreamWriter {
  /// Writes any value that may be a parameter.
  ///
  /// - Throws: ``PackStreamError/unsupported(_:)`` for graph objects, which only servers send.
  mutating func write(_ value: Value) throws(PackStreamError) {
    switch value {
    case .null: writeNull()
    case .bool(let value): write(value)
    case .int(let value): write(value)
    case .float(let value): write(value)
    case .string(let value): write(value)
    case .bytes(let value): write(value)
    case .list(let values):
      listHeader(values.count)
      for value in values { try write(value) }
    case .map(let values): try write(values)
    case .node, .relationship, .path:
      throw .unsupported("a \(value.typeName) cannot be a parameter: pass its properties or its id")
    case .broken(let broken): throw .unsupported("a value that could not be read cannot be a parameter: \(broken)")
    default: try writeStructure(value)
    }
  }

  mutating func write(_ values: [String: Value]) throws(PackStreamError) {
    mapHeader(values.count)
    for (key, value) in values {
      write(key)
      try write(value)
    }
  }

  private mutating func writeStructure(_ value: Value) throws(PackStreamError) {
    switch value {
    case .date(let date): structure(StructureTag.date, date.days)
    case .time(let time): structure(StructureTag.time, time.local.nanoseconds, Int64(time.offset))
    case .localTime(let time): structure(StructureTag.localTime, time.nanoseconds)
    case .localDateTime(let moment):
      structure(StructureTag.localDateTime, moment.seconds, moment.nanoseconds)
    case .dateTime(let moment): try write(moment)
    case .duration(let length):
      structure(StructureTag.duration, length.months, length.days, length.seconds, length.nanoseconds)
    case .point(let point): write(point)
    default: throw .unsupported("no form for a \(value.typeName)")
    }
  }

  private mutating func structure(_ tag: UInt8, _ fields: Int64...) {
    structureHeader(tag, fields: UInt8(fields.count))
    for field in fields { write(field) }
  }

  private mutating func write(_ point: Point) {
    structureHeader(point.z == nil ? StructureTag.point2D : StructureTag.point3D, fields: point.z == nil ? 3 : 4)
    write(point.srid)
    write(point.x)
    write(point.y)
    if let z = point.z { write(z) }
  }

  private mutating func write(_ moment: CypherDateTime) throws(PackStreamError) {
    var seconds = moment.epochSeconds
    if !dialect.utc {
      guard let offset = moment.offset else {
        throw .unsupported("the time zone of \(moment) is not known on this machine")
      }
      seconds = seconds &+ Int64(offset)
    }
    switch moment.zone {
    case .offset(let offset):
      structure(
        dialect.utc ? StructureTag.dateTime : StructureTag.legacyDateTime, seconds, moment.nanoseconds, Int64(offset))
    case .named(let name):
      structureHeader(dialect.utc ? StructureTag.dateTimeZone : StructureTag.legacyDateTimeZone, fields: 3)
      write(seconds)
      write(moment.nanoseconds)
      write(name)
    }
  }
}
