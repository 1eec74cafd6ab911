import FoundationEssentials

/// Where renames are written down, and where recordings and proposals are: PostgreSQL, through Catalog.
///
/// One batch goes: `begin` → for each group of at most 250 rows `finish` → `end`. The process may die between any two
/// of these; `unfinished` then gives back what was begun and not finished. All calls are made from one task at a time,
/// and go on when the task that asked for the batch is cancelled.
public protocol Journal: Sendable {
  /// In one commit: takes the batch's session advisory lock, writes the batch and all rows, and moves the rows'
  /// proposals from `statusBefore` to `applying`, locking them in id order.
  ///
  /// All or nothing. Where a proposal no longer has `statusBefore`, a recording no longer has `oldPath` (`recording`
  /// rows), or another batch's unfinished row or another recording holds a `newPath` that no row of this batch
  /// leaves, nothing is written, the lock is let go, and the conflicts are returned.
  func begin(_ batch: RenameBatch, rows: [JournalRow]) async throws -> [JournalConflict]

  /// In one transaction: writes the rows' results with the time (and `fileAfter`), sets the proposals' statuses, and
  /// the paths and names of the recordings that moved. Within one call two recordings may swap paths: go through a path of its own.
  ///
  /// May be called again with the same outcomes after a lost connection, and changes nothing then.
  /// - Throws: `JournalRefusal` where the database takes these rows never, because of one of them; nothing is written then.
  func finish(_ outcomes: [RowOutcome], of batch: UUID) async throws

  /// Every row has a result: notes when, marks the batch in `reverses` as undone (undo) or no longer undone (redo)
  /// where at least one row was done, and frees the lock.
  func end(_ batch: UUID) async throws

  /// Who holds these absolute paths: recordings that the library has at them, and unfinished rows of other batches.
  func holders(of paths: [String]) async throws -> [PathHolder]

  /// Every batch that has not ended, of any machine, with its rows that have no result yet.
  func unfinished() async throws -> [UnfinishedBatch]

  /// Tries to take the lock of a batch that is not this session's; false where another session holds it.
  func lock(_ batch: UUID) async throws -> Bool
  func unlock(_ batch: UUID) async throws

  /// Newest first.
  func history(limit: Int) async throws -> [BatchSummary]

  /// Nil where there is none of this id.
  func batch(_ id: UUID) async throws -> RenameBatch?

  /// The undo and redo batches whose `reverses` is this one, in the order in which they started.
  func reversals(of batch: UUID) async throws -> [RenameBatch]

  /// All rows of a batch with their results and what recordings and proposals are now, in plan order.
  func entries(of batch: UUID) async throws -> [JournalEntry]
}

/// What the database does not take as a row's result: another program gave the path to another recording, or a
/// constraint or trigger of its own says no.
public struct JournalRefusal: Error, Sendable, Hashable, CustomStringConvertible {
  public let description: String

  public init(_ description: String) { self.description = description }
}

/// Why `begin` wrote nothing: one row that somebody else was faster with.
public struct JournalConflict: Sendable, Hashable {
  public enum Reason: Sendable, Hashable {
    /// The proposal's status is another by now; the text is that status (`applying`, `applied` …), nil if it is gone.
    case proposalTaken(status: String?)
    /// The recording's path is another by now; nil if it is gone.
    case recordingMoved(path: String?)
    /// The target belongs to somebody else.
    case targetHeld(PathHolder)
  }
  public var position: Int
  public var reason: Reason

  public init(position: Int, reason: Reason) {
    self.position = position
    self.reason = reason
  }
}

/// A path that belongs to somebody.
public struct PathHolder: Sendable, Hashable {
  public enum Holder: Sendable, Hashable {
    /// A recording of the library, also one whose file is missing (`UNIQUE (file_path)`).
    case recording(UUID)
    /// A batch under way that renames to it.
    case batch(UUID, host: String)
  }
  public var path: String
  public var holder: Holder

  public init(path: String, holder: Holder) {
    self.path = path
    self.holder = holder
  }
}

/// A batch that was begun and has not ended.
public struct UnfinishedBatch: Sendable, Hashable {
  public var batch: RenameBatch
  /// Rows without a result, in plan order.
  public var rows: [JournalRow]

  public init(batch: RenameBatch, rows: [JournalRow]) {
    self.batch = batch
    self.rows = rows
  }
}

/// One batch in the history.
public struct BatchSummary: Sendable, Hashable, Identifiable {
  public var batch: RenameBatch
  /// Proposals done, and not done.
  public var applied: Int
  public var failed: Int
  /// When it was undone; nil while it stands.
  public var undoneAt: Date?
  /// Nil while it is under way, or was interrupted.
  public var endedAt: Date?
  public var id: UUID { batch.id }

  public init(batch: RenameBatch, applied: Int, failed: Int, undoneAt: Date? = nil, endedAt: Date? = nil) {
    self.batch = batch
    self.applied = applied
    self.failed = failed
    self.undoneAt = undoneAt
    self.endedAt = endedAt
  }
}

/// One row of a batch with what became of it.
public struct JournalEntry: Sendable, Hashable {
  public var row: JournalRow
  /// Nil: not finished.
  public var result: RowOutcome.Result?
  /// `recordings.file_path` now; nil where the recording is gone.
  public var recordingPath: String?
  /// The proposal's status now; nil where there is none (any more).
  public var proposalStatus: String?

  public init(row: JournalRow, result: RowOutcome.Result?, recordingPath: String?, proposalStatus: String?) {
    self.row = row
    self.result = result
    self.recordingPath = recordingPath
    self.proposalStatus = proposalStatus
  }
}
