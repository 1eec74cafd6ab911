import FoundationEssentials

/// Settles what one interrupted batch left on disk. Blocks; runs on a thread of `BlockingWork`.
struct BatchRecovery {
  struct Result: Sendable {
    /// Whole blocks, each at most one transaction.
    var outcomes: [[RowOutcome]] = []
    var undecided: [RecoveryReport.Undecided] = []
  }

  let batch: RenameBatch
  let rows: [JournalRow]
  let rooted: RootedFolders
  let settings: RenameSettings
  let isSameBoot: Bool
  /// Only looks, and tells what it would do.
  var isRehearsal = false

  func run() -> Result {
    var result = Result()
    let files = rows.filter { $0.role != .decision }
    let decisions = rows.filter { $0.role == .decision }
    if !decisions.isEmpty { result.outcomes.append(decisions.map(takenBack)) }
    for block in blocks(of: files) { settle(block, &result) }
    return result
  }

  /// The blocks of the batch's plan, made anew from the rows that are left.
  private func blocks(of files: [JournalRow]) -> [[JournalRow]] {
    var folders: [FileName: UInt64] = [:]
    var units: [UUID: Int] = [:]
    let hops = files.enumerated().map { index, row in
      let folder = folders[FileName(row.folder), default: UInt64(folders.count)]
      folders[FileName(row.folder)] = folder
      let unit = units[row.recordingID, default: units.count]
      units[row.recordingID] = unit
      let none = FileID(device: 0, inode: 0)
      return Hop(
        row: index, unit: unit, folder: FileID(device: 0, inode: folder), from: row.from, to: row.to, file: none)
    }
    return Plan(hops).blocks.map { $0.hops.map { files[$0.row] } }
  }

  private func settle(_ block: [JournalRow], _ result: inout Result) {
    var folders: [any Folder] = []
    do throws(PlaceError) {
      for row in block { folders.append(try rooted.folder(at: row.folder)) }
    } catch {
      result.undecided += block.filter { $0.role == .recording }.map { undecided($0, error.description) }
      return
    }
    let music = Dictionary(block.filter { $0.role == .recording }.map { ($0.recordingID, $0) }) { first, _ in first }
    do throws(BlockFailure) {
      try settle(block, folders, music, &result)
    } catch {
      result.undecided += block.filter { $0.role == .recording }.map { undecided($0, error.reason) }
    }
  }

  /// The block as a whole cannot be settled now.
  private struct BlockFailure: Error {
    var reason: String
  }

  private func settle(
    _ block: [JournalRow], _ folders: [any Folder], _ music: [UUID: JournalRow], _ result: inout Result
  ) throws(BlockFailure) {
    var isComplete = false
    for (row, folder) in zip(block, folders) where !isRehearsal {
      if try clearAway(row, folder, music) { isComplete = true }
    }
    let recovery = BlockRecovery(
      batch: batch.id, rows: block, settings: settings, isSameBoot: isSameBoot, isRehearsal: isRehearsal,
      music: music, folders: folders)
    let verdicts = isComplete ? block.map { _ in BlockRecovery.Verdict.done } : recovery.run()
    var outcomes: [RowOutcome] = []
    for (index, verdict) in verdicts.enumerated() {
      let row = block[index]
      switch verdict {
      case .done: outcomes.append(try done(row, folders[index], music))
      case .takenBack: outcomes.append(takenBack(row))
      case .lost: outcomes.append(RowOutcome(row: row, result: .failed(reason: "it is gone"), proposalStatus: nil))
      case .undecided(let reason): result.undecided.append(undecided(row, reason))
      }
    }
    if !isRehearsal, let error = sync(folders) { throw BlockFailure(reason: error.description) }
    if !outcomes.isEmpty { result.outcomes.append(outcomes) }
  }

  private func cueRecovery(
    _ row: JournalRow, _ folder: any Folder, _ music: [UUID: JournalRow]
  ) -> CueRecovery? {
    guard row.role == .companion, CueSheet.isOne(row.to), let music = music[row.recordingID] else { return nil }
    let mover = Mover(folder: folder, unsafeRename: settings.unsafeRename)
    return CueRecovery(row, music: music, batch: batch.id, mover: mover)
  }

  private func clearAway(
    _ row: JournalRow, _ folder: any Folder, _ music: [UUID: JournalRow]
  ) throws(BlockFailure) -> Bool {
    do throws(CueRewrite.Failure) {
      return try cueRecovery(row, folder, music)?.clearAway() ?? false
    } catch {
      throw BlockFailure(reason: error.reason)
    }
  }

  private func done(
    _ row: JournalRow, _ folder: any Folder, _ music: [UUID: JournalRow]
  ) throws(BlockFailure) -> RowOutcome {
    var outcome = RowOutcome(row: row, result: .done, proposalStatus: row.statusAfter)
    if isRehearsal { return outcome }
    do throws(CueRewrite.Failure) {
      outcome.fileAfter = try cueRecovery(row, folder, music)?.run()
    } catch  where !error.isClean {
      throw BlockFailure(reason: error.reason)
    } catch {
      // The sheet stays as it was, which loses nothing.
      outcome.fileAfter = nil
    }
    return outcome
  }

  private func takenBack(_ row: JournalRow) -> RowOutcome {
    RowOutcome(row: row, result: .takenBack(reason: "interrupted"), proposalStatus: row.statusBefore)
  }

  private func undecided(_ row: JournalRow, _ reason: String) -> RecoveryReport.Undecided {
    RecoveryReport.Undecided(batch: batch.id, from: row.oldPath, to: row.newPath, reason: reason)
  }

  private func sync(_ folders: [any Folder]) -> SystemError? {
    for folder in Dictionary(folders.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first }).values {
      if let error = FolderSync.error(of: folder) { return error }
    }
    return nil
  }
}
