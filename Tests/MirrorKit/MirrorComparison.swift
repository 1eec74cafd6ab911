import Bolt
import Postgres

/// Both stores as sorted lines, by SQL and Cypher written here from the schema document and N1–N13: nothing of the program
/// is asked. A line that one side has more often than the other is a complaint.
public struct MirrorComparison: Sendable {
  public static func complaints(_ postgres: PostgresConnection, _ graph: Driver, database: String) async throws
    -> [String]
  {
    var complaints: [String] = []
    for (name, sql, cypher) in statements {
      let expected = try await postgres.query(sql).map { try $0.decode(0, as: String.self) }.sorted()
      let found = try await lines(cypher, graph, database).sorted()
      guard expected != found else { continue }
      complaints += difference(expected, found).map { "\(name): only in PostgreSQL: \($0)" }
      complaints += difference(found, expected).map { "\(name): only in the graph: \($0)" }
    }
    return complaints
  }

  /// Every relation with what it says, and each start's digest, sorted.
  static func relations(_ graph: Driver, database: String) async throws -> [String] {
    try await lines(
      """
      MATCH (a:Recording)-[e:HARMONIC_COMPATIBLE|SIMILAR_TO|TEMPO_COMPATIBLE]->(b:Recording)
      RETURN a.id, type(e), b.id, e.similarity_type, e.mixing_recommendation, e.confidence, e.source,
        coalesce(e.compatibility_score, e.similarity_score, e.bpm_difference)
      """, graph, database
    ).sorted() + lines("MATCH (a:Recording) RETURN a.id, a.relations", graph, database).sorted()
  }

  static func difference(_ a: [String], _ b: [String]) -> [String] {
    var counts: [String: Int] = [:]
    for line in b { counts[line, default: 0] += 1 }
    return a.filter { line in
      counts[line, default: 0] -= 1
      return counts[line, default: 0] < 0
    }
  }

  private static func lines(_ cypher: String, _ graph: Driver, _ database: String) async throws -> [String] {
    try await graph.executeQuery(cypher, session: SessionOptions(database: database)).records.map { record in
      record.values.map(text).joined(separator: "|")
    }
  }

  private static func text(_ value: Value) -> String {
    switch value {
    case .string(let text): text
    case .int(let number): "\(number)"
    case .float(let number): "\(number)"
    case .bool(let flag): flag ? "true" : "false"
    case .list(let values): values.map(text).sorted().joined(separator: ",")
    case .null: "-"
    default: "?"
    }
  }

  private static func sql(_ select: String) -> String { artists + select }

  /// Who made what: `credit(id, role, name, written)`.
  private static let artists = """
    WITH soloist AS (SELECT DISTINCT normalized_name(value) AS name FROM metadata WHERE key = 'artist'),
    piece AS (
      SELECT recording_id AS id, 'primary' AS role, piece FROM metadata,
        regexp_split_to_table(regexp_replace(value, ' feat\\. .*$', ''), ' vs\\. ') AS piece WHERE key = 'artist'
      UNION ALL
      SELECT recording_id, 'featured', substring(value FROM ' \\(?feat\\. ([^)]*)') FROM metadata
      WHERE key IN ('artist', 'title') AND value LIKE '%feat. %'
      UNION ALL
      SELECT recording_id, key, value FROM metadata WHERE key IN ('composer', 'remixer')
    ),
    split AS (
      SELECT id, role, CASE WHEN (
          SELECT bool_and(normalized_name(part) IN (SELECT name FROM soloist))
          FROM regexp_split_to_table(piece, ' & ') AS part
        ) THEN regexp_split_to_array(piece, ' & ') ELSE ARRAY[piece] END AS parts FROM piece
    ),
    credit AS (
      SELECT DISTINCT ON (id, role, normalized_name(part)) id, role, normalized_name(part) AS name, part AS written
      FROM split, unnest(parts) AS part
    ),
    album AS (
      SELECT a.recording_id AS id, a.value AS title,
        CASE b.value WHEN 'VA' THEN 'Various Artists' ELSE b.value END AS artist,
        (SELECT value FROM metadata WHERE recording_id = a.recording_id AND key = 'release_date') AS release,
        (SELECT value FROM metadata WHERE recording_id = a.recording_id AND key = 'track_number') AS track
      FROM metadata a JOIN metadata b ON b.recording_id = a.recording_id AND b.key = 'album_artist' WHERE a.key = 'album'
    ),
    genre AS (
      SELECT m.recording_id AS id, g.name, g.place FROM metadata m,
        regexp_split_to_table(value, '; ') WITH ORDINALITY AS g(name, place) WHERE key = 'genre'
    )

    """

