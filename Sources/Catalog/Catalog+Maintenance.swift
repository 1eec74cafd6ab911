extension Catalog {
  /// Refreshes `recording_stats` (P3); needs no more rights than EXECUTE on its function.
  public func refreshStatistics() async throws {
    try await pool.query("SELECT refresh_recording_stats()")
  }
}

extension OutboxStore {
  /// The newest row there is; nil in an empty outbox.
  public func newestID() async throws -> Int64? {
    try await pool.query("SELECT max(id) FROM graph_outbox")[0].decode(0)
  }
}
