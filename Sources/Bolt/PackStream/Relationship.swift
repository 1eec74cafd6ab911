/// A relationship as a query returned it: a copy, not a live view.
public struct Relationship: Sendable, Hashable {
  /// The server's number; deprecated by Neo4j. -1 where the server sent none.
  public let id: Int64
  /// The server's name for the relationship. Not for keeping.
  public let elementID: String
  /// The number of the node where it starts.
  public let startID: Int64
  public let startElementID: String
  /// The number of the node where it ends.
  public let endID: Int64
  public let endElementID: String
  public let type: String
  public let properties: [String: Value]

  public init(
    id: Int64, elementID: String, startID: Int64, startElementID: String, endID: Int64, endElementID: String,
    type: String, properties: [String: Value]
  ) {
    self.id = id
    self.elementID = elementID
    self.startID = startID
    self.startElementID = startElementID
    self.endID = endID
    self.endElementID = endElementID
    self.type = type
    self.properties = properties
  }

  /// A property, `null` where the relationship lacks it.
  public subscript(name: String) -> Value { properties[name] ?? .null }
}
