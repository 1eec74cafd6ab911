/// What the graph refuses, apart from what the driver reports.
public enum GraphError: Error, Sendable, Hashable, CustomStringConvertible {
  /// The graph mirrors another database.
  case stranger(graph: String, ownedBy: String, askedFor: String)
  /// The file of a migration that was applied is another by now.
  case edited(label: String)
  /// The graph has a migration that this program does not know.
  case unknown(label: String)
  /// A migration failed. Statements before the one named stand; it can be run again.
  case failed(label: String, statement: String, reason: String)

  public var description: String {
    switch self {
    case .stranger(let graph, let owner, let asked):
      "the graph \(graph) mirrors \(owner), not \(asked). Name another graph database (NEO4J_DATABASE), or empty "
        + "this one (`MATCH (n) DETACH DELETE n`) where nobody needs it."
    case .edited(let label):
      "graph/\(label) was applied, but its file has been edited since. Use the program that applied it, or put the "
        + "change into a migration of its own."
    case .unknown(let label):
      "the graph has the migration \(label), which this program does not know. A newer tracktion made it: use that one."
    case .failed(let label, let statement, let reason):
      "graph/\(label) failed at `\(statement)`: \(reason). Run it again when the cause is mended."
    }
  }
}
