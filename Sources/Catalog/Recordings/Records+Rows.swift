import FoundationEssentials
import Mixing
import Postgres
import Records

extension ProposalStatus {
  /// Of ``RecordingCard/proposal``: pending, but for a name that the recording no longer has. Never stands in a row.
  public static let stale = ProposalStatus(rawValue: "stale")
}

extension RecordingCard {
  init(row: PostgresRow) throws {
    self.init(
      id: try row.decode("recording_id"), filePath: try row.decode("file_path"),
      fileName: try row.decode("file_name"), status: try RecordingStatus(column: "status", of: row),
      artist: try row.decode("artist"), title: try row.decode("title"), album: try row.decode("album"),
      genre: try row.decode("genre"), label: try row.decode("label"), year: try row.decode("year"),
      bpm: try row.decode("bpm"), key: try row.decode("key", as: Int?.self).flatMap(MusicalKey.init(index:)),
      proposal: try row.decode("proposal", as: String?.self).map(ProposalStatus.init(rawValue:)))
  }
}

extension RecordingStatus {
  /// The column has a default but no NOT NULL: a row without a status is pending.
  init(column: String, of row: PostgresRow) throws {
    self = try row.decode(column, as: String?.self).map(RecordingStatus.init(rawValue:)) ?? .pending
  }
}

extension Recording {
  static let selection = """
    r.id, r.file_path, r.file_name, r.file_hash, r.secondary_hash, r.file_size, r.status, r.mime_type,
    coalesce(r.created_at, 'epoch') AS created_at, coalesce(r.updated_at, 'epoch') AS updated_at, r.last_modified,
    r.correlation_id
    """

  init(row: PostgresRow) throws {
    self.init(
      id: try row.decode("id"), filePath: try row.decode("file_path"), fileName: try row.decode("file_name"),
      fileHash: try row.decode("file_hash"), secondaryHash: try row.decode("secondary_hash"),
      fileSize: try row.decode("file_size"), status: try RecordingStatus(column: "status", of: row),
      mimeType: try row.decode("mime_type"), createdAt: try row.decode("created_at"),
      updatedAt: try row.decode("updated_at"), lastModified: try row.decode("last_modified"),
      correlationID: try row.decode("correlation_id"))
  }
}

extension MetadataEntry {
  /// A type of another program's is a string to us.
  init(row: PostgresRow) throws {
    self.init(
      key: try row.decode("key"), value: try row.decode("value"),
      type: try row.decode("value_type", as: String?.self).flatMap(MetadataType.init(rawValue:)) ?? .string)
  }
}
