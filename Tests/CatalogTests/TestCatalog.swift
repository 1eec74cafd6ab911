import Catalog
import FoundationEssentials
import Postgres
import Schema
import TestServers
import Testing

/// A database of its own for one test, with as much of the schema as it asks for.
struct TestCatalog {
  let configuration: PostgresConfiguration
  let connection: PostgresConnection

  static func empty() async throws -> TestCatalog {
    var configuration = PostgresConfiguration(try await TestPostgres.database())
    // Some statements of the tests read all of the real data, on a busy machine for longer than the program would wait.
    configuration.statementTimeout = .seconds(300)
    configuration.connectTimeout = .seconds(60)
    return TestCatalog(configuration: configuration, connection: try await .connect(configuration))
  }

  static func migrated() async throws -> TestCatalog {
    let catalog = try await empty()
    try await catalog.migrator().migrate()
    return catalog
  }

  func migrator(_ migrations: [Migration] = PostgresSchema.migrations) -> Migrator {
    Migrator(configuration, migrations: migrations)
  }

  /// The first column of the first row.
  func value<T: PostgresDecodable>(
    _ sql: String, _ parameters: [PostgresValue] = [], as type: T.Type = T.self
  ) async throws -> T {
    try await #require(connection.query(sql, parameters).first).decode(0)
  }

  /// The first column of each row.
  func column<T: PostgresDecodable>(
    _ sql: String, _ parameters: [PostgresValue] = [], as type: T.Type = T.self
  ) async throws -> [T] {
    try await connection.query(sql, parameters).map { try $0.decode(0) }
  }

  /// Everything that the schema is made of, a line each: what two databases must have in common to be the same.
  func shape() async throws -> [String] { try await column(Self.shapeQuery) }

  private static let shapeQuery = """
    SELECT line FROM (
      SELECT format('column %s.%s %s%s%s', c.relname, a.attname, format_type(a.atttypid, a.atttypmod),
        CASE WHEN a.attnotnull THEN ' NOT NULL' END, ' ' || pg_get_expr(d.adbin, d.adrelid)) AS line
      FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
      LEFT JOIN pg_attrdef d ON d.adrelid = c.oid AND d.adnum = a.attnum
      WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p', 'm', 'v', 'S')
      UNION ALL
      SELECT format('constraint %s.%s %s', conrelid::regclass, conname, pg_get_constraintdef(oid))
      FROM pg_constraint WHERE connamespace = 'public'::regnamespace
      UNION ALL
      SELECT format('index %s', indexdef) FROM pg_indexes WHERE schemaname = 'public'
      UNION ALL
      SELECT format('trigger %s', pg_get_triggerdef(t.oid)) FROM pg_trigger t WHERE NOT tgisinternal
      UNION ALL
      SELECT format('function %s', pg_get_functiondef(p.oid)) FROM pg_proc p
      WHERE pronamespace = 'public'::regnamespace AND prokind = 'f'
        AND NOT EXISTS (SELECT FROM pg_depend WHERE objid = p.oid AND deptype = 'e')
      UNION ALL
      SELECT format('extension %s', extname) FROM pg_extension
    ) AS shape ORDER BY line COLLATE "C"
    """
}

/// Material outside the package, beside it in a developer's checkout.
enum SharedFiles {
  static let root = #filePath.components(separatedBy: "/Tests/")[0] + "/../shared"
  static let schemaDocument = root + "/spec/database-schema.md"
  static var hasSchemaDocument: Bool { text(schemaDocument) != nil }

  static func text(_ path: String) -> String? {
    FileManager.default.contents(atPath: path).map { String(decoding: $0, as: UTF8.self) }
  }
}
