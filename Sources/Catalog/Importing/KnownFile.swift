import FoundationEssentials
import Postgres
import Records

/// A file as its row has it: one whose size and time are still these is not read again (P14).
public struct KnownFile: Sendable, Hashable {
  public let size: Int64?
  /// To the microsecond.
  public let lastModified: Date?
  public let hash: String
  public let status: RecordingStatus
}

extension RecordingStore {
  /// What is known of the files at these paths.
  public func files(at paths: [String]) async throws -> [String: KnownFile] {
    let rows = try await pool.query(
      """
      SELECT file_path, file_size, last_modified, file_hash, coalesce(status, 'pending') AS status
      FROM recordings WHERE file_path = ANY($1::text[])
      """, [.textArray(paths)])
    var files: [String: KnownFile] = [:]
    for row in rows {
      files[try row.decode("file_path")] = KnownFile(
        size: try row.decode("file_size"), lastModified: try row.decode("last_modified"),
        hash: try row.decode("file_hash"), status: RecordingStatus(rawValue: try row.decode("status")))
    }
    return files
  }
}
