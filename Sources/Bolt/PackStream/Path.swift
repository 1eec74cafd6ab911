/// A walk through the graph: one node more than relationships.
public struct Path: Sendable, Hashable {
  /// The nodes in the order of the walk; a node that is passed twice is there twice.
  public let nodes: [Node]
  /// The relationships in the order of the walk, each with the direction it has in the graph.
  public let relationships: [Relationship]

  public init(nodes: [Node], relationships: [Relationship]) {
    self.nodes = nodes
    self.relationships = relationships
  }

  /// The number of relationships.
  public var length: Int { relationships.count }
}

extension Relationship {
  /// The same relationship with its ends. Inside a path relationships are sent without them (structure 0x72).
  func bound(from start: Node, to end: Node) -> Relationship {
    Relationship(
      id: id, elementID: elementID, startID: start.id, startElementID: start.elementID, endID: end.id,
      endElementID: end.elementID, type: type, properties: properties)
  }
}

extension Path {
  /// Puts a path together from its parts; nil where the indices do not fit them.
  ///
  /// `indices` alternates relationship (from 1; negative = walked against its direction) and node (from 0)
  /// (Bolt specification, structure semantics, Path).
  init?(distinct nodes: [Node], _ relationships: [Relationship], indices: [Int64]) {
    guard var here = nodes.first, indices.count.isMultiple(of: 2) else { return nil }
    var walkedNodes = [here]
    var walked: [Relationship] = []
    for step in stride(from: 0, to: indices.count, by: 2) {
      let (relationship, node) = (indices[step], indices[step + 1])
      guard relationship != 0, relationship.magnitude <= UInt64(relationships.count), node >= 0, node < nodes.count
      else { return nil }
      let next = nodes[Int(node)]
      let unbound = relationships[Int(relationship.magnitude) - 1]
      walked.append(relationship > 0 ? unbound.bound(from: here, to: next) : unbound.bound(from: next, to: here))
      walkedNodes.append(next)
      here = next
    }
    self.init(nodes: walkedNodes, relationships: walked)
  }
}
