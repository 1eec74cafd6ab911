import Postgres
import Schema

/// Brings the schema of a database up and down (P13): one transaction for each step, under an advisory lock, so that of
/// two processes one waits, and what fails half-way leaves nothing.
///
/// Opens a connection of its own for each call, without a limit on the time of a statement: rebuilding an index of a
/// large library takes minutes.
public struct Migrator: Sendable {
  let configuration: PostgresConfiguration
  let migrations: [Migration]

  public init(_ configuration: PostgresConfiguration, migrations: [Migration] = PostgresSchema.migrations) {
    var patient = configuration
    patient.statementTimeout = nil
    patient.idleInTransactionTimeout = nil
    self.configuration = patient
    self.migrations = migrations
  }

  /// Applies what is pending; says each before it begins. Returns what was applied here.
  ///
  /// - Throws: ``MigrationError``; `PostgresError` where the server cannot be reached. What was applied before stays.
  @discardableResult
  public func migrate(_ announce: (Migration) async -> Void = { _ in }) async throws -> [Migration] {
    try await connected { connection in
      var applied: [Migration] = []
      for migration in try await self.status(connection, toMigrate: true).pending {
        await announce(migration)
        if try await apply(migration, connection) { applied.append(migration) }
      }
      return applied
    }
  }

  /// Takes the last ones back, down to `number` (0: an empty database). Returns what was taken back, last first.
  @discardableResult
  public func rollback(to number: Int, _ announce: (Migration) async -> Void = { _ in }) async throws -> [Migration] {
    try await connected { connection in
      var undone: [Migration] = []
      for applied in try await self.status(connection).applied.reversed() where applied.number > number {
        guard let migration = migrations.first(where: { $0.number == applied.number && $0.name == applied.name }) else {
          throw MigrationError.unknown(label: applied.label)
        }
        await announce(migration)
        if try await takeBack(migration, connection) { undone.append(migration) }
      }
      return undone
    }
  }

  /// What is applied and what is pending. Changes nothing.
  public func status() async throws -> MigrationStatus {
    try await connected { try await self.status($0) }
  }

  // MARK: One step

  private func apply(_ migration: Migration, _ connection: PostgresConnection) async throws -> Bool {
    try await step(migration, connection) {
      try await connection.script(PostgresSchema.bookkeeping)
      guard try await !isApplied(migration, connection) else { return false }
      try await connection.script(migration.up)
      try await record(migration, adopted: false, connection)
      return true
    }
  }

  private func takeBack(_ migration: Migration, _ connection: PostgresConnection) async throws -> Bool {
    try await step(migration, connection) {
      guard try await isApplied(migration, connection) else { return false }
      try await connection.script(migration.down)
      try await connection.execute("DELETE FROM schema_migrations WHERE number = $1", [.int(migration.number)])
      if try await connection.query("SELECT FROM schema_migrations LIMIT 1").isEmpty {
        try await connection.script("DROP TABLE schema_migrations")
      }
      return true
    }
  }

  func step<T>(
    _ migration: Migration, _ connection: PostgresConnection, _ body: () async throws -> T
  ) async throws -> T {
    do {
      return try await connection.transaction { connection in
        try await connection.query("SELECT pg_advisory_xact_lock($1)", [.int(AdvisoryLock.migration)])
        return try await body()
      }
    } catch let error as PostgresError where error.sqlstate != nil {
      throw MigrationError.failed(label: migration.label, error)
    }
  }

  private func isApplied(_ migration: Migration, _ connection: PostgresConnection) async throws -> Bool {
    guard try await hasBookkeeping(connection) else { return false }
    return try await !connection.query(
      "SELECT FROM schema_migrations WHERE number = $1", [.int(migration.number)]
    ).isEmpty
  }

  func record(_ migration: Migration, adopted: Bool, _ connection: PostgresConnection) async throws {
    try await connection.execute(
      """
      INSERT INTO schema_migrations (number, name, checksum, adopted)
      VALUES ($1, $2, encode(sha256(convert_to($3, 'UTF8')), 'hex'), $4)
      """, [.int(migration.number), .text(migration.name), .text(migration.up), .bool(adopted)])
  }

  // MARK: What is there

  func status(_ connection: PostgresConnection, toMigrate: Bool = false) async throws -> MigrationStatus {
    let applied = try await hasBookkeeping(connection) ? self.applied(connection) : []
    if toMigrate { try await check(applied, connection) }
    let numbers = Set(applied.map(\.number))
    return MigrationStatus(applied: applied, pending: migrations.filter { !numbers.contains($0.number) })
  }

  private func applied(_ connection: PostgresConnection) async throws -> [MigrationStatus.Applied] {
    let texts: [String?] = migrations.map(\.up)
    let rows = try await connection.query(
      """
      SELECT m.number, m.name, m.adopted, m.applied_at,
        coalesce(m.checksum = encode(sha256(convert_to(known.up, 'UTF8')), 'hex'), false) AS unchanged
      FROM schema_migrations m
      LEFT JOIN unnest($1::bigint[], $2::text[], $3::text[]) AS known(number, name, up)
        ON known.number = m.number AND known.name = m.name
      ORDER BY m.number
      """,
      [.intArray(migrations.map { Int64($0.number) }), .textArray(migrations.map(\.name)), .textArray(texts)])
    return try rows.map { row in
      let (number, name): (Int, String) = (try row.decode("number"), try row.decode("name"))
      return MigrationStatus.Applied(
        number: number, name: name, isAdopted: try row.decode("adopted"), appliedAt: try row.decode("applied_at"),
        isUnchanged: try row.decode("unchanged"), label: Migration.label(number, name))
    }
  }

  private func check(_ applied: [MigrationStatus.Applied], _ connection: PostgresConnection) async throws {
    for row in applied where !row.isUnchanged {
      let isKnown = migrations.contains { $0.number == row.number && $0.name == row.name }
      throw isKnown ? MigrationError.edited(label: row.label) : MigrationError.unknown(label: row.label)
    }
    let encoding: String = try await connection.query("SHOW server_encoding")[0].decode(0)
    guard encoding == "UTF8" else { throw MigrationError.encoding(encoding) }
    guard applied.isEmpty else { return }
    let tables = try await foreignTables(connection)
    guard tables.isEmpty else { throw MigrationError.foreign(tables: tables) }
  }

  /// Tables of the document that stand in the way of the first migration.
  func foreignTables(_ connection: PostgresConnection) async throws -> [String] {
    try await connection.query(
      """
      SELECT c.relname::text FROM pg_class c
      WHERE c.relnamespace = current_schema()::regnamespace AND c.relkind IN ('r', 'p')
        AND c.relname IN ('recordings', 'metadata', 'tracklists', 'rename_proposals')
      ORDER BY 1
      """
    ).map { try $0.decode(0) }
  }

  private func hasBookkeeping(_ connection: PostgresConnection) async throws -> Bool {
    try await connection.query("SELECT to_regclass('schema_migrations') IS NOT NULL")[0].decode(0)
  }

  func connected<T>(_ body: (PostgresConnection) async throws -> T) async throws -> T {
    let connection = try await PostgresConnection.connect(configuration)
    do {
      let value = try await body(connection)
      await connection.close()
      return value
    } catch {
      await connection.close()
      throw error
    }
  }
}
