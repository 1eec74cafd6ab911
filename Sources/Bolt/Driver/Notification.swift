/// Where in the query something was found.
public struct QueryPosition: Sendable, Hashable {
  /// Characters from the start, from 0.
  public let offset: Int
  /// From 1.
  public let line: Int
  /// From 1.
  public let column: Int

  init?(_ value: Value?) {
    guard case .map(let fields)? = value, let offset = fields.number("offset"), let line = fields.number("line"),
      let column = fields.number("column")
    else { return nil }
    (self.offset, self.line, self.column) = (Int(offset), Int(line), Int(column))
  }
}

/// A warning or a hint that came with a result.
public struct Notification: Sendable, Hashable {
  public let code: String
  public let title: String
  public let description: String
  /// `WARNING`, `INFORMATION` or what else the server sent.
  public let severity: String
  public let category: String
  public let position: QueryPosition?
}

/// A status object of GQL, one of those that say how a statement went.
public struct Status: Sendable, Hashable {
  public let gqlStatus: String
  public let description: String
  /// True where it is a notification rather than the outcome.
  public let isNotification: Bool
  /// `WARNING` or `INFORMATION`; nil where there is none.
  public let severity: String?
  /// As `PERFORMANCE`; nil where there is none.
  public let classification: String?
  public let position: QueryPosition?
  public let diagnosticRecord: [String: Value]
}
