import FoundationEssentials
import Postgres

extension RecordingStore {
  /// The DJ libraries (`rekordbox_xml`, `traktor_nml`) that the recordings of a batch were taken over from, as far as it
  /// renamed their files; in order of name.
  public func sourceLibraries(ofBatch batch: UUID) async throws -> [String] {
    try await pool.query(
      """
      SELECT DISTINCT m.value FROM rename_journal j JOIN metadata m ON m.recording_id = j.recording_id
      WHERE j.batch_id = $1 AND j.role = 'recording' AND j.result = 'done' AND m.key = 'source_library' ORDER BY 1
      """, [.uuid(batch)]
    ).map { try $0.decode("value") }
  }
}
