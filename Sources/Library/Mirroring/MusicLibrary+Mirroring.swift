import Bolt
import Catalog
import FoundationEssentials
import Graph

/// What a sync did.
public struct SyncReport: Sendable, Hashable {
  /// Recordings brought up to date.
  public let applied: Int
  /// Recordings that the graph has not got yet.
  public let behind: Int
  /// Values longer than 1,000 characters among these, which stay in PostgreSQL only (N8).
  public let omittedValues: Int
  /// Another program is at it.
  public let isElsewhere: Bool

  /// For the message line.
  public var sentence: String {
    if isElsewhere { return "Another tracktion brings the graph up to date; \(behind) to go" }
    let omitted = omittedValues == 0 ? "" : "; \(omittedValues) values are too long for it and stay in PostgreSQL only"
    return applied == 0 ? "The graph was up to date" : "The graph has \(applied) recordings anew\(omitted)"
  }
}

extension MusicLibrary {
  /// - Throws: ``LibraryError`` where there is no graph.
  func graphStore() throws -> Graph { Graph(try graph.driver(), database: graph.database) }

  /// The database, for people: server and name, never a password.
  var catalogName: String {
    "PostgreSQL \(postgres.conninfo.isEmpty ? "(libpq defaults)" : Self.withoutPassword(postgres.conninfo))"
  }

  private static func withoutPassword(_ conninfo: String) -> String {
    conninfo.replacing(#/password=('[^']*'|\S*)/#, with: "").replacing(#/(://[^/@:]*):[^/@]*@/#) { "\($0.output.1)@" }
  }

  /// Brings the graph up to date with PostgreSQL.
  ///
  /// - Parameter full: empties the graph first, and fills it from every recording; goes on where that was interrupted.
  public func sync(
    full: Bool = false, progress: @escaping @Sendable (Int, Int?) -> Void = { _, _ in }
  ) async throws -> SyncReport {
    let mirror = GraphMirror(self)
    do {
      let applied = full ? try await mirror.rebuild(progress) : try await mirror.apply(progress)
      await mirror.release()
      return SyncReport(
        applied: applied ?? 0, behind: try await catalog.outbox.behind(), omittedValues: await mirror.omittedValues,
        isElsewhere: applied == nil)
    } catch {
      await mirror.release()
      throw error
    }
  }

  /// Applies the outbox where the worker's lock is free and the graph answers in time.
  ///
  /// - Returns: how many recordings the graph is behind afterwards; nil where not even that could be found out.
  public func applyOutboxIfPossible(
    within limit: Duration, progress: @escaping @Sendable (Int, Int?) -> Void = { _, _ in }
  ) async -> Int? {
    guard let behind = try? await catalog.outbox.behind(), behind > 0 else { return 0 }
    do {
      let driver = try graph.driver()
      try await Patience.wait(limit) { try await driver.verifyConnectivity() }
      return try await sync(progress: progress).behind
    } catch {
      return try? await catalog.outbox.behind()
    }
  }
}
