import FoundationEssentials
import Records

/// A recording as PostgreSQL has it, for the graph to mirror.
public struct GraphRecording: Sendable, Hashable, Identifiable {
  public var id: UUID
  public var filePath: String
  public var fileName: String
  public var fileHash: String
  /// The row's; kept when the graph is rebuilt.
  public var createdAt: Date
  /// Of `legacy_recordings` (P12); nil for all others.
  public var migratedAt: Date?
  /// Everything that is known, by P17.
  public var metadata: [MetadataEntry]

  public init(
    id: UUID, filePath: String, fileName: String, fileHash: String, createdAt: Date, migratedAt: Date? = nil,
    metadata: [MetadataEntry] = []
  ) {
    self.id = id
    self.filePath = filePath
    self.fileName = fileName
    self.fileHash = fileHash
    self.createdAt = createdAt
    self.migratedAt = migratedAt
    self.metadata = metadata
  }

  /// The value of a key; nil where it is not there.
  func value(_ key: String) -> String? { metadata.first { $0.key == key }?.value }
}
