extension Catalog {
  /// Refreshes `recording_stats` (P3); needs no more rights than EXECUTE on its function.
  public func refreshStatistics() async throws {
    try await pool.query("SELECT refresh_recording_stats()")
  }
}
