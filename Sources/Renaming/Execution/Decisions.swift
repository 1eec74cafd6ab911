import FoundationEssentials
import Records

/// Batches that touch no file: rejecting, and accepting in mark-only mode.
extension Renamer {
  /// Gives proposals another status: `rejected`, or `accepted` in mark-only mode.
  func decide(
    _ requests: [RenameRequest], _ kind: RenameBatch.Kind, to status: ProposalStatus
  ) async throws -> RenameReport {
    let requests = requests.map { request in
      var request = request
      request.statusAfter = status
      return request
    }
    let verdicts = kind == .reject ? requests.map(Preflight.Verdict.init(decision:)) : try await examine(requests)
    return try await carryOut(verdicts, RenameBatch(kind: kind, author: author, startedAt: Date()))
  }

  /// Gives proposals back the status that they had before a decision, or the one they got by it.
  func decideAgain(
    _ requests: [RenameRequest], _ kind: RenameBatch.Kind, reverses: UUID
  ) async throws -> RenameReport {
    let batch = RenameBatch(kind: kind, reverses: reverses, author: author, startedAt: Date())
    return try await carryOut(requests.map(Preflight.Verdict.init(decision:)), batch)
  }

  private func carryOut(_ verdicts: [Preflight.Verdict], _ batch: RenameBatch) async throws -> RenameReport {
    var report = RenameReport(
      batch: nil, items: verdicts.map { $0.refusal ?? RenameItem($0.request, .pending, reason: $0.remark) })
    var open = verdicts.indices.filter { verdicts[$0].check.canBeAccepted }
    while !open.isEmpty {
      let rows = open.enumerated().map { JournalRow(decision: verdicts[$1].request, $0) }
      let conflicts = try await journal.begin(batch, rows: rows)
      if conflicts.isEmpty {
        try await finish(rows, of: batch.id)
        report.batch = batch.id
        for index in open { report.items[index].status = verdicts[index].request.statusAfter.itemStatus }
        return report
      }
      for conflict in conflicts {
        let index = open[conflict.position]
        report.items[index] = conflict.item(verdicts[index].request)
      }
      let lost = Set(conflicts.map(\.position))
      open = open.enumerated().filter { !lost.contains($0.offset) }.map(\.element)
    }
    return report
  }

  private func finish(_ rows: [JournalRow], of batch: UUID) async throws {
    for start in stride(from: 0, to: rows.count, by: Plan.groupLimit) {
      let group = rows[start..<min(start + Plan.groupLimit, rows.count)]
      try await journal.finish(
        group.map { RowOutcome(row: $0, result: .done, proposalStatus: $0.statusAfter) }, of: batch)
    }
    try await journal.end(batch)
  }
}

extension JournalRow {
  init(decision request: RenameRequest, _ position: Int) {
    self.init(
      position: position, role: .decision, recordingID: request.recordingID, proposalID: request.proposalID,
      statusBefore: request.status, statusAfter: request.statusAfter, folder: request.folder, from: request.from,
      to: request.to)
  }
}

extension ProposalStatus? {
  fileprivate var itemStatus: RenameItem.Status {
    switch self {
    case .rejected: .rejected
    case .accepted: .accepted
    default: .applied
    }
  }
}

extension Preflight.Verdict {
  /// Whether a proposal may be given another status without a file being touched.
  init(decision request: RenameRequest) {
    let reason: String? =
      switch request.status {
      case nil: "the proposal is gone"
      case .applying: "another session is applying it"
      case .applied: "it is applied; undo that first"
      case request.statusAfter: "it is so already"
      default: nil
      }
    let rule = request.status == request.statusAfter ? Unchanged.id : Stale.id
    let findings = reason.map { [Finding(rule: rule, severity: .error, message: $0)] } ?? []
    self.init(request: request, check: ProposalCheck(findings), moves: [])
  }
}