  private static let statements: [(String, String, String)] = [
    (
      "recording",
      """
      SELECT concat_ws('|', r.id, file_path, file_name, file_hash,
        coalesce((SELECT value FROM metadata WHERE recording_id = r.id AND key = 'title'), '-'),
        coalesce((SELECT value FROM metadata WHERE recording_id = r.id AND key = 'artist'), '-'),
        coalesce((SELECT CASE WHEN value LIKE '%.%' THEN value ELSE value || '.0' END FROM metadata
          WHERE recording_id = r.id AND key = 'bpm'), '-')) FROM recordings r
      """,
      "MATCH (r:Recording) RETURN r.id, r.file_path, r.file_name, r.file_hash, r.title, r.artist, r.bpm"
    ),
    (
      "HAS_METADATA", "SELECT concat_ws('|', recording_id, key, value, value_type) FROM metadata",
      "MATCH (r:Recording)-[h:HAS_METADATA]->(m:Metadata) RETURN r.id, m.key, m.value, h.value_type"
    ),
    (
      "Metadata", "SELECT DISTINCT concat_ws('|', key, value) FROM metadata",
      "MATCH (m:Metadata) WHERE m.value_type IS NOT NULL RETURN m.key, m.value"
    ),
    (
      "PERFORMED_BY", sql("SELECT concat_ws('|', id, role, name) FROM credit"),
      "MATCH (r:Recording)-[p:PERFORMED_BY]->(a:Artist) RETURN r.id, p.role, a.normalized_name"
    ),
    (
      "Artist",
      sql(
        """
        , spelled AS (
          SELECT name, written FROM credit
          UNION SELECT normalized_name(artist), artist FROM album WHERE artist <> 'Various Artists'
        )
        SELECT name || '|' || string_agg(DISTINCT written COLLATE "C", ',' ORDER BY written COLLATE "C")
        FROM spelled GROUP BY name
        """), "MATCH (a:Artist) RETURN a.normalized_name, a.aliases + [a.name]"
    ),
    (
      "COLLABORATED_WITH",
      sql(
        """
        SELECT DISTINCT concat_ws('|', a.name, b.name) FROM credit a JOIN credit b USING (id)
        WHERE a.role <> 'composer' AND b.role <> 'composer' AND a.name < b.name COLLATE "C"
        """),
      "MATCH (a:Artist)-[:COLLABORATED_WITH]->(b:Artist) RETURN a.normalized_name, b.normalized_name"
    ),
    (
      "PART_OF",
      sql("SELECT concat_ws('|', id, title, artist, coalesce(track, '-'), coalesce(release, '-')) FROM album"),
      "MATCH (r:Recording)-[p:PART_OF]->(al:Album) RETURN r.id, al.title, al.artist, p.track_number, p.release"
    ),
    (
      "Album",
      sql(
        """
        SELECT concat_ws('|', title, artist, coalesce(left(min(first), 10), '-'), coalesce(substring(min(first), 11), '-'),
          CASE artist WHEN 'Various Artists' THEN '' ELSE normalized_name(artist) END)
        FROM (SELECT title, artist, left(release || '-01-01', 10)
          || CASE length(release) WHEN 10 THEN 'day' WHEN 7 THEN 'month' ELSE 'year' END AS first FROM album) released
        GROUP BY title, artist
        """),
      """
      MATCH (al:Album) OPTIONAL MATCH (al)-[:RELEASED_BY]->(a:Artist)
      WITH al, collect(a.normalized_name) AS artists
      RETURN al.title, al.artist, toString(al.release_date), al.release_precision, artists
      """
    ),
    (
      "HAS_GENRE", sql("SELECT concat_ws('|', id, name, place = 1) FROM genre"),
      "MATCH (r:Recording)-[h:HAS_GENRE]->(g:Genre) RETURN r.id, g.name, CASE WHEN h.primary THEN 't' ELSE 'f' END"
    ),
    (
      "Genre",
      sql(
        """
        SELECT name || '|' || CASE WHEN name LIKE '% / %' THEN split_part(name, ' / ', 1) ELSE '' END
        FROM (SELECT name FROM genre UNION SELECT split_part(name, ' / ', 1) FROM genre) all_genres
        """),
      """
      MATCH (g:Genre) OPTIONAL MATCH (g)-[:SUBGENRE_OF]->(p:Genre)
      WITH g, collect(p.name) AS parents RETURN g.name, parents
      """
    ),
    (
      "IN_KEY",
      """
      SELECT recording_id || CASE value WHEN '8A' THEN '|A|minor' ELSE '|C|major' END FROM metadata
      WHERE key = 'key' AND value <> 'off'
      """,
      "MATCH (r:Recording)-[e:IN_KEY]->(k:Key) WHERE e.confidence = 1.0 RETURN r.id, k.key, k.scale"
    ),
    ("Key", "SELECT '24'", "MATCH (k:Key) RETURN count(k)"),
    (
      "strangers", "SELECT '0'",
      """
      MATCH (n) WHERE NOT (n:Recording OR n:Metadata OR n:Artist OR n:Album OR n:Genre OR n:Key OR n:TracktionStore
        OR n:TracktionMigration) RETURN count(n)
      """
    ),
  ]
}
