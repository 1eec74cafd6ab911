/// A node as a query returned it: a copy, not a live view.
public struct Node: Sendable, Hashable {
  /// The server's number; deprecated by Neo4j, huge on ArcadeDB. -1 where the server sent none.
  public let id: Int64
  /// The server's name for the node. Not for keeping: ArcadeDB changes it with the labels, Neo4j re-uses it.
  public let elementID: String
  public let labels: [String]
  public let properties: [String: Value]

  public init(id: Int64, elementID: String, labels: [String], properties: [String: Value]) {
    self.id = id
    self.elementID = elementID
    self.labels = labels
    self.properties = properties
  }

  /// A property, `null` where the node lacks it.
  public subscript(name: String) -> Value { properties[name] ?? .null }
}
