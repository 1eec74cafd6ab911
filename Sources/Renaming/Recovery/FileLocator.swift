import Digests
import FoundationEssentials

/// Finds the files that a block's rows meant, among the names where they may be. A name with another content is never
/// taken for one of them.
struct FileLocator {
  /// Where a row's file was found.
  enum Place: Sendable, Hashable {
    case at(FileName, FileID)
    /// At several of its own names, the same file: stopped between link and unlink.
    case linked([FileName], FileID)
    case nowhere
    /// Cannot be told, and why.
    case unclear(String)
  }

  private struct Candidate {
    var name: FileName
    var id: FileID
  }

  let batch: UUID
  let rows: [JournalRow]
  /// The folder of each row.
  let folders: [any Folder]
  /// The batch was begun since this machine started: inodes and mounts mean the same.
  let isSameBoot: Bool
  let music: [UUID: JournalRow]

  /// One place for each row. First the files that are known by inode and time; where that does not tell, by content,
  /// and files of one content are told apart by nothing but that each row needs one.
  func places() -> [Place] {
    var places = rows.indices.map { known($0) }
    let taken = Set(rows.indices.flatMap { index in spots(index, places[index]) })
    let open = rows.indices.filter { places[$0] == .nowhere }
    var choices: [Int: [Candidate]] = [:]
    for index in open {
      do throws(SystemError) {
        choices[index] = try byContent(index).filter { !taken.contains(Spot(folder: folders[index].id, name: $0.name)) }
      } catch {
        places[index] = .unclear(error.description)
      }
    }
    for (index, candidate) in assign(choices) {
      let own = (choices[index] ?? []).filter { $0.id == candidate.id && ownNames(index).contains($0.name) }
      do throws(SystemError) {
        places[index] = own.count > 1 ? try choose(own, index) : .at(candidate.name, candidate.id)
      } catch {
        places[index] = .unclear(error.description)
      }
    }
    return places
  }

  private func spots(_ index: Int, _ place: Place) -> [Spot] {
    switch place {
    case .at(let name, _): [Spot(folder: folders[index].id, name: name)]
    case .linked(let names, _): names.map { Spot(folder: folders[index].id, name: $0) }
    case .nowhere, .unclear: []
    }
  }

  // MARK: By inode and time

  private func known(_ index: Int) -> Place {
    guard let file = rows[index].file else { return .unclear("the journal says nothing of the file") }
    guard isSameBoot else { return .nowhere }
    do throws(SystemError) {
      var found: [Candidate] = []
      for name in ownNames(index) {
        if let status = try folders[index].status(of: name), file.isExactly(status) {
          found.append(Candidate(name: name, id: status.id))
        }
      }
      if found.isEmpty {
        for name in otherNames(index) {
          guard let status = try folders[index].status(of: name), file.isExactly(status) else { continue }
          return .at(name, status.id)
        }
      }
      return try choose(found, index)
    } catch {
      return .unclear(error.description)
    }
  }

  private func choose(_ found: [Candidate], _ index: Int) throws(SystemError) -> Place {
    guard let first = found.first else { return .nowhere }
    guard found.count > 1 else { return .at(first.name, first.id) }
    let listed = try spelt(found.map(\.name), in: folders[index])
    let names = found.map(\.name).filter(listed.contains)
    // Two rows of one inode are the user's own hard links: none of their names is ours to take away.
    let isShared =
      rows.count { $0.file?.inode == rows[index].file?.inode && $0.file?.mount == rows[index].file?.mount } > 1
    return names.count > 1 && !isShared ? .linked(names, first.id) : .at(names.first ?? first.name, first.id)
  }

  /// A file system that takes two names for one shows the file under both, and its listing has one entry: the name that
  /// is spelt as that entry, or next to it.
  private func spelt(_ names: [FileName], in folder: any Folder) throws(SystemError) -> Set<FileName> {
    let byKey = Dictionary(grouping: names, by: NameKey.init)
    var spelt: Set<FileName> = []
    for entry in try folder.entries() {
      let same = byKey[NameKey(entry.name)] ?? []
      let name =
        same.first { $0 == entry.name } ?? same.first { NameKey.areNormalisations($0, entry.name) } ?? same.first
      if let name { spelt.insert(name) }
    }
    return spelt
  }

  // MARK: By content

  private func byContent(_ index: Int) throws(SystemError) -> [Candidate] {
    guard let file = rows[index].file, let hash = file.sha256 else { return [] }
    var found: [Candidate] = []
    for name in ownNames(index) + otherNames(index) {
      guard let status = try folders[index].status(of: name), status.kind == .file, status.size == file.size else {
        continue
      }
      if try folders[index].sha256(of: name) == hash { found.append(Candidate(name: name, id: status.id)) }
    }
    let new = rows[index].to
    if found.isEmpty, let status = try folders[index].status(of: new),
      try isRewritten(rows[index], status, new, folders[index])
    {
      found.append(Candidate(name: new, id: status.id))
    }
    return found
  }

  /// A .cue whose FILE line names the music's new name already: with the old name back in, it is the known one.
  private func isRewritten(
    _ row: JournalRow, _ status: FileStatus, _ name: FileName, _ folder: any Folder
  ) throws(SystemError) -> Bool {
    guard let music = music[row.recordingID], row.role == .companion, name == row.to, CueSheet.isOne(name),
      status.size <= Int64(CueSheet.limit)
    else { return false }
    let sheet = CueSheet(bytes: try folder.contents(of: name, limit: CueSheet.limit))
    guard let before = sheet.naming(music.from, insteadOf: music.to) else { return false }
    return (try? Digest.of(before.bytes).hexadecimal) == row.file?.sha256
  }

  /// Gives each row one of its candidates, no name twice, as many rows as can be (augmenting paths).
  private func assign(_ choices: [Int: [Candidate]]) -> [Int: Candidate] {
    var holder: [Spot: Int] = [:]
    var chosen: [Int: Candidate] = [:]
    func place(_ row: Int, _ seen: inout Set<Spot>) -> Bool {
      for candidate in choices[row] ?? [] {
        let spot = Spot(folder: folders[row].id, name: candidate.name)
        guard seen.insert(spot).inserted else { continue }
        if let other = holder[spot], !place(other, &seen) { continue }
        holder[spot] = row
        chosen[row] = candidate
        return true
      }
      return false
    }
    for row in choices.keys.sorted() {
      var seen: Set<Spot> = []
      _ = place(row, &seen)
    }
    return chosen
  }

  // MARK: Names

  private func ownNames(_ index: Int) -> [FileName] {
    [rows[index].to, rows[index].from, TemporaryName.parked(batch, rows[index].position)]
  }

  /// Where a circle may have put it.
  private func otherNames(_ index: Int) -> [FileName] {
    var seen = Set(ownNames(index))
    return rows.indices.filter { folders[$0].id == folders[index].id }.flatMap { [rows[$0].from, rows[$0].to] }.filter {
      seen.insert($0).inserted
    }
  }
}

extension JournaledFile {
  /// The very file, untouched: inode, size and time on one mount.
  fileprivate func isExactly(_ status: FileStatus) -> Bool {
    status.kind == .file && inode == status.id.inode && mount == status.mount && size == status.size
      && modified == status.modified
  }
}
