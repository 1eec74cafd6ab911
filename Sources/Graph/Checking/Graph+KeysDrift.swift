import Bolt
import Mixing

extension Graph {
  /// What differs in the 24 keys and their relations; nil where nothing does.
  func keysDrift() async throws -> StructureDrift? {
    let nodes = try await read(
      """
      MATCH (k:Key)
      RETURN k.key AS key, k.scale AS scale, k.created_at IS NOT NULL AND coalesce(k.confidence, 0.0) = 1.0 AS complete
      """
    ).map { record in
      let isComplete = try record["complete", as: Bool.self]
      return "\(try Self.name(record, "key", "scale"))\(isComplete ? "" : " incomplete")"
    }
    let edges = try await read(
      """
      MATCH (a:Key)-[e:RELATED_TO]->(b:Key)
      RETURN a.key AS key, a.scale AS scale, b.key AS to_key, b.scale AS to_scale, e.relation AS relation, e.score AS score
      """
    ).map { record in
      Self.edge(
        try Self.name(record, "key", "scale"), try Self.name(record, "to_key", "to_scale"),
        try record["relation", as: String?.self], try record["score", as: Double?.self])
    }
    let (found, expected) = ((nodes + edges).sorted(), Self.expectedKeys)
    guard found != expected else { return nil }
    let (missing, extra) = (Set(expected).subtracting(found).sorted(), Set(found).subtracting(expected).sorted())
    return StructureDrift(
      subject: .keys, expected: missing.isEmpty ? nil : missing.joined(separator: "; "),
      found: extra.isEmpty ? missing.isEmpty ? "some are there twice" : nil : extra.joined(separator: "; "))
  }

  private static let expectedKeys: [String] = {
    let keys = (0..<24).compactMap(MusicalKey.init(index:))
    let edges = keys.flatMap { from in
      keys.compactMap { to in
        let relation = HarmonicRelation(from: from, to: to)
        guard to != from, relation.isNamed else { return String?.none }
        return edge("\(from.note) \(from.scale)", "\(to.note) \(to.scale)", relation.rawValue, relation.keyScore)
      }
    }
    return (keys.map { "\($0.note) \($0.scale)" } + edges).sorted()
  }()

  private static func name(_ record: Record, _ note: String, _ scale: String) throws -> String {
    "\(try record[note, as: String?.self] ?? "-") \(try record[scale, as: String?.self] ?? "-")"
  }

  private static func edge(_ from: String, _ to: String, _ relation: String?, _ score: Double?) -> String {
    "\(from) to \(to): \(relation ?? "-"), \(score?.description ?? "-")"
  }
}
