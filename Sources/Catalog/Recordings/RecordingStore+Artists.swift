import Postgres

extension RecordingStore {
  /// A normalized name (fold, runs of blanks one) as ``artists(named:)`` knows it: what its index holds of it.
  public static func artistName(_ normalized: String) -> String {
    String(String.UnicodeScalarView(normalized.unicodeScalars.prefix(256)))
  }

  /// Of these names (``artistName(_:)``), those that are a whole artist field of some recording (N13).
  public func artists(named names: Set<String>) async throws -> Set<String> {
    guard !names.isEmpty else { return [] }
    let rows = try await pool.query(
      """
      SELECT asked.name FROM unnest($1::text[]) AS asked(name)
      CROSS JOIN LATERAL (
        SELECT FROM recording_cards c WHERE left(normalized_name(c.artist), 256) = asked.name LIMIT 1
      ) there
      """, [.textArray(Array(names))])
    return Set(try rows.map { try $0.decode("name", as: String.self) })
  }
}
