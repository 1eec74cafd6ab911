import Bolt
import FoundationEssentials

extension Graph {
  /// Mends by making anew: takes what is wrong out of the graph. Its recordings come first, to be projected again once it
  /// is gone.
  ///
  /// - Parameter enqueue: is given the recordings that have something to do with it before anything is removed.
  public func remove(_ subject: StructureDrift.Subject, _ enqueue: @Sendable ([UUID]) async throws -> Void) async throws
  {
    guard let target = MendingTarget(subject) else {
      _ = try await repeatUntilDone("MATCH (:Key)-[e:RELATED_TO]->() WITH e LIMIT 5000 DELETE e RETURN count(*) AS n")
      return try await writeKeys()
    }
    for path in target.paths {
      let records = try await read(
        "MATCH \(target.pattern)\(path) RETURN DISTINCT r.id AS id", target.parameters)
      try await enqueue(try records.compactMap { UUID(uuidString: try $0["id", as: String?.self] ?? "") })
    }
    _ = try await repeatUntilDone(
      "MATCH \(target.pattern) MATCH (n)-[e]-() WITH DISTINCT e LIMIT 5000 DELETE e RETURN count(*) AS n",
      target.parameters)
    _ = try await repeatUntilDone(
      "MATCH \(target.pattern) WITH n LIMIT 5000 DETACH DELETE n RETURN count(*) AS n", target.parameters)
  }

  /// Drops all that a projection wrote about these recordings, but not the recordings themselves nor their relations.
  public func loosen(_ ids: [UUID]) async throws {
    try await removing(ids) { _, _ in }
  }

  /// Recordings whose id is none: nobody can have written them for a recording of PostgreSQL.
  public func removeNameless(_ id: String) async throws {
    try await write { transaction in
      _ = try await transaction.run(
        "MATCH (r:Recording) WHERE coalesce(r.id, '') = $id DETACH DELETE r", ["id": .string(id)]
      ).consume()
    }
  }
}

/// A node that is to go (`n`), and the ways from it to recordings (`r`).
private struct MendingTarget {
  let pattern: String
  let parameters: [String: Value]
  let paths: [String]

  /// Nil for the keys, which are written by the table.
  init?(_ subject: StructureDrift.Subject) {
    let properties: [(String, String?)]
    let label: String
    switch subject {
    case .metadata(let key, let value):
      (label, properties) = ("Metadata", [("key", key), ("value", value)])
      paths = ["<-[:HAS_METADATA]-(r:Recording)"]
    case .artist(let normalized):
      (label, properties) = ("Artist", [("normalized_name", normalized)])
      paths = ["<-[:PERFORMED_BY]-(r:Recording)", "<-[:RELEASED_BY]-(:Album)<-[:PART_OF]-(r:Recording)"]
    case .album(let title, let artist):
      (label, properties) = ("Album", [("title", title), ("artist", artist)])
      paths = ["<-[:PART_OF]-(r:Recording)"]
    case .genre(let name):
      (label, properties) = ("Genre", [("name", name)])
      paths = ["<-[:HAS_GENRE]-(r:Recording)", "<-[:SUBGENRE_OF]-(:Genre)<-[:HAS_GENRE]-(r:Recording)"]
    case .keys: return nil
    }
    let conditions = properties.map { name, value in value == nil ? "n.\(name) IS NULL" : "n.\(name) = $\(name)" }
    pattern = "(n:\(label)) WHERE \(conditions.joined(separator: " AND ")) MATCH (n)"
    parameters = Dictionary(
      properties.compactMap { name, value in value.map { (name, Value.string($0)) } }, uniquingKeysWith: { $1 })
  }
}
