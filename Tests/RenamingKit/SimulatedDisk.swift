import Digests
import Glibc
import Records
import Renaming
import Synchronization

/// A file system in memory with the habits of others: no case (exFAT, NTFS, APFS), names kept decomposed (HFS+), or
/// without some calls. Such file systems cannot be mounted everywhere; what runs on this one is a simulation.
public final class SimulatedDisk: Disk {
  public struct Habits: Sendable {
    public var ignoresCase = false
    /// Names are stored decomposed, and found in either form.
    public var decomposes = false
    public var hasNoReplace = true
    public var hasExchange = true
    public var hasLinks = true
    public var isReadOnly = false
    public init(
      ignoresCase: Bool = false, decomposes: Bool = false, hasNoReplace: Bool = true, hasExchange: Bool = true,
      hasLinks: Bool = true, isReadOnly: Bool = false
    ) {
      self.ignoresCase = ignoresCase
      self.decomposes = decomposes
      self.hasNoReplace = hasNoReplace
      self.hasExchange = hasExchange
      self.hasLinks = hasLinks
      self.isReadOnly = isReadOnly
    }

    /// exFAT, NTFS or APFS; HFS+; the same by links alone.
    public static let others = [
      Habits(ignoresCase: true), Habits(ignoresCase: true, decomposes: true, hasExchange: false),
      Habits(ignoresCase: true, decomposes: true, hasNoReplace: false, hasExchange: false),
    ]
  }
  struct File: Sendable {
    var bytes: [UInt8]
    var modified: Int64
    var links: UInt32 = 1
  }
  struct State: Sendable {
    var files: [UInt64: File] = [:]
    /// By path, then by the name as it is stored.
    var folders: [String: [FileName: UInt64]] = ["/sim": [:]]
    var nextInode: UInt64 = 1000
    var clock: Int64 = 1_700_000_000_000_000_000
    var mount: UInt64 = 7
  }

  let habits: Habits
  let state: Mutex<State>
  public let root = "/sim"
  public var fileSystem: any FileSystem { SimulatedFileSystem(disk: self) }

  public init(_ habits: Habits = Habits()) {
    self.habits = habits
    state = Mutex(State())
  }

  /// Another one with the same files.
  public init(copying other: SimulatedDisk) {
    habits = other.habits
    state = Mutex(other.state.withLock { $0 })
  }

  /// The name as this disk stores it.
  public func stored(_ name: FileName) -> FileName { habits.decomposes ? Decomposition.of(name) : name }

  func areOne(_ name: FileName, _ other: FileName) -> Bool {
    if habits.ignoresCase { return NameKey(name) == NameKey(other) }
    return stored(name) == stored(other)
  }

  @discardableResult public func write(_ path: String, _ contents: String) -> FileStatus {
    let parts = path.split(separator: "/").map(String.init)
    let folder = ([root] + parts.dropLast()).joined(separator: "/")
    state.withLock { state in
      var way = ""
      for part in folder.split(separator: "/") {
        way += "/\(part)"
        if state.folders[way] == nil { state.folders[way] = [:] }
      }
      state.nextInode += 1
      state.clock += 1_000_000
      state.files[state.nextInode] = File(bytes: Array(contents.utf8), modified: state.clock)
      state.folders[folder]?[stored(FileName(parts[parts.count - 1]))] = state.nextInode
    }
    guard let handle = try? SimulatedFolder(disk: self, path: folder),
      let status = (try? handle.status(of: FileName(parts[parts.count - 1]))) ?? nil
    else { preconditionFailure("\(path) was not written") }
    return status
  }

  /// Mounted again, by a file system that numbers its files anew: the first has the number of the last, and so on.
  public func remount() {
    state.withLock { state in
      let numbers = state.files.keys.sorted()
      let new = Dictionary(uniqueKeysWithValues: zip(numbers, numbers.reversed()))
      state.files = Dictionary(uniqueKeysWithValues: state.files.map { (new[$0.key] ?? $0.key, $0.value) })
      state.folders = state.folders.mapValues { $0.mapValues { new[$0] ?? $0 } }
      state.mount += 1
    }
  }

