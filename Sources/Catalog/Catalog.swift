import Postgres

/// The library as PostgreSQL holds it: one store for each subject, all on one pool. Every SQL statement of the program
/// is below here. All calls can be cancelled, and cancelling reaches the server.
///
/// ```swift
/// let catalog = Catalog(PostgresPool(configuration: configuration))
/// let page = try await catalog.recordings.page(RecordingList(filter: try Filter(parsing: "techno bpm:120-130")))
/// ```
public struct Catalog: Sendable {
  public let pool: PostgresPool

  public init(_ pool: PostgresPool) { self.pool = pool }

  /// Recordings, their cards and their metadata: what is browsed.
  public var recordings: RecordingStore { RecordingStore(pool: pool) }
  /// Rename proposals: what is reviewed.
  public var proposals: ProposalStore { ProposalStore(pool: pool) }
  /// Tracklists, and where a recording occurs in them.
  public var tracklists: TracklistStore { TracklistStore(pool: pool) }
}
