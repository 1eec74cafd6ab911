import FoundationEssentials
import Postgres
import Records

/// What the graph has still to learn (N12), and recordings as the graph needs them.
public struct OutboxStore: Sendable {
  let pool: PostgresPool

  /// A recording that changed, came or went, however often.
  public struct Entry: Sendable, Hashable {
    public let recordingID: UUID
    /// Its rows.
    public let ids: [Int64]
  }

  /// The oldest rows, by recording and in the order of their ids. What is read here is projected, then given to
  /// ``delete(_:)``.
  ///
  /// - Parameter limit: of rows.
  public func read(limit: Int = 1000) async throws -> [Entry] {
    try await pool.query(
      """
      SELECT recording_id, array_agg(id ORDER BY id) AS ids
      FROM (SELECT id, recording_id FROM graph_outbox ORDER BY id LIMIT $1) AS oldest
      GROUP BY recording_id ORDER BY recording_id
      """, [.int(limit)]
    ).map { Entry(recordingID: try $0.decode("recording_id"), ids: try $0.decode("ids")) }
  }

  /// Deletes exactly these rows: one with a lower id may have been committed since.
  public func delete(_ entries: [Entry]) async throws {
    try await pool.execute(
      "DELETE FROM graph_outbox WHERE id = ANY($1::bigint[])", [.intArray(entries.flatMap(\.ids))])
  }

  /// How many recordings the graph is behind: exactly up to 20,000 rows; above that rows, which may name one twice.
  public func behind() async throws -> Int {
    try await pool.query("SELECT \(Self.behind)")[0].decode(0)
  }

  /// Telling a million rows apart would take a second, and nobody reads the last digit then.
  static let behind = """
    CASE WHEN (SELECT count(*) FROM (SELECT FROM graph_outbox LIMIT 20001) AS first_rows) > 20000
      THEN (SELECT count(*) FROM graph_outbox) ELSE (SELECT count(DISTINCT recording_id) FROM graph_outbox) END
    """

  // MARK: What is projected

  /// A recording with all of its metadata, as it is now.
  public struct Projection: Sendable, Hashable {
    public let recording: Recording
    /// In order of key.
    public let metadata: [MetadataEntry]
  }

  /// These recordings, in order of id. Those that are absent are gone, and have to leave the graph.
  public func projections(_ ids: [UUID]) async throws -> [Projection] {
    try await projections("r.id = ANY($1::uuid[])", [.uuidArray(ids)])
  }

  /// The whole library in order of id, a stretch at a time: those after `id` (nil: from the first). Empty at the end.
  ///
  /// - Parameter keys: of their metadata only these; nil: all.
  public func projections(after id: UUID?, limit: Int = 1000, keys: [String]? = nil) async throws -> [Projection] {
    try await projections(
      "r.id IN (SELECT id FROM recordings WHERE $1::uuid IS NULL OR id > $1 ORDER BY id LIMIT \(limit))",
      [.uuid(id)] + (keys.map { [.textArray($0)] } ?? []), keyCondition: keys == nil ? "" : "AND key = ANY($2::text[])")
  }

  private func projections(
    _ condition: String, _ parameters: [PostgresValue], keyCondition: String = ""
  ) async throws -> [Projection] {
    let rows = try await pool.query(
      """
      SELECT \(Recording.selection), m.keys, m.texts, m.types
      FROM recordings r CROSS JOIN LATERAL (
        SELECT array_agg(key::text ORDER BY key) AS keys, array_agg(value ORDER BY key) AS texts,
          array_agg(coalesce(value_type, 'string')::text ORDER BY key) AS types
        FROM metadata WHERE recording_id = r.id AND value IS NOT NULL \(keyCondition)
      ) m
      WHERE \(condition) ORDER BY r.id
      """, parameters)
    return try rows.map { row in
      let keys = try row.decode("keys", as: [String]?.self) ?? []
      let texts = try row.decode("texts", as: [String]?.self) ?? []
      let types = try row.decode("types", as: [String]?.self) ?? []
      let entries = zip(keys, zip(texts, types)).map { key, rest in
        MetadataEntry(key: key, value: rest.0, type: MetadataType(rawValue: rest.1) ?? .string)
      }
      return Projection(recording: try Recording(row: row), metadata: entries)
    }
  }

  // MARK: Which graph

  /// The graph that belongs to this catalog.
  public struct Target: Sendable, Hashable {
    /// This catalog's own id, which the graph has to carry.
    public let catalogID: UUID
    public let graphID: UUID
    /// Address and database, for people.
    public let graphName: String
  }

  /// Nil before the first sync.
  public func target() async throws -> Target? {
    try await pool.query("SELECT catalog_id, graph_id, graph_name FROM graph_target").first.map(Target.init(row:))
  }

  /// Binds the catalog to a graph, if it has none yet; returns the one it has now.
  public func bind(catalogID: UUID = UUID(), graphID: UUID, graphName: String) async throws -> Target {
    try await pool.execute(
      "INSERT INTO graph_target (catalog_id, graph_id, graph_name) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING",
      [.uuid(catalogID), .uuid(graphID), .text(graphName)])
    return try Target(row: try await pool.query("SELECT catalog_id, graph_id, graph_name FROM graph_target")[0])
  }

  /// Forgets the graph: the next sync binds another one.
  public func unbind() async throws {
    try await pool.execute("DELETE FROM graph_target")
  }
}

extension OutboxStore.Target {
  fileprivate init(row: PostgresRow) throws {
    self.init(
      catalogID: try row.decode("catalog_id"), graphID: try row.decode("graph_id"),
      graphName: try row.decode("graph_name"))
  }
}
