extension Record {
  /// The record as a type of one's own, whose properties have the names of the columns:
  ///
  ///     struct Track: Decodable { let id: String; let bpm: Double? }
  ///     let tracks = try await session.run("MATCH (r:Recording) RETURN r.id AS id, r.bpm AS bpm").list()
  ///       .map { try $0.decode(Track.self) }
  ///
  /// Maps, lists, nodes and relationships (by their properties) are read the same way.
  ///
  /// - Throws: `DecodingError`.
  public func decode<T: Decodable>(_ type: T.Type = T.self) throws -> T {
    try T(from: ValueDecoder(.map(Dictionary(zip(keys, values), uniquingKeysWith: { first, _ in first })), []))
  }
}

extension Value {
  /// The value as a type of one's own; see ``Record/decode(_:)``.
  ///
  /// - Throws: `DecodingError`.
  public func decode<T: Decodable>(decodable type: T.Type = T.self) throws -> T {
    try ValueDecoder(self, []).unbox(T.self)
  }
}

/// Reads a value by the rules of `Decodable`.
struct ValueDecoder: Decoder, SingleValueDecodingContainer {
  let value: Value
  let codingPath: [any CodingKey]
  var userInfo: [CodingUserInfoKey: Any] { [:] }

  init(_ value: Value, _ path: [any CodingKey]) {
    self.value = value
    codingPath = path
  }

  func container<Key: CodingKey>(keyedBy type: Key.Type) throws -> KeyedDecodingContainer<Key> {
    switch value {
    case .map(let fields): KeyedDecodingContainer(KeyedValues(fields: fields, codingPath: codingPath))
    case .node(let node): KeyedDecodingContainer(KeyedValues(fields: node.properties, codingPath: codingPath))
    case .relationship(let relationship):
      KeyedDecodingContainer(KeyedValues(fields: relationship.properties, codingPath: codingPath))
    default: throw mismatch([String: Value].self)
    }
  }

  func unkeyedContainer() throws -> any UnkeyedDecodingContainer {
    guard case .list(let values) = value else { throw mismatch([Value].self) }
    return ListedValues(values: values, codingPath: codingPath)
  }

  func singleValueContainer() -> any SingleValueDecodingContainer { self }

  func decodeNil() -> Bool { value.isNull }

  func decode<T: Decodable>(_ type: T.Type) throws -> T { try unbox(type) }

  func decode(_ type: Bool.Type) throws -> Bool { try read(type) }
  func decode(_ type: String.Type) throws -> String { try read(type) }
  func decode(_ type: Double.Type) throws -> Double { try read(type) }
  func decode(_ type: Float.Type) throws -> Float { Float(try read(Double.self)) }
  func decode(_ type: Int.Type) throws -> Int { try read(type) }
  func decode(_ type: Int8.Type) throws -> Int8 { try whole(type) }
  func decode(_ type: Int16.Type) throws -> Int16 { try whole(type) }
  func decode(_ type: Int32.Type) throws -> Int32 { try whole(type) }
  func decode(_ type: Int64.Type) throws -> Int64 { try read(type) }
  func decode(_ type: UInt.Type) throws -> UInt { try whole(type) }
  func decode(_ type: UInt8.Type) throws -> UInt8 { try whole(type) }
  func decode(_ type: UInt16.Type) throws -> UInt16 { try whole(type) }
  func decode(_ type: UInt32.Type) throws -> UInt32 { try whole(type) }
  func decode(_ type: UInt64.Type) throws -> UInt64 { try whole(type) }

  /// Types of this module that are no `Decodable` of their own accord are read as they are.
  func unbox<T: Decodable>(_ type: T.Type) throws -> T {
    if let direct = type as? any ValueDecodable.Type, let decoded = direct.init(value) as? T { return decoded }
    return try T(from: self)
  }

  private func read<T: ValueDecodable>(_ type: T.Type) throws -> T {
    guard let decoded = T(value) else { throw mismatch(type) }
    return decoded
  }

