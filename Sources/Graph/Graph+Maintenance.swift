import Bolt

extension Graph {
  /// The document's score update (N3), for edges of other programs only: above 0.8 a confidence grows by a tenth, but not
  /// past 1, else it falls by a tenth. Returns how many edges were changed.
  ///
  /// Page by page in the order of the starts' ids, so that transactions stay short and no edge is changed twice.
  public func reweighForeignRelations() async throws -> Int {
    var (total, after) = (0, "")
    while true {
      let page = try await read(
        "MATCH (r:Recording) WHERE r.id > $after RETURN r.id AS id ORDER BY id LIMIT 1000", ["after": .string(after)])
      guard let last = page.last else { return total }
      after = try last["id", as: String.self]
      let ids = Value.list(page.map { $0["id"] ?? .null })
      total += try await write { transaction in
        try await transaction.run(
          """
          UNWIND $ids AS id
          MATCH (:Recording {id: id})-[s:SIMILAR_TO]->()
          WHERE coalesce(s.source, '') <> 'tracktion' AND s.confidence IS NOT NULL
          SET s.last_calculated = datetime(),
            s.confidence = CASE
              WHEN s.confidence > 0.8 THEN CASE WHEN s.confidence * 1.1 > 1.0 THEN 1.0 ELSE s.confidence * 1.1 END
              ELSE s.confidence * 0.9 END
          RETURN count(s) AS n
          """, ["ids": ids]
        ).single()["n", as: Int.self]
      }
    }
  }
}
