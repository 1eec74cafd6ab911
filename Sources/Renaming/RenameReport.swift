import FoundationEssentials

/// What came of one batch.
public struct RenameReport: Sendable, Hashable {
  /// Nil where nothing was begun: everything was refused, or it was a rehearsal.
  public var batch: UUID?
  /// In the order of the requests.
  public var items: [RenameItem]
  /// It was stopped before its end; what was done stays done.
  public var wasStopped = false
  /// Set where a crash-like state is left (a disk or the connection failed in between): recovery settles it.
  public var needsRecovery: String?

  public init(batch: UUID?, items: [RenameItem]) {
    self.batch = batch
    self.items = items
  }

  public var applied: Int { items.count { [.applied, .accepted, .rejected].contains($0.status) } }
  /// Refused ones are not counted: nothing was tried with them.
  public var failed: Int { items.count { $0.status == .failed } }
}

/// What came of one request.
public struct RenameItem: Sendable, Hashable {
  /// As `spec/command-line.md` names them; `pending` are those left by a stop, and those of a rehearsal.
  public enum Status: String, Sendable, Hashable, Codable {
    case applied, accepted, rejected, refused, failed, pending
  }
  /// The proposal's; nil where it is gone.
  public var proposalID: UUID?
  public var recordingID: UUID
  /// Absolute paths.
  public var from: String
  public var to: String
  public var status: Status
  /// Why it was refused or failed, or a remark.
  public var reason: String?
  /// The id of the preflight rule that says so.
  public var rule: String?

  public init(_ request: RenameRequest, _ status: Status, reason: String? = nil, rule: String? = nil) {
    proposalID = request.proposalID
    recordingID = request.recordingID
    from = "\(request.folder)/\(request.from)"
    to = "\(request.folder)/\(request.to)"
    self.status = status
    self.reason = reason
    self.rule = rule
  }
}

/// How far a batch is: proposals, not files.
public struct RenameProgress: Sendable, Hashable {
  public var done: Int
  public var total: Int

  public init(done: Int, total: Int) {
    self.done = done
    self.total = total
  }
}
