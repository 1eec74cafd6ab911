import Digests
import FoundationEssentials
import Glibc

/// Gives a .cue that was renamed with its music the music's new name: the new sheet is written beside it and synced, the
/// two change places, and the old one goes only when the new one is in place.
struct CueRewrite {
  /// The sheet could not be rewritten.
  struct Failure: Error {
    var reason: String
    /// The old sheet is in its place and nothing lies beside it; otherwise recovery has to look.
    var isClean: Bool
  }

  private let mover: Mover
  private let folder: any Folder
  /// The sheet, at its new name.
  private let name: FileName
  private let music: JournalRow
  private let temporary: FileName
  /// Where the old sheet waits on a file system that cannot exchange.
  private let replaced: FileName

  init(_ row: JournalRow, music: JournalRow, batch: UUID, mover: Mover) {
    self.mover = mover
    self.music = music
    folder = mover.folder
    name = row.to
    temporary = TemporaryName.rewritten(batch, row.position)
    replaced = TemporaryName.replaced(batch, row.position)
  }

  /// What the sheet is afterwards; nil where there was nothing to change.
  func run() throws(Failure) -> JournaledFile? {
    guard let (before, sheet) = try read() else { return nil }
    do throws(MoveFailure) {
      let after = try write(sheet, like: before)
      try swap(before, after)
      return JournaledFile(after, sha256: try? Digest.of(sheet.bytes).hexadecimal)
    } catch {
      throw Failure(reason: error.description, isClean: clearAway(before))
    }
  }

  private func read() throws(Failure) -> (before: FileStatus, after: CueSheet)? {
    do throws(SystemError) {
      guard let before = try folder.status(of: name), before.size <= Int64(CueSheet.limit) else { return nil }
      let sheet = CueSheet(bytes: try folder.contents(of: name, limit: CueSheet.limit))
      return sheet.naming(music.to, insteadOf: music.from).map { (before, $0) }
    } catch {
      throw Failure(reason: error.description, isClean: true)
    }
  }

  private func write(_ sheet: CueSheet, like before: FileStatus) throws(MoveFailure) -> FileStatus {
    do throws(SystemError) {
      try folder.create(temporary, sheet.bytes, like: before)
      guard let after = try folder.status(of: temporary) else {
        throw SystemError(ENOENT, "statx", temporary.description)
      }
      return after
    } catch {
      throw MoveFailure(error)
    }
  }

  private func swap(_ before: FileStatus, _ after: FileStatus) throws(MoveFailure) {
    let exchange = Result { () throws(MoveFailure) in
      try mover.exchange(after.id, temporary, with: before.id, name)
    }
    if case .failure(let failure) = exchange {
      guard failure.isUnsupported else { throw failure }
      return try swapByMoves(before, after)
    }
    guard try isUntouched(before, at: temporary) else {
      try mover.exchange(after.id, name, with: before.id, temporary)
      throw MoveFailure("\(name) was edited in that instant")
    }
    try unlink(temporary)
  }

  /// For an instant no sheet lies at its name; recovery finds the old one beside it.
  private func swapByMoves(_ before: FileStatus, _ after: FileStatus) throws(MoveFailure) {
    try mover.move(before.id, name, to: replaced, parked: replaced)
    let second = Result { () throws(MoveFailure) in
      try mover.move(after.id, temporary, to: name, parked: temporary)
    }
    if case .failure(let failure) = second {
      if !failure.isUncertain { try mover.move(before.id, replaced, to: name, parked: replaced) }
      throw failure
    }
    try unlink(replaced)
  }

  /// An editor that writes in place keeps the inode: its time tells.
  private func isUntouched(_ before: FileStatus, at name: FileName) throws(MoveFailure) -> Bool {
    do throws(SystemError) {
      let now = try folder.status(of: name)
      return now?.size == before.size && now?.modified == before.modified
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

  /// Removes our own copy where the old sheet is in its place; false where that is not certain.
  private func clearAway(_ before: FileStatus) -> Bool {
    do throws(SystemError) {
      guard try folder.status(of: name)?.id == before.id else { return false }
      if try folder.status(of: temporary) != nil { try folder.unlink(temporary) }
      return try folder.status(of: replaced) == nil
    } catch {
      return false
    }
  }
}

extension JournaledFile {
  init(_ status: FileStatus, sha256: String?) {
    self.init(
      inode: status.id.inode, mount: status.mount, size: status.size, modified: status.modified, sha256: sha256)
  }
}