  private func whole<T: FixedWidthInteger>(_ type: T.Type) throws -> T {
    guard case .int(let number) = value, let decoded = T(exactly: number) else { throw mismatch(type) }
    return decoded
  }

  private func mismatch(_ type: Any.Type) -> DecodingError {
    let reason = if case .broken(let broken) = value { broken.reason } else { "it is a \(value.typeName)" }
    return .typeMismatch(type, .init(codingPath: codingPath, debugDescription: reason))
  }
}

/// A place in a list.
private struct ListKey: CodingKey {
  let intValue: Int?
  var stringValue: String { intValue.map { "\($0)" } ?? "" }
  init(_ index: Int) { intValue = index }
  init?(intValue: Int) { self.intValue = intValue }
  init?(stringValue: String) { return nil }
}

private struct KeyedValues<Key: CodingKey>: KeyedDecodingContainerProtocol {
  let fields: [String: Value]
  let codingPath: [any CodingKey]
  var allKeys: [Key] { fields.keys.compactMap { Key(stringValue: $0) } }

  func contains(_ key: Key) -> Bool { fields[key.stringValue] != nil }
  func decodeNil(forKey key: Key) throws -> Bool { try decoder(key).decodeNil() }
  func decode<T: Decodable>(_ type: T.Type, forKey key: Key) throws -> T { try decoder(key).unbox(type) }

  func nestedContainer<Nested: CodingKey>(
    keyedBy type: Nested.Type, forKey key: Key
  ) throws -> KeyedDecodingContainer<Nested> {
    try decoder(key).container(keyedBy: type)
  }

  func nestedUnkeyedContainer(forKey key: Key) throws -> any UnkeyedDecodingContainer {
    try decoder(key).unkeyedContainer()
  }

  func superDecoder() -> any Decoder { ValueDecoder(.map(fields), codingPath) }
  func superDecoder(forKey key: Key) throws -> any Decoder { try decoder(key) }

  private func decoder(_ key: Key) throws -> ValueDecoder {
    guard let value = fields[key.stringValue] else {
      let names = fields.keys.sorted().joined(separator: ", ")
      throw DecodingError.keyNotFound(key, .init(codingPath: codingPath, debugDescription: "there are \(names)"))
    }
    return ValueDecoder(value, codingPath + [key])
  }
}

private struct ListedValues: UnkeyedDecodingContainer {
  let values: [Value]
  let codingPath: [any CodingKey]
  private(set) var currentIndex = 0

  init(values: [Value], codingPath: [any CodingKey]) {
    self.values = values
    self.codingPath = codingPath
  }

  var count: Int? { values.count }
  var isAtEnd: Bool { currentIndex >= values.count }

  mutating func decodeNil() throws -> Bool {
    guard try here().decodeNil() else { return false }
    currentIndex += 1
    return true
  }

  mutating func decode<T: Decodable>(_ type: T.Type) throws -> T {
    let decoded = try here().unbox(type)
    currentIndex += 1
    return decoded
  }

  mutating func nestedContainer<Nested: CodingKey>(
    keyedBy type: Nested.Type
  ) throws -> KeyedDecodingContainer<Nested> {
    defer { currentIndex += 1 }
    return try here().container(keyedBy: type)
  }

  mutating func nestedUnkeyedContainer() throws -> any UnkeyedDecodingContainer {
    defer { currentIndex += 1 }
    return try here().unkeyedContainer()
  }

  mutating func superDecoder() throws -> any Decoder {
    defer { currentIndex += 1 }
    return try here()
  }

  private func here() throws -> ValueDecoder {
    guard currentIndex < values.count else {
      throw DecodingError.valueNotFound(
        Value.self, .init(codingPath: codingPath, debugDescription: "the list has \(values.count) elements"))
    }
    return ValueDecoder(values[currentIndex], codingPath + [ListKey(currentIndex)])
  }
}
