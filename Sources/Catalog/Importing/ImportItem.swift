import FoundationEssentials
import Records

/// A recording as a source tells it: a file in a folder, a track of a library file.
public struct ImportItem: Sendable, Hashable {
  /// On this machine, after mapping.
  public var filePath: String
  public var fileName: String
  public var fileHash: String
  public var secondaryHash: String?
  public var fileSize: Int64?
  /// ``RecordingStatus/missing`` where there is no such file, else what a new row begins with.
  public var status: RecordingStatus
  public var mimeType: String?
  public var lastModified: Date?
  /// Keys of P17. A key twice: the values are joined with "; ". Empty values are not stored.
  public var metadata: [MetadataEntry]
  /// The path under which an earlier import may have stored it, before there was a `--map`.
  public var formerPath: String?

  public init(
    filePath: String, fileName: String, fileHash: String, secondaryHash: String? = nil, fileSize: Int64? = nil,
    status: RecordingStatus = .processed, mimeType: String? = nil, lastModified: Date? = nil,
    metadata: [MetadataEntry] = [], formerPath: String? = nil
  ) {
    self.filePath = filePath
    self.fileName = fileName
    self.fileHash = fileHash
    self.secondaryHash = secondaryHash
    self.fileSize = fileSize
    self.status = status
    self.mimeType = mimeType
    self.lastModified = lastModified
    self.metadata = metadata
    self.formerPath = formerPath
  }
}

/// What became of an ``ImportItem``.
public enum ImportOutcome: Sendable, Hashable {
  case added(UUID)
  case updated(UUID)
  case unchanged(UUID)
  /// The same recording under a new path; id, proposals and tracklists stay.
  case moved(UUID, from: String)
  case refused(ImportRefusal)

  /// The recording, also the one that a refused item is a duplicate of.
  public var recordingID: UUID? {
    switch self {
    case .added(let id), .updated(let id), .unchanged(let id), .moved(let id, _): id
    case .refused(let refusal): refusal.recordingID
    }
  }
}

/// Why an item was not taken. The rest went on.
public struct ImportRefusal: Sendable, Hashable {
  public enum Reason: Sendable, Hashable {
    /// The same content is a recording already, at `path`, and its file is there (P10).
    case duplicate(path: String, recordingID: UUID)
    /// The path came before in the same run.
    case repeated
    /// P9: over 1,024 characters of path, 255 of name.
    case pathTooLong(Int)
    case nameTooLong(Int)
    case emptyPath
    /// Several recordings whose files are gone could be this one (by their audio): none is guessed.
    case ambiguous(paths: [String])
    /// The database would not have it.
    case database(String)
  }
  public var filePath: String
  public var reason: Reason

  public init(filePath: String, reason: Reason) {
    self.filePath = filePath
    self.reason = reason
  }

  /// In a sentence.
  public var description: String {
    switch reason {
    case .duplicate(let path, _): "the same content is in the library already, as \(path)"
    case .repeated: "the path stands in the source twice; the first one was taken"
    case .pathTooLong(let length): "its path has \(length) characters, the catalog takes 1,024"
    case .nameTooLong(let length): "its name has \(length) characters, the catalog takes 255"
    case .emptyPath: "it has no path"
    case .ambiguous(let paths): "it could be any of \(paths.joined(separator: ", ")), whose files are gone"
    case .database(let message): "the database refused it: \(message)"
    }
  }

  /// The path of the other one, for `duplicate_of`.
  public var duplicateOf: String? {
    if case .duplicate(let path, _) = reason { path } else { nil }
  }

  var recordingID: UUID? {
    if case .duplicate(_, let id) = reason { id } else { nil }
  }
}

/// What an import has done so far; adds up.
public struct ImportCounts: Sendable, Hashable {
  public var added = 0
  public var updated = 0
  public var unchanged = 0
  public var moved = 0
  /// Within added, updated, unchanged and moved: those without a file.
  public var missing = 0
  public var refused = 0
  public var metadataAdded = 0
  public var metadataUpdated = 0
  public var metadataRemoved = 0
  public var metadataUnchanged = 0

  public init() {}

  public static func += (sum: inout ImportCounts, more: ImportCounts) {
    sum.added += more.added
    sum.updated += more.updated
    sum.unchanged += more.unchanged
    sum.moved += more.moved
    sum.missing += more.missing
    sum.refused += more.refused
    sum.metadataAdded += more.metadataAdded
    sum.metadataUpdated += more.metadataUpdated
    sum.metadataRemoved += more.metadataRemoved
    sum.metadataUnchanged += more.metadataUnchanged
  }

  mutating func count(_ outcome: ImportOutcome, isMissing: Bool) {
    switch outcome {
    case .added: added += 1
    case .updated: updated += 1
    case .unchanged: unchanged += 1
    case .moved: moved += 1
    case .refused: refused += 1
    }
    if case .refused = outcome { return }
    if isMissing { missing += 1 }
  }
}
