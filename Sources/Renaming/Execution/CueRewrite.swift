import Digests
import Glibc

/// Gives a .cue that was renamed with its music the music's new name, so that at every moment a whole sheet lies at
/// its name: the new one is written beside it and synced, the two change places, and the old one goes.
struct CueRewrite {
  let folder: any Folder
  /// The sheet, at its new name.
  let name: FileName
  let old: FileName
  let new: FileName
  let temporary: FileName

  /// What the sheet is afterwards; nil where there was nothing to change. Throws with the old sheet in its place.
  func run() throws(SystemError) -> JournaledFile? {
    guard let before = try folder.status(of: name) else { throw SystemError(ENOENT, "statx", name.description) }
    let bytes = try folder.contents(of: name, limit: CueSheet.limit)
    guard let sheet = CueSheet(bytes: bytes).naming(new, insteadOf: old) else { return nil }
    try folder.create(temporary, sheet.bytes, like: before)
    do throws(SystemError) {
      try swap(before, bytes)
    } catch {
      // Only our own copy is removed: the old sheet, if the two have changed places, stays for recovery.
      if try folder.status(of: name)?.id == before.id { try folder.unlink(temporary) }
      throw error
    }
    return try JournaledFile(at: name, in: folder, sheet.bytes)
  }

  private func swap(_ before: FileStatus, _ bytes: [UInt8]) throws(SystemError) {
    try folder.rename(temporary, to: name, .exchange)
    guard try folder.status(of: temporary)?.id == before.id,
      try folder.contents(of: temporary, limit: CueSheet.limit) == bytes
    else {
      try folder.rename(temporary, to: name, .exchange)
      throw SystemError(EBUSY, "renameat2", name.description)
    }
    try folder.unlink(temporary)
  }
}

extension JournaledFile {
  /// A small file whose bytes are at hand.
  init?(at name: FileName, in folder: any Folder, _ bytes: [UInt8]) throws(SystemError) {
    guard let status = try folder.status(of: name) else { return nil }
    self.init(status, sha256: try? Digest.of(bytes).hexadecimal)
  }

  init(_ status: FileStatus, sha256: String?) {
    self.init(
      inode: status.id.inode, mount: status.mount, size: status.size, modified: status.modified, sha256: sha256)
  }
}
