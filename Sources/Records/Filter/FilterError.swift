/// Where and why a filter cannot be read.
public struct FilterError: Error, Sendable, Hashable, CustomStringConvertible {
  /// Where, in characters from 0.
  public let offset: Int
  /// Why, and what would be understood.
  public let message: String

  public var description: String { "at \(offset + 1): \(message)" }
}
