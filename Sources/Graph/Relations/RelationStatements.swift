/// The statements that bring the relation edges of a batch of starts up to date. Only edges that say `source: "tracktion"`
/// are changed or dropped; where another program has written the same edge, ours is not made beside it.
enum RelationStatements {
  static let bare = """
    UNWIND $rows AS row
    MATCH (a:Recording {id: row.id})
    WHERE NOT EXISTS { (a)-[:HARMONIC_COMPATIBLE|SIMILAR_TO|TEMPO_COMPATIBLE]->() }
    RETURN a.id AS id
    """

  static let newHarmonic = """
    UNWIND $rows AS row
    MATCH (a:Recording {id: row.id})
    UNWIND row.harmonic AS item
    MATCH (b:Recording {id: item.b})
    CREATE (a)-[:HARMONIC_COMPATIBLE {compatibility_score: item.s, mixing_recommendation: item.m, confidence: item.c,
      source: 'tracktion', created_at: datetime()}]->(b)
    """

  static let newSimilar = """
    UNWIND $rows AS row
    MATCH (a:Recording {id: row.id})
    UNWIND row.similar AS item
    MATCH (b:Recording {id: item.b})
    CREATE (a)-[:SIMILAR_TO {similarity_type: item.t, similarity_score: item.s, confidence: item.c, source: 'tracktion',
      created_at: datetime(), last_calculated: datetime()}]->(b)
    """

  static let newTempo = """
    UNWIND $rows AS row
    MATCH (a:Recording {id: row.id})
    UNWIND row.tempo AS item
    MATCH (b:Recording {id: item.b})
    CREATE (a)-[:TEMPO_COMPATIBLE {bpm_difference: item.d, confidence: item.c, source: 'tracktion',
      created_at: datetime()}]->(b)
    """

  /// Our edges of a type that a row's list does not name. They are collected before any goes: ArcadeDB loses count of a
  /// list of edges that is shortened while MATCH walks it, and leaves some there.
  private static func drop(_ type: String, _ list: String, unless isNamed: String) -> String {
    """
    UNWIND $rows AS row
    MATCH (:Recording {id: row.id})-[e:\(type)]->(b:Recording)
    WHERE e.source = 'tracktion' AND NOT any(item IN row.\(list) WHERE \(isNamed))
    WITH collect(e) AS stale
    UNWIND stale AS e
    DELETE e
    """
  }

  static let dropHarmonic = drop("HARMONIC_COMPATIBLE", "harmonic", unless: "item.b = b.id")
  static let dropSimilar = drop("SIMILAR_TO", "similar", unless: "item.b = b.id AND item.t = e.similarity_type")
  static let dropTempo = drop("TEMPO_COMPATIBLE", "tempo", unless: "item.b = b.id")

  static let harmonic = """
    UNWIND $rows AS row
    MATCH (a:Recording {id: row.id})
    UNWIND row.harmonic AS item
    MATCH (b:Recording {id: item.b})
    MERGE (a)-[e:HARMONIC_COMPATIBLE]->(b)
    ON CREATE SET e.created_at = datetime(), e.source = 'tracktion'
    WITH e, item WHERE e.source = 'tracktion'
    SET e.compatibility_score = item.s, e.mixing_recommendation = item.m, e.confidence = item.c
    """

  static let similar = """
    UNWIND $rows AS row
    MATCH (a:Recording {id: row.id})
    UNWIND row.similar AS item
    MATCH (b:Recording {id: item.b})
    MERGE (a)-[e:SIMILAR_TO {similarity_type: item.t}]->(b)
    ON CREATE SET e.created_at = datetime(), e.source = 'tracktion'
    WITH e, item WHERE e.source = 'tracktion'
    SET e.similarity_score = item.s, e.confidence = item.c, e.last_calculated = datetime()
    """

  static let tempo = """
    UNWIND $rows AS row
    MATCH (a:Recording {id: row.id})
    UNWIND row.tempo AS item
    MATCH (b:Recording {id: item.b})
    MERGE (a)-[e:TEMPO_COMPATIBLE]->(b)
    ON CREATE SET e.created_at = datetime(), e.source = 'tracktion'
    WITH e, item WHERE e.source = 'tracktion'
    SET e.bpm_difference = item.d, e.confidence = item.c
    """

  /// Where an end was not in the graph, the digest is left out, so that the next run writes these edges again.
  static let digests = """
    UNWIND $rows AS row
    MATCH (a:Recording {id: row.id})
    SET a.relations = CASE
      WHEN COUNT { (a)-[:HARMONIC_COMPATIBLE|SIMILAR_TO|TEMPO_COMPATIBLE]->() } >= row.count THEN row.digest
      ELSE null END
    """

  /// Before recordings are deleted: who has an edge to them has not what was planned any more.
  static let forgetDigests = """
    UNWIND $rows AS row
    MATCH (:Recording {id: row.id})<-[:HARMONIC_COMPATIBLE|SIMILAR_TO|TEMPO_COMPATIBLE]-(a:Recording)
    SET a.relations = null
    """

  static let readDigests = """
    MATCH (r:Recording)
    RETURN r.id AS id, r.relations AS digest
    """
}
