import Postgres

extension RecordingStore {
  /// Of these normalized names (fold, runs of blanks one), those that are a whole artist field of some recording (N13).
  public func artists(named names: Set<String>) async throws -> Set<String> {
    guard !names.isEmpty else { return [] }
    let rows = try await pool.query(
      """
      SELECT DISTINCT left(normalized_name(artist), 256) AS name FROM recording_cards
      WHERE left(normalized_name(artist), 256) = ANY($1::text[])
      """, [.textArray(names.map { String($0.prefix(256)) })])
    return Set(try rows.map { try $0.decode("name", as: String.self) })
  }
}
