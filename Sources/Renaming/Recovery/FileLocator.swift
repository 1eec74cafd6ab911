import Digests
import FoundationEssentials

/// Finds the file that a row meant, among the names where it may be. A name with another content is not it.
struct FileLocator {
  /// Where a row's file was found.
  enum Place: Sendable, Hashable {
    case at(FileName, FileID)
    /// At both names, the same file: stopped between link and unlink.
    case linked(FileID)
    case nowhere
    /// Cannot be told, and why.
    case unclear(String)
  }

  let folder: any Folder
  let batch: UUID
  /// The batch was begun since this machine started: inodes and mounts mean the same.
  let isSameBoot: Bool

  /// `names`: where the batch may have put it, apart from its own two and its temporary one.
  func place(of row: JournalRow, among names: [FileName], music: JournalRow?) -> Place {
    guard let file = row.file else { return .unclear("the journal says nothing of the file") }
    var seen: Set<FileName> = []
    let candidates = ([row.to, row.from, TemporaryName.parked(batch, row.position)] + names).filter {
      seen.insert($0).inserted
    }
    var found: [(name: FileName, id: FileID)] = []
    do throws(SystemError) {
      for name in candidates {
        guard let status = try folder.status(of: name), status.kind == .file else { continue }
        var isIt = try isFile(file, status, name)
        if !isIt { isIt = try isRewritten(row, status, name, music) }
        if isIt { found.append((name, status.id)) }
      }
    } catch {
      return .unclear(error.description)
    }
    return choose(found, row)
  }

  private func choose(_ found: [(name: FileName, id: FileID)], _ row: JournalRow) -> Place {
    guard let first = found.first else { return .nowhere }
    if found.count == 1 { return .at(first.name, first.id) }
    guard Set(found.map(\.id)).count == 1 else { return .unclear("several files with its content lie there") }
    // One file under several names: a file system that takes them for one name, or hard links.
    if let only = onlyListed(of: found.map(\.name)) { return .at(only, first.id) }
    let isLinked = found.count == 2 && found[0].name == row.to && found[1].name == row.from
    return isLinked ? .linked(first.id) : .unclear("it has several names there")
  }

  /// The one of these names that the folder itself holds; nil where it holds several.
  private func onlyListed(of names: [FileName]) -> FileName? {
    guard let entries = try? folder.entries() else { return nil }
    let listed = Set(entries.map(\.name)).intersection(names)
    return listed.count == 1 ? listed.first : nil
  }

  private func isFile(_ file: JournaledFile, _ status: FileStatus, _ name: FileName) throws(SystemError) -> Bool {
    guard file.size == status.size else { return false }
    if isSameBoot, file.mount == status.mount {
      if file.inode == status.id.inode, file.modified == status.modified { return true }
    }
    guard let hash = file.sha256 else { return false }
    return try folder.sha256(of: name) == hash
  }

  /// A .cue whose FILE line names the music's new name already: with the old name back in, it is the known one.
  private func isRewritten(
    _ row: JournalRow, _ status: FileStatus, _ name: FileName, _ music: JournalRow?
  ) throws(SystemError) -> Bool {
    guard let music, let hash = row.file?.sha256, name == row.to, CueSheet.isOne(name),
      status.size <= Int64(CueSheet.limit)
    else { return false }
    let sheet = CueSheet(bytes: try folder.contents(of: name, limit: CueSheet.limit))
    guard let before = sheet.naming(music.from, insteadOf: music.to) else { return false }
    return (try? Digest.of(before.bytes).hexadecimal) == hash
  }
}
