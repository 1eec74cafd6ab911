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
  public var label: String { String("000\(number)".suffix(max(4, "\(number)".count))) + "_\(name)" }

  init(_ number: Int, _ name: String, up: [UInt8], down: [UInt8]) {
    self.number = number
    self.name = name
    self.up = String(decoding: up, as: UTF8.self)
    self.down = String(decoding: down, as: UTF8.self)
  }
}
