import FoundationEssentials
import Glibc
import Records

/// Carries out one group on disk: its blocks in order, then one fsync of every folder that was touched.
///
/// Blocks; runs on a thread of `BlockingWork`, and looks at `isCancelled` between two blocks.
struct GroupExecution {
  /// What came of a group.
  struct Result: Sendable {
    /// For the journal; rows without an outcome wait for recovery.
    var outcomes: [RowOutcome] = []
    /// The preflight rule of a failed row, by position.
    var rules: [Int: String] = [:]
    /// Remarks that stop nothing: a FILE line that could not be rewritten.
    var notes: [Int: String] = [:]
    /// Why the batch cannot go on before recovery has looked.
    var unsettled: String?
  }

  let batch: UUID
  let rows: [JournalRow]
  /// The row of each recording's own file: its companions' .cue names it.
  let music: [UUID: JournalRow]
  let rooted: RootedFolders
  let settings: RenameSettings
  let isCancelled: () -> Bool

  func run(_ blocks: [Plan.Block]) -> Result {
    var result = Result()
    var touched: [FileID: any Folder] = [:]
    for block in blocks {
      if isCancelled() {
        result.outcomes += block.hops.map { takenBack(rows[$0.row]) }
        continue
      }
      run(block, &touched, &result)
      if result.unsettled != nil { break }
    }
    sync(touched, &result)
    rooted.close()
    return result
  }

  private func run(_ block: Plan.Block, _ touched: inout [FileID: any Folder], _ result: inout Result) {
    let folders = folders(of: block)
    for (id, folder) in folders.compactMapValues({ try? $0.get() }) { touched[id] = folder }
    var execution = BlockExecution(
      mover: { id throws(MoveFailure) in
        guard let folder = folders[id] else { throw MoveFailure("the folder is another one by now") }
        return Mover(folder: try folder.get(), unsafeRename: settings.unsafeRename)
      }, parked: { TemporaryName.parked(batch, $0) })
    switch execution.run(block) {
    case .done: finish(block, folders, &result)
    case .failed(let failure, let row):
      result.rules[row] = failure.rule
      result.outcomes += block.hops.map { failed(rows[$0.row], failure, at: rows[row]) }
    case .unsettled(let failure, let row):
      result.rules[row] = failure.rule
      result.unsettled = "\(rows[row].from): \(failure)"
    }
  }

  /// The folders of a block's hops, opened by the paths of their rows.
  private func folders(of block: Plan.Block) -> [FileID: Swift.Result<any Folder, MoveFailure>] {
    var folders: [FileID: Swift.Result<any Folder, MoveFailure>] = [:]
    for hop in block.hops where folders[hop.folder] == nil {
      do throws(PlaceError) {
        let folder = try rooted.folder(at: rows[hop.row].folder)
        if folder.id == hop.folder { folders[hop.folder] = .success(folder) }
      } catch {
        folders[hop.folder] = .failure(MoveFailure(error.description, rule: OutsideRoot.id))
      }
    }
    return folders
  }

  /// Every file of the block is at its new name; its cue sheets are told of it.
  private func finish(
    _ block: Plan.Block, _ folders: [FileID: Swift.Result<any Folder, MoveFailure>], _ result: inout Result
  ) {
    var outcomes: [RowOutcome] = []
    for hop in block.hops {
      let row = rows[hop.row]
      var outcome = RowOutcome(row: row, result: .done, proposalStatus: row.statusAfter)
      do throws(CueRewrite.Failure) {
        outcome.fileAfter = try rewriteCue(row, try? folders[hop.folder]?.get())
      } catch {
        result.notes[row.position] = "the FILE line of \(row.to) could not be rewritten: \(error.reason)"
        if !error.isClean { result.unsettled = result.notes[row.position] }
      }
      outcomes.append(outcome)
    }
    // A block with a sheet in between is left to recovery as a whole, which needs the music's row for it.
    if result.unsettled == nil { result.outcomes += outcomes }
  }

  private func rewriteCue(_ row: JournalRow, _ folder: (any Folder)?) throws(CueRewrite.Failure) -> JournaledFile? {
    guard row.role == .companion, CueSheet.isOne(row.to), let folder, let music = music[row.recordingID] else {
      return nil
    }
    let mover = Mover(folder: folder, unsafeRename: settings.unsafeRename)
    return try CueRewrite(row, music: music, batch: batch, mover: mover).run()
  }

  private func failed(_ row: JournalRow, _ failure: MoveFailure, at culprit: JournalRow) -> RowOutcome {
    let reason = row == culprit ? failure.description : "goes with \(culprit.from): \(failure)"
    return RowOutcome(row: row, result: .failed(reason: reason), proposalStatus: row.statusIfFailed)
  }

  private func takenBack(_ row: JournalRow) -> RowOutcome {
    RowOutcome(row: row, result: .takenBack(reason: "stopped"), proposalStatus: row.statusBefore)
  }

  /// A folder that could not be synced may lose its renames with the power: recovery settles its rows later.
  private func sync(_ touched: [FileID: any Folder], _ result: inout Result) {
    for folder in touched.values {
      guard let error = FolderSync.error(of: folder) else { continue }
      result.unsettled = error.description
      result.outcomes = []
    }
  }
}

extension JournalRow {
  /// A failed accept is marked so; a failed undo leaves the proposal as it was.
  var statusIfFailed: ProposalStatus? { statusAfter == .applied ? .failed : statusBefore }
}