  /// Of the file at an absolute path; nil where there is none.
  func facts(_ path: String) -> FileFacts? {
    let parts = path.split(separator: "/").map(String.init)
    guard let name = parts.last,
      let folder = try? SimulatedFolder(disk: self, path: "/" + parts.dropLast().joined(separator: "/")),
      let status = (try? folder.status(of: FileName(name))) ?? nil
    else { return nil }
    return FileFacts(inode: status.id.inode, size: status.size, mtime: status.modified)
  }

  public func tree() -> [FileName: String] {
    state.withLock { state in
      var tree: [FileName: String] = [:]
      for (folder, entries) in state.folders {
        for (name, inode) in entries {
          let way = folder == root ? "" : folder.dropFirst(root.count + 1) + "/"
          tree[FileName(bytes: Array(way.utf8) + name.bytes)] = String(
            decoding: state.files[inode]?.bytes ?? [], as: UTF8.self)
        }
      }
      return tree
    }
  }
}

/// Canonical decomposition of the accented Latin letters that the tests use.
enum Decomposition {
  private static let table: [Unicode.Scalar: [Unicode.Scalar]] = [
    "\u{E9}": ["e", "\u{301}"], "\u{C9}": ["E", "\u{301}"], "\u{F6}": ["o", "\u{308}"], "\u{FC}": ["u", "\u{308}"],
    "\u{E2}": ["a", "\u{302}"], "\u{C2}": ["A", "\u{302}"], "\u{F1}": ["n", "\u{303}"], "\u{D6}": ["O", "\u{308}"],
  ]

  static func of(_ name: FileName) -> FileName {
    guard let text = name.text else { return name }
    var scalars = String.UnicodeScalarView()
    for scalar in text.unicodeScalars { scalars.append(contentsOf: table[scalar] ?? [scalar]) }
    return FileName(String(scalars))
  }
}

struct SimulatedFileSystem: FileSystem {
  let disk: SimulatedDisk

  func resolved(_ path: String) throws(SystemError) -> String {
    guard disk.state.withLock({ $0.folders[path] != nil }) else { throw SystemError(ENOENT, "realpath", path) }
    return path
  }
  func root(at path: String) throws(SystemError) -> any Folder { try SimulatedFolder(disk: disk, path: path) }
  func folder(_ path: String, below root: any Folder) throws(SystemError) -> any Folder {
    guard let root = root as? SimulatedFolder else { throw SystemError(EBADF, "openat2", path) }
    return try SimulatedFolder(disk: disk, path: path.isEmpty ? root.path : "\(root.path)/\(path)")
  }
  func openFiles() -> [FileID: OpenFile] { [:] }
  func isAlive(_ process: ProcessIdentity) -> Bool { false }
}

struct SimulatedFolder: Folder {
  let disk: SimulatedDisk
  let path: String
  var mount: UInt64 { disk.state.withLock(\.mount) }
  var id: FileID {
    // A number of its own for each path, the same each time.
    FileID(device: 1, inode: path.utf8.reduce(14_695_981_039_346_656_037) { ($0 ^ UInt64($1)) &* 1_099_511_628_211 })
  }

  init(disk: SimulatedDisk, path: String) throws(SystemError) {
    guard disk.state.withLock({ $0.folders[path] != nil }) else { throw SystemError(ENOENT, "openat2", path) }
    self.disk = disk
    self.path = path
  }

  func limits() throws(SystemError) -> FolderLimits {
    FolderLimits(nameLimit: 255, isReadOnly: disk.habits.isReadOnly, fileSystem: "simulated")
  }

  func entries() throws(SystemError) -> [FolderEntry] {
    disk.state.withLock { state in
      (state.folders[path] ?? [:]).map { FolderEntry(name: $0.key, inode: $0.value, kind: .file) }
    }
  }

