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
        report.underWay.append(RecoveryReport.UnderWay(unfinished.batch, reason))
      } else {
        try await settle(unfinished.batch, &report)
      }
    }
    return report
  }

  /// What `recover` would do, as far as looking tells: nothing is touched or written.
  public func rehearseRecovery() async throws -> RecoveryReport {
    var report = RecoveryReport()
    for unfinished in try await journal.unfinished() {
      if let reason = try await reasonToLeave(unfinished.batch) {
        report.underWay.append(RecoveryReport.UnderWay(unfinished.batch, reason))
      } else {
        let result = try await examine(unfinished.batch, unfinished.rows, isRehearsal: true)
        report.count(result.outcomes.flatMap { $0 })
        report.undecided += result.undecided
        try await journal.unlock(unfinished.batch.id)
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
    let result = try await examine(batch, rows, isRehearsal: false)
    var undecided = result.undecided
    for blocks in Self.groups(result.outcomes) {
      let (written, unsettled) = try await ResultRecorder(renamer: self, batch: batch.id).record(blocks)
      report.count(written)
      undecided += unsettled.flatMap { block in
        block.rows.filter { $0.role == .recording }.map {
          RecoveryReport.Undecided(batch: batch.id, from: $0.oldPath, to: $0.newPath, reason: block.reason)
        }
      }
    }
    report.undecided += undecided
    if undecided.isEmpty {
      try await journal.end(batch.id)
    } else {
      try await journal.unlock(batch.id)
    }
  }

  private func examine(
    _ batch: RenameBatch, _ rows: [JournalRow], isRehearsal: Bool
  ) async throws -> BatchRecovery.Result {
    let (roots, fileSystem, settings) = (roots, fileSystem, settings)
    let isSameBoot = batch.author.boot == author.boot && !author.boot.isEmpty
    return try await BlockingWork.run {
      BatchRecovery(
        batch: batch, rows: rows, rooted: RootedFolders(roots, fileSystem), settings: settings,
        isSameBoot: isSameBoot, isRehearsal: isRehearsal
      ).run()
    }
  }

  /// Whole blocks together, up to the limit of a group.
  private static func groups(_ blocks: [[RowOutcome]]) -> [[[RowOutcome]]] {
    var groups: [[[RowOutcome]]] = []
    var count = 0
    for block in blocks {
      if groups.isEmpty || count + block.count > Plan.groupLimit {
        groups.append([])
        count = 0
      }
      groups[groups.count - 1].append(block)
      count += block.count
    }
    return groups
  }
}

extension RecoveryReport {
  fileprivate mutating func count(_ outcomes: [RowOutcome]) {
    finished += outcomes.count { $0.row.role != .companion && $0.result == .done }
    takenBack += outcomes.count { $0.row.role != .companion && $0.result != .done }
  }
}

extension RecoveryReport.UnderWay {
  fileprivate init(_ batch: RenameBatch, _ reason: String) {
    self.init(batch: batch.id, user: batch.author.user, host: batch.author.host, reason: reason)
  }
}
