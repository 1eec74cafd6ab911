/// One step of a schema, as its pair of files under `schema/` has it. The text is compiled into the program.
public struct Migration: Sendable, Hashable {
  /// From 1, without gaps.
  public let number: Int
  /// `base`, `recording_cards` …
  public let name: String
  /// The whole text of the file that goes up, and of the one that goes down again.
  public let up: String
  public let down: String

  /// `0001_base`: the name of its files, and in `schema_migrations` and `db status`.
  public var label: String { Self.label(number, name) }

  public static func label(_ number: Int, _ name: String) -> String {
    String(repeating: "0", count: max(0, 4 - "\(number)".count)) + "\(number)_\(name)"
  }

  public init(number: Int, name: String, up: String, down: String) {
    self.number = number
    self.name = name
    self.up = up
    self.down = down
  }

  init(_ number: Int, _ name: String, up: [UInt8], down: [UInt8]) {
    self.init(
      number: number, name: name, up: String(decoding: up, as: UTF8.self), down: String(decoding: down, as: UTF8.self))
  }
}