  private func entry(_ name: FileName, _ state: SimulatedDisk.State) -> (name: FileName, inode: UInt64)? {
    let stored = disk.stored(name)
    if let inode = state.folders[path]?[stored] { return (stored, inode) }
    guard disk.habits.ignoresCase else { return nil }
    return state.folders[path]?.first { disk.areOne($0.key, name) }.map { ($0.key, $0.value) }
  }

  func status(of name: FileName) throws(SystemError) -> FileStatus? {
    disk.state.withLock { state in
      guard let (_, inode) = entry(name, state), let file = state.files[inode] else { return nil }
      return FileStatus(
        kind: .file, id: FileID(device: 1, inode: inode), mount: state.mount, size: Int64(file.bytes.count),
        modified: file.modified, links: file.links)
    }
  }

  func refusalToMove(_ name: FileName) -> SystemError? {
    disk.habits.isReadOnly ? SystemError(EROFS, "unlinkat", name.description) : nil
  }

  func rename(_ name: FileName, to other: FileName, _ mode: RenameMode) throws(SystemError) {
    let isThere = mode == .plain || (mode == .exchange ? disk.habits.hasExchange : disk.habits.hasNoReplace)
    let code: Int32 = disk.state.withLock { state in
      guard let (from, inode) = entry(name, state) else { return ENOENT }
      let target = entry(other, state)
      if mode == .noReplace, target != nil { return EEXIST }
      guard isThere else { return EINVAL }
      if mode == .exchange {
        guard let target else { return ENOENT }
        state.folders[path]?[from] = target.inode
        state.folders[path]?[target.name] = inode
        return 0
      }
      state.folders[path]?[from] = nil
      if let target { state.folders[path]?[target.name] = nil }
      state.folders[path]?[disk.stored(other)] = inode
      return 0
    }
    if code != 0 { throw SystemError(code, "renameat2", "\(name) → \(other)") }
  }

  func link(_ name: FileName, to other: FileName) throws(SystemError) {
    let code: Int32 = disk.state.withLock { state in
      guard let (_, inode) = entry(name, state) else { return ENOENT }
      guard entry(other, state) == nil else { return EEXIST }
      guard disk.habits.hasLinks else { return EPERM }
      state.folders[path]?[disk.stored(other)] = inode
      state.files[inode]?.links += 1
      return 0
    }
    if code != 0 { throw SystemError(code, "linkat", "\(name) → \(other)") }
  }

  func unlink(_ name: FileName) throws(SystemError) {
    let isThere = disk.state.withLock { state in
      guard let (stored, inode) = entry(name, state) else { return false }
      state.folders[path]?[stored] = nil
      state.files[inode]?.links -= 1
      return true
    }
    if !isThere { throw SystemError(ENOENT, "unlinkat", name.description) }
  }

  func sync() throws(SystemError) {}

  func sha256(of name: FileName) throws(SystemError) -> String {
    let bytes = try contents(of: name, limit: .max)
    guard let digest = try? Digest.of(bytes) else { throw SystemError(EIO, "EVP", name.description) }
    return digest.hexadecimal
  }

  func contents(of name: FileName, limit: Int) throws(SystemError) -> [UInt8] {
    let bytes = disk.state.withLock { state in entry(name, state).flatMap { state.files[$0.inode]?.bytes } }
    guard let bytes else { throw SystemError(ENOENT, "openat", name.description) }
    guard bytes.count <= limit else { throw SystemError(EFBIG, "read", name.description) }
    return bytes
  }

  func create(_ name: FileName, _ contents: [UInt8], like model: FileStatus) throws(SystemError) {
    let isNew = disk.state.withLock { state in
      guard entry(name, state) == nil else { return false }
      state.nextInode += 1
      state.clock += 1_000_000
      state.files[state.nextInode] = SimulatedDisk.File(bytes: contents, modified: state.clock)
      state.folders[path]?[disk.stored(name)] = state.nextInode
      return true
    }
    if !isNew { throw SystemError(EEXIST, "openat", name.description) }
  }
}
