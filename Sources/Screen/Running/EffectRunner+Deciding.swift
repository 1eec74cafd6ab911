import CSystem
import FoundationEssentials
import Library
import Records
import Renaming

extension EffectRunner {
  // MARK: Before

  func preview(
    _ decision: Decision, _ selection: ProposalSelection, _ library: MusicLibrary
  ) async throws -> BatchPreview {
    let ids = try await ids(selection, library)
    let items =
      decision == .accept ? try await library.rehearseAccept(ids).items : try await library.rehearseReject(ids).items
    let passing = items.filter { $0.status != .refused }
    let refused = Dictionary(grouping: items.filter { $0.status == .refused }) { $0.rule ?? $0.reason }
    return BatchPreview(
      count: passing.count, examples: passing.prefix(3).map(\.names),
      leftOut: refused.values.map(BatchPreview.LeftOut.init))
  }

  func previewReversal(_ reversal: Reversal, _ batch: UUID?, _ library: MusicLibrary) async throws -> UndoPreview? {
    let renamer = library.renamer
    let summary =
      if let batch {
        try await library.history(limit: 10_000).first { $0.id == batch }
      } else {
        try await renamer.lastBatch(undone: reversal == .redo)
      }
    guard let summary, let decision = Decision(rawValue: summary.batch.kind.rawValue) else { return nil }
    let items = try await renamer.rehearseReversal(of: summary.id, redo: reversal == .redo).items
    return UndoPreview(
      reversal: reversal, batch: summary.id, decision: decision, at: summary.batch.startedAt, count: items.count,
      examples: items.prefix(3).map(\.names))
  }

  private func ids(_ selection: ProposalSelection, _ library: MusicLibrary) async throws -> [UUID] {
    switch selection {
    case .these(let ids): return try ids.ids()
    case .confident(let query, let minimum):
      var choice = query.choice
      guard choice.statuses?.contains(.pending) ?? true else { return [] }
      (choice.statuses, choice.minimumConfidence) = ([.pending], minimum)
      return try await library.proposalIDs(choice)
    }
  }

  // MARK: Doing

  func decide(_ decision: Decision, _ selection: ProposalSelection, work: UUID) async {
    let asked = if case .these(let ids) = selection { ids } else { MarkSet() }
    await report(.decision(decision), asked: asked, title: decision == .accept ? "Renaming" : "Rejecting", work) {
      library, progress in
      let ids = try await self.ids(selection, library)
      return decision == .reject
        ? try await library.reject(ids)
        : try await library.accept(ids, progress: self.tell(progress, work))
    }
  }

  func reverse(_ reversal: Reversal, _ batch: UUID, work: UUID) async {
    await report(.reversal(reversal), asked: MarkSet(), title: reversal == .undo ? "Undoing" : "Redoing", work) {
      library, progress in
      reversal == .undo
        ? try await library.renamer.undo(batch, progress: self.tell(progress, work))
        : try await library.renamer.redo(batch, progress: self.tell(progress, work))
    }
  }

  /// After each group: the bar, and whether the batch is to wait or end here.
  private func tell(_ progress: WorkProgress, _ work: UUID) -> @Sendable (RenameProgress) async -> Void {
    { [weak self] done in
      progress.update(done: done.done, total: done.total)
      if await self?.gate.pass() == true { self?.stop(work) }
    }
  }

  private func report(
    _ action: BatchReport.Action, asked: MarkSet, title: String, _ work: UUID,
    _ body: (MusicLibrary, WorkProgress) async throws -> RenameReport
  ) async {
    let progress = WorkProgress(id: work, title: title, unit: "files", isBatch: true, send: send)
    var report = BatchReport(action: action, batch: nil, items: [], asked: asked)
    await gate.enter()
    do {
      let library = try await opening.library()
      let outcome = try await body(library, progress)
      report.programs = (try? await library.programsAskingForFiles(of: outcome)) ?? []
      report.batch = outcome.batch
      report.items = outcome.items.compactMap { BatchReport.Item($0, action) }
      report.trouble = outcome.needsRecovery.map { Trouble($0) }
    } catch {
      report.trouble = Trouble(error)
    }
    await gate.leave()
    progress.end(nil)
    send(.decided(report))
    giveMemoryBack(after: report.items.count)
  }

  /// A batch of many files needs ten times what the screen does, which the allocator would keep for the next one.
  func giveMemoryBack(after files: Int) {
    if files > 1_000 { malloc_trim(0) }
  }

  func saveName(_ proposal: UUID, _ name: String) async {
    do {
      send(.nameSaved(try await opening.library().edit(proposal, name: name)))
    } catch {
      send(.nameRefused(proposal: proposal, reason: Trouble(error).message))
    }
  }
}

extension RenameItem {
  /// The two names, without their folder.
  var names: NamePair { NamePair(from: Self.name(from), to: Self.name(to)) }

  private static func name(_ path: String) -> String { path.split(separator: "/").last.map(String.init) ?? path }
}

extension BatchPreview.LeftOut {
  /// Of what one rule refuses.
  fileprivate init(_ items: [RenameItem]) {
    let reasons = Dictionary(grouping: items) { $0.reason ?? "refused" }.mapValues(\.count)
    let most = reasons.max { ($0.value, $1.key) < ($1.value, $0.key) }
    self.init(reason: most?.key ?? "refused", count: items.count, isExample: reasons.count > 1)
  }
}

extension BatchReport.Item {
  /// Nil for a file that goes with a recording and has no proposal of its own.
  init?(_ item: RenameItem, _ action: BatchReport.Action) {
    guard let proposal = item.proposalID else { return nil }
    let names = item.names
    self.init(
      proposal: proposal, recording: item.recordingID, from: names.from, to: names.to,
      outcome: Outcome(item.status, action), reason: item.reason)
  }
}

extension BatchReport.Item.Outcome {
  fileprivate init(_ status: RenameItem.Status, _ action: BatchReport.Action) {
    switch (status, action) {
    case (.refused, _): self = .refused
    case (.failed, _): self = .failed
    case (.pending, _): self = .pending
    // Taken back: it can be decided again.
    case (_, .reversal(.undo)): self = .pending
    case (.accepted, _): self = .accepted
    case (.rejected, _): self = .rejected
    case (.applied, _): self = .applied
    }
  }
}

extension HistoryEntry {
  /// Nil for a kind of batch that this program does not know, and for undo and redo themselves: they show as
  /// `undoneAt` of what they reverse.
  init?(_ summary: BatchSummary) {
    guard let decision = Decision(rawValue: summary.batch.kind.rawValue) else { return nil }
    self.init(
      id: summary.id, at: summary.batch.startedAt, user: summary.batch.author.user, host: summary.batch.author.host,
      decision: decision, done: summary.applied, failed: summary.failed, undoneAt: summary.undoneAt)
  }
}
