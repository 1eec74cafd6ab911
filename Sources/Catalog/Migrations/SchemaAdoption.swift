import Postgres
import Schema

/// What `db migrate --adopt` did with a database that something else had made.
public struct AdoptionReport: Sendable, Hashable {
  /// What the document has and the database lacked, a line each.
  public var mended: [String] = []
  /// What is other than the document says, and was left as it is, with the reason.
  public var leftAlone: [String] = []

  public init() {}
}

extension Migrator {
  private static let reference = "tracktion_reference"

  /// Takes over a database made by the printed DDL or by Alembic (P13): compares it with the first migration, adds what is
  /// missing, lists what it does not touch, and takes the first migration as applied. ``migrate(_:)`` does the rest.
  ///
  /// - Throws: ``MigrationError/nothingToAdopt`` where none of the tables is there, or migrations of ours are.
  public func adopt() async throws -> AdoptionReport {
    try await connected { connection in
      guard let base = migrations.first, try await status(connection).applied.isEmpty,
        try await !foreignTables(connection).isEmpty
      else { throw MigrationError.nothingToAdopt }
      return try await step(base, connection) {
        let report = try await compare(with: base, connection)
        try await connection.script(PostgresSchema.bookkeeping)
        try await record(base, adopted: true, connection)
        return report
      }
    }
  }

  /// The first migration is run in a schema of its own beside the tables, so that PostgreSQL itself says what the document
  /// means, and goes again.
  private func compare(with base: Migration, _ connection: PostgresConnection) async throws -> AdoptionReport {
    let schema: String = try await connection.query("SELECT quote_ident(current_schema())")[0].decode(0)
    let path: String = try await connection.query("SHOW search_path")[0].decode(0)
    try await connection.script("CREATE SCHEMA \(Self.reference); SET LOCAL search_path = \(Self.reference)")
    try await connection.script(base.up)
    try await connection.query("SELECT set_config('search_path', $1, true)", [.text(path)])
    let report = try await mend(schema, connection)
    try await connection.script(
      """
      DO $$ BEGIN
        IF to_regclass('alembic_version') IS NULL THEN
          ALTER TABLE \(Self.reference).alembic_version SET SCHEMA \(schema);
        ELSIF NOT EXISTS (SELECT FROM alembic_version) THEN
          INSERT INTO alembic_version SELECT * FROM \(Self.reference).alembic_version;
        END IF;
      END; $$;
      DROP SCHEMA \(Self.reference) CASCADE;
      """)
    return report
  }

  private func mend(_ schema: String, _ connection: PostgresConnection) async throws -> AdoptionReport {
    let wanted = try await SchemaFeature.read(Self.reference, connection)
    var report = AdoptionReport()
    for kind in SchemaFeature.Kind.allCases {
      // Read again for each kind: a table that was made has its columns already.
      let found = try await SchemaFeature.read(schema, connection)
      for feature in wanted where feature.kind == kind && !found.contains(feature) {
        if let other = found.first(where: { $0.isInstead(of: feature) }) {
          report.leftAlone.append(feature.difference(to: other))
        } else {
          try await mend(feature, &report, connection)
        }
      }
      let strangers = found.filter { $0.kind == kind && $0.isStranger(among: wanted) }
      report.leftAlone += strangers.map { "\($0.kind.rawValue) \($0.isNamed) is not the document's" }
    }
    return report
  }

  /// In a savepoint: what the rows do not allow (NOT NULL, UNIQUE) is left alone.
  private func mend(
    _ feature: SchemaFeature, _ report: inout AdoptionReport, _ connection: PostgresConnection
  ) async throws {
    let line = "\(feature.kind.rawValue) \(feature.isNamed)"
    do {
      try await connection.transaction { try await $0.script(feature.mending(from: Self.reference)) }
      report.mended.append(line)
    } catch let error as PostgresError where error.sqlstate != nil {
      report.leftAlone.append("\(line) is missing and could not be added: \(error.message)")
    }
  }
}

extension SchemaFeature {
  /// The same place taken by something else, or the same thing under another name.
  fileprivate func isInstead(of wanted: SchemaFeature) -> Bool {
    guard kind == wanted.kind, table == wanted.table else { return false }
    if name == wanted.name { return true }
    return (kind == .constraint || kind == .index) && nameless == wanted.nameless
  }

  /// The definition without the object's own name.
  private var nameless: String { definition.replacing(" \(name) ON ", with: " ON ") }

  fileprivate func difference(to other: SchemaFeature) -> String {
    other.name == name
      ? "\(kind.rawValue) \(isNamed) is \(other.definition) here, \(definition) in the document"
      : "\(kind.rawValue) \(isNamed) is called \(other.name) here"
  }

  fileprivate func isStranger(among wanted: [SchemaFeature]) -> Bool {
    guard kind == .column || kind == .constraint || kind == .index else { return false }
    return !wanted.contains { $0.kind == kind && $0.table == table && ($0.name == name || isInstead(of: $0)) }
  }
}
