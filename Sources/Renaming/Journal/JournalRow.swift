import FoundationEssentials
import Records

/// One intended change of a batch: one row of `rename_journal`, written before anything is touched.
public struct JournalRow: Sendable, Hashable, Codable {
  public enum Role: String, Sendable, Hashable, Codable {
    /// The recording's own file: when done, `recordings.file_path` and `file_name` change.
    case recording
    /// A file of the same stem that goes with it (.asd, .lrc, .jpg …); a .cue's FILE line is rewritten with it.
    case companion
    /// Only the proposal's status changes (reject, mark-only); no file.
    case decision
  }

  /// Place in the plan, from 0; with the batch's id the row's key.
  public var position: Int
  public var role: Role
  public var recordingID: UUID
  /// The proposal whose status changes with this row: nil for companions.
  public var proposalID: UUID?
  /// The proposal's status as it was seen, given back if the row is taken back; nil without a proposal.
  public var statusBefore: ProposalStatus?
  /// The proposal's status once the row is done; nil without a proposal.
  public var statusAfter: ProposalStatus?
  /// Absolute path of the folder as `recordings.file_path` spells it, without a slash at the end (the root: "").
  public var folder: String
  public var from: FileName
  public var to: FileName
  /// The file as it is before the change; nil for a decision.
  public var file: JournaledFile?

  public init(
    position: Int, role: Role, recordingID: UUID, proposalID: UUID? = nil, statusBefore: ProposalStatus? = nil,
    statusAfter: ProposalStatus? = nil, folder: String, from: FileName, to: FileName,
    file: JournaledFile? = nil
  ) {
    self.position = position
    self.role = role
    self.recordingID = recordingID
    self.proposalID = proposalID
    self.statusBefore = statusBefore
    self.statusAfter = statusAfter
    self.folder = folder
    self.from = from
    self.to = to
    self.file = file
  }

  /// Path before and after, as text for the database. Every journaled name is UTF-8 (P9).
  public var oldPath: String { "\(folder)/\(from)" }
  public var newPath: String { "\(folder)/\(to)" }
}

/// How a file is known again after a crash.
public struct JournaledFile: Sendable, Hashable, Codable {
  public var inode: UInt64
  /// 0 where the kernel does not tell.
  public var mount: UInt64
  /// Bytes.
  public var size: Int64
  /// Nanoseconds since 1970.
  public var modified: Int64
  /// SHA-256, 64 hex digits; nil where it was not known without reading the file.
  public var sha256: String?

  public init(inode: UInt64, mount: UInt64, size: Int64, modified: Int64, sha256: String? = nil) {
    self.inode = inode
    self.mount = mount
    self.size = size
    self.modified = modified
    self.sha256 = sha256
  }
}

/// What became of a row.
public struct RowOutcome: Sendable, Hashable {
  public enum Result: Sendable, Hashable, Codable {
    case done
    /// The change was not made, and why.
    case failed(reason: String)
    /// Given up before it was made (cancelled, or recovered backwards), and why.
    case takenBack(reason: String)
  }
  public var row: JournalRow
  public var result: Result
  /// What the proposal's status becomes; nil for a row without a proposal.
  public var proposalStatus: ProposalStatus?
  /// What the journal keeps as the row's file from now on, where the change altered it (a .cue); nil: as it was.
  public var fileAfter: JournaledFile?

  public init(row: JournalRow, result: Result, proposalStatus: ProposalStatus?, fileAfter: JournaledFile? = nil) {
    self.fileAfter = fileAfter
    self.row = row
    self.result = result
    self.proposalStatus = proposalStatus
  }

  /// The recording's new path, where this outcome moves it.
  public var recordingPath: String? { row.role == .recording && result == .done ? row.newPath : nil }
}
