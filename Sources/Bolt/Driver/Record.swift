/// The names of a result's columns, shared by all its records.
final class RecordKeys: Sendable {
  let names: [String]
  private let positions: [String: Int]

  init(_ names: [String]) {
    self.names = names
    positions = Dictionary(names.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
  }

  func position(of name: String) -> Int? {
    // Few columns: looking is quicker than hashing.
    names.count > 8 ? positions[name] : names.firstIndex(of: name)
  }
}

/// One row of a result.
public struct Record: Sendable {
  let columns: RecordKeys
  /// The values in the order of the columns.
  public let values: [Value]

  init(columns: RecordKeys, values: [Value]) {
    self.columns = columns
    self.values = values
  }

  /// The names of the columns.
  public var keys: [String] { columns.names }

  /// The value of a column; nil where there is no such column.
  public subscript(name: String) -> Value? {
    guard let position = columns.position(of: name), position < values.count else { return nil }
    return values[position]
  }

  /// The value at a position, from 0.
  public subscript(position: Int) -> Value { values[position] }

  /// The value of a column as a Swift type: `try record["bpm", as: Double.self]`. An optional type takes `null`.
  ///
  /// - Throws: ``BoltError`` of kind `unreadable` where the column is not there or is of another type.
  public subscript<T: ValueDecodable>(name: String, as type: T.Type) -> T {
    get throws {
      guard let value = self[name] else {
        throw BoltError(.unreadable, "there is no column \(name); there are \(keys.joined(separator: ", "))")
      }
      return try value.decode(T.self, of: name)
    }
  }

  /// The value at a position as a Swift type.
  ///
  /// - Throws: ``BoltError`` of kind `unreadable`.
  public subscript<T: ValueDecodable>(position: Int, as type: T.Type) -> T {
    get throws {
      guard values.indices.contains(position) else {
        throw BoltError(.unreadable, "there is no column \(position); there are \(values.count)")
      }
      return try values[position].decode(T.self, of: keys.indices.contains(position) ? keys[position] : "\(position)")
    }
  }
}

extension Record: Equatable {
  public static func == (left: Record, right: Record) -> Bool {
    left.keys == right.keys && left.values == right.values
  }
}
