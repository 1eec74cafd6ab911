import EventLoop
import FoundationEssentials
import Records

/// One batch from its preflight to its end.
struct BatchRun: Sendable {
  let renamer: Renamer
  let batch: RenameBatch
  let stop: StopFlag
  let progress: @Sendable (RenameProgress) async -> Void

  /// How often a batch is examined again because somebody else took one of its proposals or names in between.
  private static let attempts = 8

  func start(_ requests: [RenameRequest]) async throws -> RenameReport {
    var items = [RenameItem?](repeating: nil, count: requests.count)
    for _ in 0..<Self.attempts {
      let open = requests.indices.filter { items[$0] == nil }
      let verdicts = try await renamer.examine(open.map { requests[$0] })
      guard let journaled = try await prepare(verdicts) else {
        return report(requests, items, zip(open, verdicts))
      }
      let conflicts = try await renamer.journal.begin(batch, rows: journaled.rows)
      if conflicts.isEmpty {
        var report = report(requests, items, zip(open, verdicts))
        report.batch = batch.id
        return try await carryOut(journaled, open, report)
      }
      for conflict in conflicts {
        let index = open[journaled.requests[conflict.position]]
        // The first of a request is the cause: who took the proposal has its name and its recording too.
        if items[index] == nil { items[index] = conflict.item(requests[index]) }
      }
    }
    return report(requests, items, zip([], []))
  }

  /// Nil where no request may be carried out.
  private func prepare(_ verdicts: [Preflight.Verdict]) async throws -> JournalRows? {
    guard verdicts.contains(where: { !$0.moves.isEmpty }) else { return nil }
    let (roots, fileSystem) = (renamer.roots, renamer.fileSystem)
    return try await BlockingWork.run { JournalRows(verdicts, roots, fileSystem) }
  }

  /// What is known before the first file is touched.
  private func report(
    _ requests: [RenameRequest], _ items: [RenameItem?], _ verdicts: some Sequence<(Int, Preflight.Verdict)>
  ) -> RenameReport {
    var items = items
    for (index, verdict) in verdicts { items[index] = verdict.refusal }
    return RenameReport(
      batch: nil, items: requests.indices.map { items[$0] ?? RenameItem(requests[$0], .pending) })
  }

  private func carryOut(_ journaled: JournalRows, _ open: [Int], _ start: RenameReport) async throws -> RenameReport {
    var report = start
    let total = Set(journaled.requests).count
    do {
      for blocks in journaled.plan.groups {
        var result = try await execute(blocks, journaled)
        try await record(&result, blocks)
        report.note(result, journaled.requests.map { open[$0] })
        await progress(RenameProgress(done: report.settled, total: total))
        if result.unsettled != nil {
          try await renamer.journal.unlock(batch.id)
          return report
        }
      }
      try await renamer.journal.end(batch.id)
    } catch {
      report.needsRecovery = "\(error)"
      throw RenameError.interrupted(batch: batch.id, report: report, underlying: error)
    }
    report.wasStopped = stop.isSet && report.items.contains { $0.status == .pending }
    return report
  }

  /// Writes the group's results; what the database refuses is back at its old name, and failed.
  private func record(_ result: inout GroupExecution.Result, _ blocks: [Plan.Block]) async throws {
    let byPosition = Dictionary(result.outcomes.map { ($0.row.position, $0) }) { first, _ in first }
    let outcomes = blocks.map { $0.hops.compactMap { byPosition[$0.row] } }.filter { !$0.isEmpty }
    let (written, unsettled) = try await ResultRecorder(renamer: renamer, batch: batch.id).record(outcomes)
    result.outcomes = written
    result.unsettled = result.unsettled ?? unsettled.first?.reason
  }

  private func execute(_ blocks: [Plan.Block], _ journaled: JournalRows) async throws -> GroupExecution.Result {
    let (roots, fileSystem, settings) = (renamer.roots, renamer.fileSystem, renamer.settings)
    let (id, stop) = (batch.id, stop)
    return try await BlockingWork.run {
      let execution = GroupExecution(
        batch: id, rows: journaled.rows, music: journaled.music, rooted: RootedFolders(roots, fileSystem),
        settings: settings, isCancelled: { stop.isSet })
      return execution.run(blocks)
    }
  }
}

extension JournalRows {
  /// The row of each recording's own file.
  var music: [UUID: JournalRow] {
    Dictionary(rows.filter { $0.role == .recording }.map { ($0.recordingID, $0) }) { first, _ in first }
  }
}

extension RenameReport {
  /// Items that are decided; those left by a stop stay pending.
  var settled: Int { items.count { $0.status == .applied || $0.status == .failed } }

  /// Enters what a group did. `requestOf`: the item of each row.
  mutating func note(_ result: GroupExecution.Result, _ requestOf: [Int]) {
    for outcome in result.outcomes {
      let position = outcome.row.position
      let index = requestOf[position]
      if let note = result.notes[position] { items[index].reason = note }
      guard outcome.row.role == .recording || isFailure(outcome) else { continue }
      switch outcome.result {
      case .done: items[index].status = .applied
      case .takenBack: items[index].status = .pending
      case .failed(let reason):
        items[index].status = .failed
        items[index].reason = reason
        items[index].rule = result.rules[position] ?? items[index].rule
      }
    }
    needsRecovery = result.unsettled
  }

  private func isFailure(_ outcome: RowOutcome) -> Bool {
    if case .failed = outcome.result { return true }
    return false
  }
}

extension JournalConflict {
  func item(_ request: RenameRequest) -> RenameItem {
    switch reason {
    case .proposalTaken(let status):
      let now = status.map { "is \($0) by now" } ?? "is gone"
      return RenameItem(request, .refused, reason: "the proposal \(now): another session was faster", rule: Stale.id)
    case .recordingMoved(let path):
      let now = path.map { "the recording is at \($0) by now" } ?? "the recording is gone"
      return RenameItem(request, .refused, reason: now, rule: Stale.id)
    case .targetHeld(let holder):
      return RenameItem(
        request, .refused, reason: "\(holder.path) belongs to somebody else by now", rule: TargetClaimed.id)
    }
  }
}
