/// One folder as a preflight sees it: everything that lies in it, by name, by key and by stem.
struct FolderSurvey {
  let id: FileID
  let mount: UInt64
  let limits: FolderLimits
  private(set) var inodes: [FileName: UInt64] = [:]
  private(set) var namesByKey: [NameKey: [FileName]] = [:]
  private(set) var namesByStem: [FileName: [FileName]] = [:]

  init(_ folder: any Folder) throws(SystemError) {
    id = folder.id
    mount = folder.mount
    limits = try folder.limits()
    let entries = try folder.entries()
    inodes.reserveCapacity(entries.count)
    namesByKey.reserveCapacity(entries.count)
    namesByStem.reserveCapacity(entries.count)
    for entry in entries {
      inodes[entry.name] = entry.inode
      namesByKey[NameKey(entry.name), default: []].append(entry.name)
      namesByStem[FileName(bytes: entry.name.stem), default: []].append(entry.name)
    }
  }

  /// How the folder itself spells a name that it answers to.
  func listedName(of name: FileName, _ inode: UInt64) -> FileName {
    guard inodes[name] == nil else { return name }
    return namesByKey[NameKey(name)]?.first { inodes[$0] == inode } ?? name
  }

  /// The name in other bytes than UTF-8 that a program has written down as this one, with replacement characters.
  func nameInOtherBytes(shownAs name: FileName) -> FileName? {
    guard let shown = name.text, shown.unicodeScalars.contains("\u{FFFD}") else { return nil }
    return inodes.keys.first { $0.text == nil && $0.description == shown }
  }
}
