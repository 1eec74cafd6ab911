import FoundationEssentials
import Postgres

extension RecordingStore {
  /// The DJ libraries (`rekordbox_xml`, `traktor_nml`) that these recordings were taken over from, in order of name.
  public func sourceLibraries(of ids: [UUID]) async throws -> [String] {
    try await pool.query(
      """
      SELECT DISTINCT value FROM metadata
      WHERE recording_id = ANY($1::uuid[]) AND key = 'source_library' ORDER BY value
      """, [.uuidArray(ids)]
    ).map { try $0.decode("value") }
  }
}
