import EventLoop
import FoundationEssentials

/// After a kill, a power cut or a lost connection: makes files and rows agree again.
extension Renamer {
  /// Settles every interrupted batch of this machine; at each start, and by `tracktion recover`. May be called at any
  /// time, and again.
  public func recover() async throws -> RecoveryReport {
    var report = RecoveryReport()
    for unfinished in try await journal.unfinished() {
      if let reason = try await reasonToLeave(unfinished.batch) {
        let author = unfinished.batch.author
        report.underWay.append(
          RecoveryReport.UnderWay(
            batch: unfinished.batch.id, user: author.user, host: author.host, reason: reason))
      } else {
        try await settle(unfinished.batch, &report)
      }
    }
    return report
  }

  /// Nil where the batch is this machine's, its process is dead, and its lock is ours now.
  private func reasonToLeave(_ batch: RenameBatch) async throws -> String? {
    let other = batch.author
    guard other.machine == author.machine else { return "of host \(other.host)" }
    guard !underWay.withLock({ $0.contains(batch.id) }) else { return "under way in this process" }
    if other.boot == author.boot, other.process != author.process, fileSystem.isAlive(other.process) {
      return "under way in process \(other.process.id)"
    }
    return try await journal.lock(batch.id) ? nil : "under way in another session"
  }

  private func settle(_ batch: RenameBatch, _ report: inout RecoveryReport) async throws {
    // Read again under the lock: another session may have settled it in between.
    guard let rows = try await journal.unfinished().first(where: { $0.batch.id == batch.id })?.rows else {
      return try await journal.unlock(batch.id)
    }
    let (roots, fileSystem, settings) = (roots, fileSystem, settings)
    let isSameBoot = batch.author.boot == author.boot && !author.boot.isEmpty
    let result = try await BlockingWork.run {
      BatchRecovery(
        batch: batch, rows: rows, rooted: RootedFolders(roots, fileSystem), settings: settings,
        isSameBoot: isSameBoot
      ).run()
    }
    for outcomes in Self.groups(result.outcomes) {
      try await journal.finish(outcomes, of: batch.id)
      report.finished += outcomes.count { $0.row.role != .companion && $0.result == .done }
      report.takenBack += outcomes.count { $0.row.role != .companion && $0.result != .done }
    }
    report.undecided += result.undecided
    if result.undecided.isEmpty {
      try await journal.end(batch.id)
    } else {
      try await journal.unlock(batch.id)
    }
  }

  /// Whole blocks together, up to the limit of a group.
  private static func groups(_ blocks: [[RowOutcome]]) -> [[RowOutcome]] {
    var groups: [[RowOutcome]] = []
    for block in blocks {
      if let last = groups.last, last.count + block.count <= Plan.groupLimit {
        groups[groups.count - 1] += block
      } else {
        groups.append(block)
      }
    }
    return groups
  }
}
