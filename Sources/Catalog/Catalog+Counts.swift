import Postgres

/// What the header shows.
public struct LibraryCounts: Sendable, Hashable {
  public var recordings: Int
  /// Proposals that wait for a decision.
  public var pending: Int
  /// Changes that the graph does not have yet.
  public var behind: Int

  public init(recordings: Int, pending: Int, behind: Int) {
    self.recordings = recordings
    self.pending = pending
    self.behind = behind
  }
}

extension Catalog {
  /// The header's counts in one round trip; exact, but for a long ``OutboxStore/behind()``.
  public func counts() async throws -> LibraryCounts {
    let row = try await pool.query(
      """
      SELECT (SELECT count(*) FROM recordings) AS recordings,
        (SELECT count(*) FROM rename_proposals WHERE status = 'pending') AS pending,
        \(OutboxStore.behind) AS behind
      """)[0]
    return LibraryCounts(
      recordings: try row.decode("recordings"), pending: try row.decode("pending"), behind: try row.decode("behind"))
  }
}
