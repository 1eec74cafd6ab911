import Bolt
import Mixing

extension Graph {
  /// Sees to the 24 Key nodes and their RELATED_TO edges, by the table of `spec/harmony.md` (N9, N13).
  func writeKeys() async throws {
    let keys = (0..<24).compactMap(MusicalKey.init(index:))
    let rows = keys.map { from in
      Value.map([
        "key": .string(from.note), "scale": .string(from.scale),
        "to": .list(
          keys.compactMap { to in
            let relation = HarmonicRelation(from: from, to: to)
            guard to != from, relation.isNamed else { return nil }
            return [
              "key": .string(to.note), "scale": .string(to.scale), "relation": .string(relation.rawValue),
              "score": .float(relation.keyScore),
            ]
          }),
      ])
    }
    try await write { transaction in
      _ = try await transaction.run(
        """
        UNWIND $rows AS row
        MERGE (k:Key {key: row.key, scale: row.scale})
        ON CREATE SET k.created_at = datetime(), k.confidence = 1.0
        """, ["rows": .list(rows)]
      ).consume()
      _ = try await transaction.run(
        """
        UNWIND $rows AS row
        MATCH (k:Key {key: row.key, scale: row.scale})
        UNWIND row.to AS other
        MATCH (o:Key {key: other.key, scale: other.scale})
        MERGE (k)-[e:RELATED_TO]->(o)
        ON CREATE SET e.created_at = datetime()
        SET e.relation = other.relation, e.score = other.score
        """, ["rows": .list(rows)]
      ).consume()
    }
  }
}
