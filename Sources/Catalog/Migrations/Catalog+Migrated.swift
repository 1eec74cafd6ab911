import Postgres
import Schema

extension Catalog {
  /// Whether exactly this program's migrations are applied, by number and name, on a connection that is used anyway.
  /// ``Migrator`` also looks at what they say, and is to be asked wherever this is false.
  public func isMigrated() async throws -> Bool {
    let rows = try await pool.query("SELECT number || ' ' || name AS label FROM schema_migrations ORDER BY number")
    let applied: [String] = try rows.map { try $0.decode("label") }
    return applied == PostgresSchema.migrations.map { "\($0.number) \($0.name)" }
  }
}
