import Postgres

/// One part of what PostgreSQL says of itself: rows of names and values, in the order of their columns.
public struct CatalogSection: Sendable, Hashable {
  public struct Row: Sendable, Hashable {
    public let columns: [(name: String, value: String?)]

    public static func == (a: Row, b: Row) -> Bool {
      a.columns.elementsEqual(b.columns) { $0.name == $1.name && $0.value == $1.value }
    }

    public func hash(into hasher: inout Hasher) {
      for column in columns { hasher.combine(column.value) }
    }
  }

  public let title: String
  public let rows: [Row]
  /// What is missing, and what would help.
  public let note: String?
}

extension Catalog {
  /// The document's monitoring of PostgreSQL (P19), and sizes.
  public func sections() async throws -> [CatalogSection] {
    let seesAll = try await pool.query("SELECT pg_has_role(current_user, 'pg_monitor', 'USAGE')")[0]
      .decode(0, as: Bool.self)
    let lacking = "Statements of other users are hidden: GRANT pg_monitor to this role shows them."
    var sections: [CatalogSection] = []
    for (title, columns, sql) in Self.monitoring {
      let rows = try await pool.query(sql).map { row in
        CatalogSection.Row(columns: try columns.map { ($0, try row.decode($0, as: String?.self)) })
      }
      let note = title == "long running queries" && !seesAll ? lacking : nil
      sections.append(CatalogSection(title: title, rows: rows, note: note))
    }
    return sections
  }

  private static let monitoring: [(String, [String], String)] = [
    (
      "long running queries", ["pid", "duration", "user", "query"],
      """
      SELECT pid::text AS pid, (now() - query_start)::text AS duration, usename::text AS user, query
      FROM pg_stat_activity
      WHERE now() - query_start > interval '5 minutes' AND state <> 'idle' AND pid <> pg_backend_pid()
      ORDER BY query_start
      """
    ),
    (
      "index use", ["index", "scans", "rows_read", "rows_fetched"],
      """
      SELECT indexrelname::text AS index, idx_scan::text AS scans, idx_tup_read::text AS rows_read,
        idx_tup_fetch::text AS rows_fetched
      FROM pg_stat_user_indexes WHERE schemaname = current_schema() ORDER BY idx_scan DESC, indexrelname
      """
    ),
    (
      "sizes", ["table", "rows", "bytes", "index_bytes"],
      """
      SELECT c.relname::text AS table, greatest(c.reltuples, 0)::bigint::text AS rows, pg_table_size(c.oid)::text AS bytes,
        pg_indexes_size(c.oid)::text AS index_bytes
      FROM pg_class c WHERE c.relnamespace = current_schema()::regnamespace AND c.relkind IN ('r', 'm')
      ORDER BY pg_total_relation_size(c.oid) DESC, c.relname
      """
    ),
  ]
}
