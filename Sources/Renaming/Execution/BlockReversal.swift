import FoundationEssentials

/// Gives the files of a finished block their old names back, because the database refuses its rows.
///
/// Blocks; runs on a thread of `BlockingWork`.
struct BlockReversal {
  let batch: UUID
  let rooted: RootedFolders
  let settings: RenameSettings

  /// Nil where every file is at its old name again, for good. Otherwise some may be in between: the block waits for
  /// recovery.
  func run(_ outcomes: [RowOutcome]) -> MoveFailure? {
    let done = outcomes.filter { $0.result == .done && $0.row.file != nil }
    do throws(MoveFailure) {
      var folders: [any Folder] = []
      for outcome in done { folders.append(try folder(of: outcome.row)) }
      let music = Dictionary(
        done.filter { $0.row.role == .recording }.map { ($0.row.recordingID, $0.row) },
        uniquingKeysWith: { first, _ in first })
      // The sheets first, while all is at the new names: recovery understands a sheet in between only there.
      for (outcome, folder) in zip(done, folders) { try restoreSheet(outcome.row, music, folder) }
      var hops: [Hop] = []
      for (index, outcome) in done.enumerated() { hops.append(try hop(back: outcome, index, folders[index])) }
      try carryOut(Plan(hops), done, folders)
      for folder in folders {
        if let error = FolderSync.error(of: folder) { throw MoveFailure(error) }
      }
      return nil
    } catch {
      return error
    }
  }

  private func folder(of row: JournalRow) throws(MoveFailure) -> any Folder {
    do throws(PlaceError) {
      return try rooted.folder(at: row.folder)
    } catch {
      throw MoveFailure(error.description, rule: OutsideRoot.id)
    }
  }

  private func restoreSheet(
    _ row: JournalRow, _ music: [UUID: JournalRow], _ folder: any Folder
  ) throws(MoveFailure) {
    guard row.role == .companion, CueSheet.isOne(row.to), let music = music[row.recordingID] else { return }
    do throws(CueRewrite.Failure) {
      let mover = Mover(folder: folder, unsafeRename: settings.unsafeRename)
      _ = try CueRewrite(row, music: music.reversed, batch: batch, mover: mover).run()
    } catch {
      throw MoveFailure(error.reason)
    }
  }

  private func hop(back outcome: RowOutcome, _ index: Int, _ folder: any Folder) throws(MoveFailure) -> Hop {
    let row = outcome.row
    guard let id = try Mover(folder: folder, unsafeRename: settings.unsafeRename).id(at: row.to) else {
      throw MoveFailure("\(row.to) is not there", rule: SourceMissing.id)
    }
    return Hop(row: index, unit: 0, folder: folder.id, from: row.to, to: row.from, file: id)
  }

  private func carryOut(_ plan: Plan, _ done: [RowOutcome], _ folders: [any Folder]) throws(MoveFailure) {
    for block in plan.blocks {
      var execution = BlockExecution(
        mover: { id throws(MoveFailure) in
          guard let folder = folders.first(where: { $0.id == id }) else {
            throw MoveFailure("the folder is another one by now")
          }
          return Mover(folder: folder, unsafeRename: settings.unsafeRename)
        }, parked: { TemporaryName.parked(batch, done[$0].row.position) })
      switch execution.run(block) {
      case .done: continue
      case .failed(let failure, _), .unsettled(let failure, _): throw failure
      }
    }
  }
}

extension JournalRow {
  /// From the new name to the old one.
  fileprivate var reversed: JournalRow {
    var row = self
    (row.from, row.to) = (to, from)
    return row
  }
}
