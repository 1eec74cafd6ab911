import Postgres

/// What the document's tables are made of in one schema of a database, a feature each, so that two can be compared.
struct SchemaFeature: Hashable {
  enum Kind: String, CaseIterable {
    // In the order in which they are mended.
    case table, column, `default`
    case notNull = "not null"
    case constraint, index
  }
  let kind: Kind
  let table: String
  /// Of the column, constraint or index; the table's own for a table.
  let name: String
  /// Type, expression or definition, without the schema's name.
  let definition: String

  var isNamed: String { kind == .table ? table : "\(table).\(name)" }

  /// All features of the four tables in `schema`.
  static func read(_ schema: String, _ connection: PostgresConnection) async throws -> [SchemaFeature] {
    try await connection.query(query, [.text(schema)]).compactMap { row in
      guard let kind = Kind(rawValue: try row.decode("kind")) else { return nil }
      return SchemaFeature(
        kind: kind, table: try row.decode("tab"), name: try row.decode("name"), definition: try row.decode("definition")
      )
    }
  }

  /// What brings the feature into the current schema.
  func mending(from reference: String) -> String {
    let (table, name) = (Self.quoted(table), Self.quoted(name))
    return switch kind {
    case .table: "CREATE TABLE \(table) (LIKE \(reference).\(table) INCLUDING DEFAULTS)"
    case .column: "ALTER TABLE \(table) ADD COLUMN \(name) \(definition)"
    case .default: "ALTER TABLE \(table) ALTER COLUMN \(name) SET DEFAULT \(definition)"
    case .notNull: "ALTER TABLE \(table) ALTER COLUMN \(name) SET NOT NULL"
    case .constraint: "ALTER TABLE \(table) ADD CONSTRAINT \(name) \(definition)"
    case .index: definition
    }
  }

  private static func quoted(_ name: String) -> String { "\"\(name.replacing("\"", with: "\"\""))\"" }

  /// Primary keys and unique constraints come before foreign keys, which need them.
  private static let query = """
    WITH tab AS (
      SELECT c.oid, c.relname FROM pg_class c
      WHERE c.relnamespace = $1::regnamespace AND c.relkind IN ('r', 'p')
        AND c.relname IN ('recordings', 'metadata', 'tracklists', 'rename_proposals')
    ), col AS (
      SELECT tab.relname, a.*, pg_get_expr(d.adbin, d.adrelid) AS expression
      FROM tab JOIN pg_attribute a ON a.attrelid = tab.oid AND a.attnum > 0 AND NOT a.attisdropped
      LEFT JOIN pg_attrdef d ON d.adrelid = a.attrelid AND d.adnum = a.attnum
    )
    SELECT kind, tab::text, name::text, replace(definition, $1 || '.', '') AS definition FROM (
      SELECT 'table' AS kind, relname AS tab, relname AS name, '' AS definition, 0 AS place FROM tab
      UNION ALL SELECT 'column', relname, attname, format_type(atttypid, atttypmod), attnum FROM col
      UNION ALL SELECT 'default', relname, attname, expression, attnum FROM col WHERE expression IS NOT NULL
      UNION ALL SELECT 'not null', relname, attname, '', attnum FROM col WHERE attnotnull
      UNION ALL SELECT 'constraint', relname, conname, pg_get_constraintdef(k.oid), position(contype::text IN 'puf')
        FROM tab JOIN pg_constraint k ON k.conrelid = tab.oid WHERE contype IN ('p', 'u', 'f')
      UNION ALL SELECT 'index', tab.relname, i.relname, pg_get_indexdef(i.oid), 0
        FROM tab JOIN pg_index x ON x.indrelid = tab.oid JOIN pg_class i ON i.oid = x.indexrelid
        WHERE NOT EXISTS (SELECT FROM pg_constraint k WHERE k.conindid = i.oid AND k.contype IN ('p', 'u', 'x'))
    ) AS feature ORDER BY place, tab, name
    """
}
