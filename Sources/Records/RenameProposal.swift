import FoundationEssentials

/// `rename_proposals.status` (P8). A value of another program is kept and shown as it is.
public struct ProposalStatus: RawRepresentable, Sendable, Hashable, Codable {
  public let rawValue: String
  public init(rawValue: String) { self.rawValue = rawValue }

  public static let pending = ProposalStatus(rawValue: "pending")
  public static let accepted = ProposalStatus(rawValue: "accepted")
  public static let rejected = ProposalStatus(rawValue: "rejected")
  public static let applying = ProposalStatus(rawValue: "applying")
  public static let applied = ProposalStatus(rawValue: "applied")
  public static let failed = ProposalStatus(rawValue: "failed")
}

/// The file as it was when a proposal was made: `metadata_used._file`.
public struct FileFacts: Sendable, Hashable, Codable {
  public var inode: UInt64
  /// Bytes.
  public var size: Int64
  /// Nanoseconds since 1970.
  public var mtime: Int64

  public init(inode: UInt64, size: Int64, mtime: Int64) {
    self.inode = inode
    self.size = size
    self.mtime = mtime
  }
}

/// A field that a proposed name was made of, and where its value came from (`metadata_used`).
public struct UsedField: Sendable, Hashable, Codable {
  public var value: String
  /// rekordbox_xml, file_tag, file_name, …
  public var source: String

  public init(value: String, source: String) {
    self.value = value
    self.source = source
  }
}

/// One row of `rename_proposals`, with the path of its recording.
public struct RenameProposal: Sendable, Hashable, Identifiable {
  public var id: UUID
  public var recordingID: UUID
  /// `recordings.file_path` now.
  public var filePath: String
  /// `recordings.file_name` now; differs from `currentFilename` where the proposal is stale.
  public var recordingFileName: String
  public var currentFilename: String
  public var proposedFilename: String
  public var reason: String?
  public var fieldsUsed: [String: UsedField]
  /// Nil for a proposal of another program.
  public var file: FileFacts?
  /// 0–1; nil where the row has none.
  public var confidence: Double?
  public var status: ProposalStatus
  public var createdAt: Date
  public var updatedAt: Date
  public var correlationID: UUID?

  public init(
    id: UUID, recordingID: UUID, filePath: String, recordingFileName: String, currentFilename: String,
    proposedFilename: String, reason: String? = nil, fieldsUsed: [String: UsedField] = [:], file: FileFacts? = nil,
    confidence: Double? = nil, status: ProposalStatus = .pending, createdAt: Date, updatedAt: Date,
    correlationID: UUID? = nil
  ) {
    self.id = id
    self.recordingID = recordingID
    self.filePath = filePath
    self.recordingFileName = recordingFileName
    self.currentFilename = currentFilename
    self.proposedFilename = proposedFilename
    self.reason = reason
    self.fieldsUsed = fieldsUsed
    self.file = file
    self.confidence = confidence
    self.status = status
    self.createdAt = createdAt
    self.updatedAt = updatedAt
    self.correlationID = correlationID
  }
}
