import Bolt
import FoundationEssentials
import Schema

/// What a graph has of the schema.
public struct GraphSchemaStatus: Sendable, Hashable {
  /// A `TracktionMigration` node.
  public struct Applied: Sendable, Hashable {
    public let number: Int
    public let name: String
    /// The file is as it was when it was applied; false also where this program does not have it.
    public let isUnchanged: Bool
    /// `0001_schema`.
    public var label: String { Migration.label(number, name) }
  }

  /// In order of number.
  public let applied: [Applied]
  /// Those of this program that are not applied yet, in order.
  public let pending: [Migration]
  /// Number of the last one applied; 0 is an empty graph.
  public var revision: Int { applied.last?.number ?? 0 }
}

/// Brings the schema of the graph up and down by the files in `schema/graph`. The revision is kept in the graph itself,
/// as `(:TracktionMigration)` nodes.
///
/// Schema statements run alone, since the two servers differ in what they do with them inside a transaction; each is
/// harmless when it is repeated, so a step that was interrupted is simply run again.
public struct GraphMigrator: Sendable {
  let graph: Graph
  let migrations: [Migration]

  public init(_ graph: Graph, migrations: [Migration] = GraphSchema.migrations) {
    self.graph = graph
    self.migrations = migrations
  }

  /// What came of a step.
  public struct Step: Sendable, Hashable {
    public let migration: Migration
    /// Constraints and indexes that this server does not offer, each with what it said.
    public let notOffered: [String]
  }

  /// What is applied and what is pending. Changes nothing.
  public func status() async throws -> GraphSchemaStatus {
    let rows = try await graph.read(
      "MATCH (m:TracktionMigration) RETURN m.number AS number, m.name AS name, m.checksum AS checksum ORDER BY number")
    let applied = try rows.map { row in
      let (number, name): (Int, String) = (try row["number", as: Int.self], try row["name", as: String.self])
      let known = migrations.first { $0.number == number && $0.name == name }
      let checksum = try row["checksum", as: String?.self]
      return GraphSchemaStatus.Applied(
        number: number, name: name, isUnchanged: known.map { Self.checksum($0.up) == checksum } ?? false)
    }
    let numbers = Set(applied.map(\.number))
    return GraphSchemaStatus(applied: applied, pending: migrations.filter { !numbers.contains($0.number) })
  }

  /// Applies what is pending, and sees to the 24 keys. Returns what was applied here.
  ///
  /// - Throws: ``GraphError``, `BoltError`.
  @discardableResult
  public func migrate(_ announce: (Migration) async -> Void = { _ in }) async throws -> [Step] {
    let status = try await status()
    for row in status.applied where !row.isUnchanged {
      let isKnown = migrations.contains { $0.number == row.number && $0.name == row.name }
      throw isKnown ? GraphError.edited(label: row.label) : .unknown(label: row.label)
    }
    var steps: [Step] = []
    for migration in status.pending {
      await announce(migration)
      let notOffered = try await run(migration.up, of: migration)
      try await record(migration)
      steps.append(Step(migration: migration, notOffered: notOffered))
    }
    try await graph.writeKeys()
    return steps
  }

  /// Takes the last ones back, down to `number` (0: nothing of ours is left). Returns what was taken back, last first.
  @discardableResult
  public func rollback(to number: Int, _ announce: (Migration) async -> Void = { _ in }) async throws -> [Migration] {
    var undone: [Migration] = []
    for applied in try await status().applied.reversed() where applied.number > number {
      guard let migration = migrations.first(where: { $0.number == applied.number && $0.name == applied.name }) else {
        throw GraphError.unknown(label: applied.label)
      }
      await announce(migration)
      _ = try await run(migration.down, of: migration)
      try await forget(migration)
      undone.append(migration)
    }
    return undone
  }

  // MARK: One step

  private func run(_ text: String, of migration: Migration) async throws -> [String] {
    var notOffered: [String] = []
    for statement in CypherScript.statements(text) {
      do {
        try await graph.runAlone(statement)
      } catch let error as BoltError where Self.isNotOffered(error, statement) {
        notOffered.append("\(statement): not offered by this server (\(error))")
      } catch let error as BoltError where error.kind == .server {
        throw GraphError.failed(label: migration.label, statement: statement, reason: "\(error)")
      }
    }
    return notOffered
  }

  /// An index more or less changes no answer, so a server without that kind is no reason to stop.
  private static func isNotOffered(_ error: BoltError, _ statement: String) -> Bool {
    guard statement.hasPrefix("CREATE "), let code = error.code else { return false }
    return code.hasSuffix("ConstraintCreationFailed") || code.hasSuffix("SyntaxError")
      || code.hasSuffix("SemanticError")
  }

  private func record(_ migration: Migration) async throws {
    try await graph.write { transaction in
      _ = try await transaction.run(
        """
        MERGE (m:TracktionMigration {number: $number})
        SET m.name = $name, m.checksum = $checksum, m.applied_at = datetime()
        """,
        [
          "number": .int(Int64(migration.number)), "name": .string(migration.name),
          "checksum": .string(Self.checksum(migration.up)),
        ]
      ).consume()
    }
  }

  private func forget(_ migration: Migration) async throws {
    try await graph.write { transaction in
      _ = try await transaction.run(
        "MATCH (m:TracktionMigration {number: $number}) DELETE m", ["number": .int(Int64(migration.number))]
      ).consume()
    }
  }

  /// FNV-1a, 64 bits: tells an edited file, defends against nobody.
  private static func checksum(_ text: String) -> String {
    let hash = text.utf8.reduce(0xCBF2_9CE4_8422_2325 as UInt64) { ($0 ^ UInt64($1)) &* 0x0000_0100_0000_01B3 }
    return String(hash, radix: 16)
  }
}
