import Bolt
import FoundationEssentials

/// Which graph this is, and which database it mirrors (N12).
public struct GraphIdentity: Sendable, Hashable {
  /// Made by the first sync.
  public let graphID: UUID
  /// The database's own id (`graph_target.catalog_id`).
  public let catalogID: UUID
  /// For people: where the database is.
  public let catalogName: String
  /// It is being filled from nothing, and not whole yet.
  public let isRebuilding: Bool

  public init(graphID: UUID, catalogID: UUID, catalogName: String, isRebuilding: Bool = false) {
    self.graphID = graphID
    self.catalogID = catalogID
    self.catalogName = catalogName
    self.isRebuilding = isRebuilding
  }
}

extension Graph {
  /// The identity that the first sync wrote; nil in a graph that mirrors nothing yet.
  public func identity() async throws -> GraphIdentity? {
    try await read(Self.readIdentity).first.flatMap(Self.identity)
  }

  /// Makes this graph the mirror of a database, or confirms that it is.
  ///
  /// - Throws: ``GraphError/stranger(graph:ownedBy:askedFor:)`` where it mirrors another one.
  @discardableResult
  public func bind(to catalogID: UUID, named catalogName: String) async throws -> GraphIdentity {
    let rows = try await write { transaction in
      try await transaction.run(
        """
        MERGE (s:TracktionStore {name: 'tracktion'})
        ON CREATE SET s.graph_id = $graph, s.catalog_id = $catalog, s.catalog_name = $catalog_name,
          s.bound_at = datetime()
        RETURN s.graph_id AS graph, s.catalog_id AS catalog, s.catalog_name AS catalog_name
        """,
        [
          "graph": .string(UUID().uuidString.lowercased()), "catalog": .string(catalogID.uuidString.lowercased()),
          "catalog_name": .string(catalogName),
        ]
      ).list()
    }
    guard let identity = rows.first.flatMap(Self.identity), identity.catalogID == catalogID else {
      let owner = rows.first.flatMap(Self.identity).map {
        "\($0.catalogName) (\($0.catalogID.uuidString.lowercased()))"
      }
      throw GraphError.stranger(
        graph: name, ownedBy: owner ?? "another database",
        askedFor: "\(catalogName) (\(catalogID.uuidString.lowercased()))")
    }
    return identity
  }

  /// Keeps in the graph whether it is being filled from nothing.
  public func setRebuilding(_ isRebuilding: Bool) async throws {
    try await write { transaction in
      _ = try await transaction.run(
        "MATCH (s:TracktionStore {name: 'tracktion'}) SET s.rebuilding = $value", ["value": .bool(isRebuilding)]
      ).consume()
    }
  }

  private static let readIdentity = """
    MATCH (s:TracktionStore {name: 'tracktion'})
    RETURN s.graph_id AS graph, s.catalog_id AS catalog, s.catalog_name AS catalog_name, s.rebuilding AS rebuilding
    """

  private static func identity(_ row: Record) -> GraphIdentity? {
    guard let graph = (try? row["graph", as: String.self]).flatMap(UUID.init(uuidString:)),
      let catalog = (try? row["catalog", as: String.self]).flatMap(UUID.init(uuidString:))
    else { return nil }
    return GraphIdentity(
      graphID: graph, catalogID: catalog, catalogName: (try? row["catalog_name", as: String.self]) ?? "",
      isRebuilding: (try? row["rebuilding", as: Bool.self]) ?? false)
  }
}
