import FoundationEssentials
import Records

/// One wish to rename a recording's file within its folder: a proposal to accept, or a rename to take back.
public struct RenameRequest: Sendable, Hashable {
  /// Nil where the proposal is gone (undo).
  public var proposalID: UUID?
  public var recordingID: UUID
  /// The folder as `recordings.file_path` spells it, without a slash at the end.
  public var folder: String
  /// The recording's file name now, from its path.
  public var from: FileName
  public var to: FileName
  /// The name that the proposal was made for; another one than `from` makes it stale.
  public var madeFor: FileName
  /// The proposal's status as it was read.
  public var status: ProposalStatus?
  /// What the proposal's status becomes when this is done.
  public var statusAfter: ProposalStatus?
  public var expected: ExpectedFile
  /// Fields that the new name was made of.
  public var fieldsUsed: [String: UsedField]
  /// A rename taken back goes to a name that a file had before: rules for new names do not apply.
  public var isReversal: Bool
  /// The files that go with it; nil: to be found by their stem.
  public var companions: [Companion]?

  /// A file that went with a recording, and is to go with it again.
  public struct Companion: Sendable, Hashable {
    public var from: FileName
    public var to: FileName
    public var file: JournaledFile

    public init(from: FileName, to: FileName, file: JournaledFile) {
      self.from = from
      self.to = to
      self.file = file
    }
  }

  public init(
    proposalID: UUID?, recordingID: UUID, folder: String, from: FileName, to: FileName, madeFor: FileName,
    status: ProposalStatus?, statusAfter: ProposalStatus?, expected: ExpectedFile,
    fieldsUsed: [String: UsedField] = [:], isReversal: Bool = false,
    companions: [Companion]? = nil
  ) {
    self.proposalID = proposalID
    self.recordingID = recordingID
    self.folder = folder
    self.from = from
    self.to = to
    self.madeFor = madeFor
    self.status = status
    self.statusAfter = statusAfter
    self.expected = expected
    self.fieldsUsed = fieldsUsed
    self.isReversal = isReversal
    self.companions = companions
  }
}

extension RenameRequest {
  /// The wish that a proposal is. `size`, `modified` and `hash` are its recording's row.
  public init(_ proposal: RenameProposal, size: Int64?, modified: Date?, hash: String?) {
    let (folder, name) = Self.parts(of: proposal.filePath)
    self.init(
      proposalID: proposal.id, recordingID: proposal.recordingID, folder: folder, from: name,
      to: FileName(proposal.proposedFilename), madeFor: FileName(proposal.currentFilename), status: proposal.status,
      statusAfter: .applied,
      expected: ExpectedFile(
        facts: proposal.file, recorded: RecordedFile(size: size, modified: modified, sha256: hash)),
      fieldsUsed: proposal.fieldsUsed)
  }

  /// Folder and name of a path.
  static func parts(of path: String) -> (folder: String, name: FileName) {
    let bytes = Array(path.utf8)
    guard let slash = bytes.lastIndex(of: UInt8(ascii: "/")) else { return ("", FileName(path)) }
    return (String(decoding: bytes[..<slash], as: UTF8.self), FileName(bytes: Array(bytes[(slash + 1)...])))
  }
}

/// The file that a request means, as far as it is known.
public struct ExpectedFile: Sendable, Hashable {
  /// As it was when the proposal was made (`metadata_used._file`), or when the rename was done.
  public var facts: FileFacts?
  /// As the recording's row has it.
  public var recorded: RecordedFile

  public init(facts: FileFacts?, recorded: RecordedFile) {
    self.facts = facts
    self.recorded = recorded
  }
}

/// What a recording's row says of its file.
public struct RecordedFile: Sendable, Hashable {
  /// Bytes.
  public var size: Int64?
  public var modified: Date?
  /// `recordings.file_hash`.
  public var sha256: String?

  public init(size: Int64?, modified: Date?, sha256: String?) {
    self.size = size
    self.modified = modified
    self.sha256 = sha256
  }

  /// Whether the row was written when the file was as it is now, so that its hash is the file's (P14). Times are
  /// compared to a microsecond, as PostgreSQL keeps them.
  func describes(_ status: FileStatus) -> Bool {
    guard let size, let modified, size == status.size else { return false }
    return abs(modified.timeIntervalSince1970 - Double(status.modified) / 1e9) < 2e-6
  }
}
