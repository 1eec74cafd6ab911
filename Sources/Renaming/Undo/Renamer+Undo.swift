import FoundationEssentials
import Records

/// Taking back and doing again: single renames and whole batches, after any restart, through the same preflight.
extension Renamer {
  /// This user's last batch on this host that stands (`undone` false) or that was undone; nil where there is none.
  public func lastBatch(undone: Bool) async throws -> BatchSummary? {
    let own = try await journal.history(limit: Self.historyLimit).filter {
      $0.batch.author.user == author.user && $0.batch.author.host == author.host && $0.batch.reverses == nil
        && $0.applied > 0 && ($0.undoneAt != nil) == undone
    }
    // Of the undone ones the one undone last is done again first.
    return undone ? own.max { ($0.undoneAt ?? .distantPast) < ($1.undoneAt ?? .distantPast) } : own.first
  }

  /// How far back one's own last batch is looked for.
  private static let historyLimit = 1000

  /// Takes a batch back; nil: this user's last one. What cannot be taken back is listed, the rest is done; the
  /// proposals are pending again.
  public func undo(
    _ batch: UUID? = nil, progress: @escaping @Sendable (RenameProgress) async -> Void = { _ in }
  ) async throws -> RenameReport {
    try await reverse(batch, .undo, progress)
  }

  /// Does a batch again that was undone; nil: the one that this user undid last.
  public func redo(
    _ batch: UUID? = nil, progress: @escaping @Sendable (RenameProgress) async -> Void = { _ in }
  ) async throws -> RenameReport {
    try await reverse(batch, .redo, progress)
  }

  /// What `undo` or `redo` would do, with nothing touched.
  public func rehearseReversal(of batch: UUID?, redo: Bool) async throws -> RenameReport {
    let (requests, _, isDecision) = try await reversal(of: batch, redo ? .redo : .undo)
    if isDecision { return RenameReport(batch: nil, items: requests.map { RenameItem($0, .pending) }) }
    return try await rehearse(requests)
  }

  private func reverse(
    _ batch: UUID?, _ kind: RenameBatch.Kind, _ progress: @escaping @Sendable (RenameProgress) async -> Void
  ) async throws -> RenameReport {
    let (requests, original, isDecision) = try await reversal(of: batch, kind)
    return isDecision
      ? try await decideAgain(requests, kind, reverses: original)
      : try await run(requests, kind, reverses: original, progress)
  }

  private func reversal(
    of batch: UUID?, _ kind: RenameBatch.Kind
  ) async throws -> (requests: [RenameRequest], original: UUID, isDecision: Bool) {
    let what = kind == .undo ? "nothing of yours to undo" : "nothing of yours to redo"
    guard let original = try await original(of: batch, kind) else { throw RenameError.nothingToReverse(what) }
    var batches: [(RenameBatch, [JournalEntry])] = [(original, try await journal.entries(of: original.id))]
    for reversal in try await journal.reversals(of: original.id) {
      batches.append((reversal, try await journal.entries(of: reversal.id)))
    }
    let lineage = Lineage(batches)
    let requests = lineage.reversals(ofStanding: kind == .undo)
    guard !requests.isEmpty else {
      let state = kind == .undo ? "undone already, or nothing in it was done" : "not undone"
      throw RenameError.nothingToReverse("batch \(original.id.uuidString.lowercased()) is \(state)")
    }
    return (requests, original.id, lineage.isDecision)
  }

  private func original(of batch: UUID?, _ kind: RenameBatch.Kind) async throws -> RenameBatch? {
    guard let batch else { return try await lastBatch(undone: kind == .redo)?.batch }
    guard let found = try await journal.batch(batch) else {
      throw RenameError.nothingToReverse("there is no batch \(batch.uuidString.lowercased())")
    }
    // An undo or redo stands for the batch that it is about.
    guard let reverses = found.reverses else { return found }
    return try await journal.batch(reverses)
  }
}
