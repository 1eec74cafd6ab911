import Catalog
import Graph
import Postgres

/// Both schemas: what is applied and what is pending, as `postgres/0001_base`, `graph/0001_schema`.
public struct SchemaStatus: Sendable, Hashable {
  public internal(set) var applied: [String] = []
  public internal(set) var pending: [String] = []
  /// PostgreSQL's.
  public internal(set) var revision = 0
  /// Why nothing could be found out about the graph, or done to it.
  public internal(set) var graphProblem: String?
}

/// A change of both schemas.
public struct SchemaChange: Sendable, Hashable {
  /// What was applied or taken back, in the order it was done.
  public internal(set) var steps: [String] = []
  /// Constraints and indexes that the graph server does not offer.
  public internal(set) var notOffered: [String] = []
  /// Why the graph was left as it is.
  public internal(set) var graphProblem: String?
}

extension MusicLibrary {
  /// What both servers have of the schema. PostgreSQL must be there; the graph may be away.
  public func schemaStatus() async throws -> SchemaStatus {
    let catalog = try await Migrator(postgres).status()
    var status = SchemaStatus()
    status.applied = catalog.applied.map { "postgres/\($0.label)" }
    status.pending = catalog.pending.map { "postgres/\($0.label)" }
    status.revision = catalog.revision
    do {
      let graph = try await GraphMigrator(graphStore()).status()
      status.applied += graph.applied.map { "graph/\($0.label)" }
      status.pending += graph.pending.map { "graph/\($0.label)" }
    } catch {
      status.graphProblem = Outage(error).message
    }
    return status
  }

  /// Applies what is pending on both servers; says each step before it begins.
  ///
  /// - Throws: `MigrationError`, `PostgresError`. A graph that is away is in the result.
  public func migrate(_ announce: @Sendable (String) async -> Void) async throws -> SchemaChange {
    var change = SchemaChange()
    change.steps = try await Migrator(postgres).migrate { await announce("postgres/\($0.label)") }
      .map { "postgres/\($0.label)" }
    do {
      let steps = try await GraphMigrator(graphStore()).migrate { await announce("graph/\($0.label)") }
      change.steps += steps.map { "graph/\($0.migration.label)" }
      change.notOffered = steps.flatMap(\.notOffered)
    } catch {
      change.graphProblem = Outage(error).message
    }
    return change
  }

  /// Takes migrations of PostgreSQL back down to `number`; at 0 the graph is emptied of what is ours first.
  public func rollback(to number: Int, _ announce: @Sendable (String) async -> Void) async throws -> SchemaChange {
    var change = SchemaChange()
    if number == 0 {
      do {
        change.steps = try await GraphMigrator(graphStore()).rollback(to: 0) { await announce("graph/\($0.label)") }
          .map { "graph/\($0.label)" }
      } catch {
        change.graphProblem = Outage(error).message
      }
    }
    change.steps += try await Migrator(postgres).rollback(to: number) { await announce("postgres/\($0.label)") }
      .map { "postgres/\($0.label)" }
    return change
  }

  /// Takes over a database that the printed DDL or Alembic made.
  public func adopt() async throws -> AdoptionReport { try await Migrator(postgres).adopt() }
}

/// What a rebuild of the cards came to.
public struct CardRebuild: Sendable, Hashable {
  /// Recordings that were looked at.
  public internal(set) var recordings = 0
  /// Cards that were other than they should have been, or missing.
  public internal(set) var mended = 0
}

extension MusicLibrary {
  /// Makes every row of `recording_cards` anew (P15). Triggers keep them, so nothing is mended unless somebody went past
  /// those. `progress`: looked at so far, and how many there are.
  public func rebuildCards(progress: @Sendable (Int, Int?) -> Void) async throws -> CardRebuild {
    var rebuild = CardRebuild()
    let total = try await catalog.counts().recordings
    rebuild.mended = try await catalog.rebuildCards { seen in
      rebuild.recordings = seen
      progress(seen, total)
    }
    return rebuild
  }
}
