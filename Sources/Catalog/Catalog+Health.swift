import Postgres

/// What a database is, and what this user may do in it.
public struct CatalogHealth: Sendable, Hashable {
  /// As `15.12`.
  public let version: String
  /// UTF8, or what else.
  public let encoding: String
  /// LC_CTYPE of the database.
  public let characterType: String
  /// The trigram index finds words of three letters and more.
  public let hasTrigrams: Bool
  /// ICU collations, by which lists are sorted.
  public let hasICU: Bool
  /// `SELECT on metadata`, …: what this user lacks on the program's tables.
  public let lackingPrivileges: [String]
}

extension Catalog {
  /// Looks at the database, changes nothing.
  public func health() async throws -> CatalogHealth {
    let row = try await pool.query(
      """
      SELECT current_setting('server_version'), pg_encoding_to_char(d.encoding)::text, d.datctype::text,
        EXISTS (SELECT FROM pg_extension WHERE extname = 'pg_trgm'),
        EXISTS (SELECT FROM pg_collation WHERE collname = 'und-x-icu'),
        ARRAY(
          SELECT privilege || ' on ' || c.relname
          FROM pg_class c, unnest(ARRAY['SELECT', 'INSERT', 'UPDATE', 'DELETE']) AS privilege
          WHERE c.relnamespace = current_schema()::regnamespace AND c.relkind IN ('r', 'p')
            AND c.relname IN ('recordings', 'metadata', 'tracklists', 'rename_proposals', 'recording_cards',
              'recording_texts', 'proposal_cards', 'graph_outbox')
            AND NOT has_table_privilege(c.oid, privilege)
          ORDER BY c.relname, privilege)::text[]
      FROM pg_database d WHERE d.datname = current_database()
      """)[0]
    return CatalogHealth(
      version: try row.decode(0), encoding: try row.decode(1), characterType: try row.decode(2),
      hasTrigrams: try row.decode(3), hasICU: try row.decode(4), lackingPrivileges: try row.decode(5))
  }
}
