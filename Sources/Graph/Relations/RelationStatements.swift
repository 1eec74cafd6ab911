/// The statements that bring the relation edges of a batch of starts up to date. Only edges that say `source: "tracktion"`
/// are changed or dropped; where another program has written the same edge, ours is not made beside it.
///
/// Most of an edge's cost would be the look for its ends: a statement finds each recording of the batch once, and its
/// edges (``RelationBatch``) name them by their place.
enum RelationStatements {
  /// Which of these recordings the graph has, and which have no such edge at all, also none of another program.
  static let present = """
    UNWIND $ids AS id
    MATCH (n:Recording {id: id})
    RETURN id, NOT EXISTS { (n)-[:HARMONIC_COMPATIBLE|SIMILAR_TO|TEMPO_COMPATIBLE]->() } AS is_bare
    """

  /// Before the making of edges: both ends of each. Where one of the recordings has gone meanwhile, none is made.
  private static let ends = """
    UNWIND $ids AS id
    MATCH (n:Recording {id: id})
    WITH id, n ORDER BY id
    WITH collect(n) AS nodes
    WHERE size(nodes) = size($ids)
    UNWIND $edges AS item
    WITH nodes[item[0]] AS a, nodes[item[1]] AS b, item
    """

  // MARK: For starts that have no edge

  static let newHarmonic = """
    \(ends)
    CREATE (a)-[:HARMONIC_COMPATIBLE {compatibility_score: item[2], confidence: item[3], mixing_recommendation: item[4],
      source: 'tracktion', created_at: datetime()}]->(b)
    """

  static let newSimilar = """
    \(ends)
    CREATE (a)-[:SIMILAR_TO {similarity_score: item[2], confidence: item[3], similarity_type: item[4],
      source: 'tracktion', created_at: datetime(), last_calculated: datetime()}]->(b)
    """

  static let newTempo = """
    \(ends)
    CREATE (a)-[:TEMPO_COMPATIBLE {bpm_difference: item[2], confidence: item[3], source: 'tracktion',
      created_at: datetime()}]->(b)
    """

  // MARK: For the others

  /// Our edges of a type that a row's list does not name. They are collected before any goes: ArcadeDB loses count of a
  /// list of edges that is shortened while MATCH walks it, and leaves some there.
  private static func drop(_ type: String, unless name: String, isIn list: String) -> String {
    """
    UNWIND $rows AS row
    MATCH (:Recording {id: row.id})-[e:\(type)]->(b:Recording)
    WHERE e.source = 'tracktion' AND NOT \(name) IN row.\(list)
    WITH collect(e) AS stale
    UNWIND stale AS e
    DELETE e
    """
  }

  static let dropHarmonic = drop("HARMONIC_COMPATIBLE", unless: "b.id", isIn: "harmonic")
  static let dropSimilar = drop("SIMILAR_TO", unless: "(e.similarity_type + b.id)", isIn: "similar")
  static let dropTempo = drop("TEMPO_COMPATIBLE", unless: "b.id", isIn: "tempo")

  static let harmonic = """
    \(ends)
    MERGE (a)-[e:HARMONIC_COMPATIBLE]->(b)
    ON CREATE SET e.created_at = datetime(), e.source = 'tracktion'
    WITH e, item WHERE e.source = 'tracktion'
    SET e.compatibility_score = item[2], e.confidence = item[3], e.mixing_recommendation = item[4]
    """

  static let similar = """
    \(ends)
    MERGE (a)-[e:SIMILAR_TO {similarity_type: item[4]}]->(b)
    ON CREATE SET e.created_at = datetime(), e.source = 'tracktion'
    WITH e, item WHERE e.source = 'tracktion'
    SET e.similarity_score = item[2], e.confidence = item[3], e.last_calculated = datetime()
    """

  static let tempo = """
    \(ends)
    MERGE (a)-[e:TEMPO_COMPATIBLE]->(b)
    ON CREATE SET e.created_at = datetime(), e.source = 'tracktion'
    WITH e, item WHERE e.source = 'tracktion'
    SET e.bpm_difference = item[2], e.confidence = item[3]
    """

  /// Where an end was not in the graph, the digest is left out, so that the next run writes these edges again.
  static let digests = """
    UNWIND $rows AS row
    MATCH (a:Recording {id: row.id})
    SET a.relations = CASE
        WHEN COUNT { (a)-[:HARMONIC_COMPATIBLE|SIMILAR_TO|TEMPO_COMPATIBLE]->() } >= row.count THEN row.digest
        ELSE null END,
      a.relation_facts = row.facts, a.relation_reach = row.reach, a.relation_open = row.is_open
    """

  /// Where the edges are right already.
  static let bases = """
    UNWIND $rows AS row
    MATCH (a:Recording {id: row.id})
    SET a.relation_facts = row.facts, a.relation_reach = row.reach, a.relation_open = row.is_open
    """

  /// Before recordings are deleted: who has an edge to them has not what was planned any more.
  static let forgetDigests = """
    UNWIND $rows AS row
    MATCH (:Recording {id: row.id})<-[:HARMONIC_COMPATIBLE|SIMILAR_TO|TEMPO_COMPATIBLE]-(a:Recording)
    SET a.relations = null
    """

  static let readStates = """
    MATCH (r:Recording)
    RETURN r.id AS id, r.relations AS digest, r.relation_facts AS facts, r.relation_reach AS reach,
      r.relation_open AS is_open
    """

  static let starts = """
    UNWIND $ids AS id
    MATCH (:Recording {id: id})<-[:HARMONIC_COMPATIBLE|SIMILAR_TO|TEMPO_COMPATIBLE]-(a:Recording)
    RETURN DISTINCT a.id AS id
    """
}
