import Digests
import FoundationEssentials

/// Finishes the rewriting of a .cue that a crash interrupted, and clears away what it left beside it.
struct CueRecovery {
  let folder: any Folder
  let batch: UUID
  let row: JournalRow
  let music: JournalRow

  /// The sheet as it is in the end, at its new name; nil where nothing was changed.
  func run() throws(SystemError) -> JournaledFile? {
    let temporary = TemporaryName.rewritten(batch, row.position)
    let present = try folder.contents(of: row.to, limit: CueSheet.limit)
    if try folder.status(of: temporary) != nil {
      let beside = try folder.contents(of: temporary, limit: CueSheet.limit)
      // Either the old sheet after the exchange, or our own copy before it: in both cases the other one is in place.
      let isOld = CueSheet(bytes: beside).naming(music.to, insteadOf: music.from)?.bytes == present
      guard isOld || isKnown(present) else { return nil }
      try folder.unlink(temporary)
    }
    guard isKnown(present) else { return try JournaledFile(at: row.to, in: folder, present) }
    return try CueRewrite(folder: folder, name: row.to, old: music.from, new: music.to, temporary: temporary).run()
  }

  private func isKnown(_ bytes: [UInt8]) -> Bool {
    guard let hash = row.file?.sha256 else { return false }
    return (try? Digest.of(bytes).hexadecimal) == hash
  }
}
