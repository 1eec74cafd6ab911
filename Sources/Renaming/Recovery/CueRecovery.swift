import Digests
import FoundationEssentials

/// Finishes the rewriting of a .cue that a crash interrupted, and clears away what it left beside it.
struct CueRecovery {
  private let mover: Mover
  private let folder: any Folder
  private let batch: UUID
  private let row: JournalRow
  private let music: JournalRow

  init(_ row: JournalRow, music: JournalRow, batch: UUID, mover: Mover) {
    self.mover = mover
    self.row = row
    self.music = music
    self.batch = batch
    folder = mover.folder
  }

  /// Whether the rewriting has begun, which it does only when every file of the block is at its new name. Afterwards
  /// there is a whole sheet at the new name, and nothing beside it.
  func clearAway() throws(CueRewrite.Failure) -> Bool {
    do throws(MoveFailure) {
      let hadOld = try clearOld()
      return try clearCopy() || hadOld
    } catch {
      throw CueRewrite.Failure(reason: error.description, isClean: false)
    }
  }

  /// The old sheet stepped aside: it goes if the new one is in place, and comes back if none is.
  private func clearOld() throws(MoveFailure) -> Bool {
    let name = TemporaryName.replaced(batch, row.position)
    guard let old = try look(name) else { return false }
    guard let present = try look(row.to) else {
      try mover.move(old.id, name, to: row.to, parked: name)
      return true
    }
    // The same file under both names: stopped between link and unlink.
    guard present.id == old.id || areVersions(old.sheet, present.sheet) else { throw stranger }
    try unlink(name)
    return true
  }

  /// Beside the sheet lies our copy, or after the exchange the old sheet: either goes only where the other is in place.
  private func clearCopy() throws(MoveFailure) -> Bool {
    let name = TemporaryName.rewritten(batch, row.position)
    guard let beside = try look(name) else { return false }
    guard let present = try look(row.to) else { throw stranger }
    guard present.id == beside.id || isKnown(present.sheet) || areVersions(beside.sheet, present.sheet) else {
      throw stranger
    }
    try unlink(name)
    return true
  }

  /// One with the old name of the music and one with the new: either way, as a sheet may have been on its way back.
  private func areVersions(_ one: CueSheet, _ other: CueSheet) -> Bool {
    one.naming(music.to, insteadOf: music.from) == other || other.naming(music.to, insteadOf: music.from) == one
  }

  private func look(_ name: FileName) throws(MoveFailure) -> (id: FileID, sheet: CueSheet)? {
    do throws(SystemError) {
      guard let sheet = try sheet(name), let status = try folder.status(of: name) else { return nil }
      return (status.id, sheet)
    } catch {
      throw MoveFailure(error)
    }
  }

  private func unlink(_ name: FileName) throws(MoveFailure) {
    do throws(SystemError) {
      try folder.unlink(name)
    } catch {
      throw MoveFailure(error)
    }
  }

  private var stranger: MoveFailure { MoveFailure("another sheet lies at \(row.to)", rule: SourceChanged.id) }

  /// With the sheet at its new name: rewrites it if it is not rewritten yet. The sheet as it is in the end; nil where it
  /// is the old one.
  func run() throws(CueRewrite.Failure) -> JournaledFile? {
    do throws(SystemError) {
      guard let present = try sheet(row.to) else { return nil }
      guard isKnown(present) else { return try describe(present) }
    } catch {
      throw CueRewrite.Failure(reason: error.description, isClean: false)
    }
    return try CueRewrite(row, music: music, batch: batch, mover: mover).run()
  }

  /// Nil where there is none, or something too large to be one.
  private func sheet(_ name: FileName) throws(SystemError) -> CueSheet? {
    guard let status = try folder.status(of: name), status.size <= Int64(CueSheet.limit) else { return nil }
    return CueSheet(bytes: try folder.contents(of: name, limit: CueSheet.limit))
  }

  private func describe(_ sheet: CueSheet) throws(SystemError) -> JournaledFile? {
    try folder.status(of: row.to).map { JournaledFile($0, sha256: try? Digest.of(sheet.bytes).hexadecimal) }
  }

  private func isKnown(_ sheet: CueSheet) -> Bool {
    guard let hash = row.file?.sha256 else { return false }
    return (try? Digest.of(sheet.bytes).hexadecimal) == hash
  }
}
