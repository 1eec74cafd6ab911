import Renaming

/// Another file system behind a fuse: every call that the real one would make is one step.
public struct FaultyFileSystem: FileSystem {
  let base: any FileSystem
  let fuse: Fuse

  public init(_ base: any FileSystem, _ fuse: Fuse) {
    self.base = base
    self.fuse = fuse
  }

  public func resolved(_ path: String) throws(SystemError) -> String {
    try fuse.call("realpath", path) { () throws(SystemError) in
      try base.resolved(path)
    }
  }

  public func root(at path: String) throws(SystemError) -> any Folder {
    try fuse.call("open root", path) { () throws(SystemError) -> any Folder in
      FaultyFolder(base: try base.root(at: path), fuse: fuse)
    }
  }

  public func folder(_ path: String, below root: any Folder) throws(SystemError) -> any Folder {
    let inner = (root as? FaultyFolder)?.base ?? root
    return try fuse.call("openat2", path) { () throws(SystemError) -> any Folder in
      FaultyFolder(base: try base.folder(path, below: inner), fuse: fuse)
    }
  }

  public func openFiles() -> [FileID: OpenFile] { fuse.isDead ? [:] : base.openFiles() }

  public func isAlive(_ process: ProcessIdentity) -> Bool { base.isAlive(process) }
}

struct FaultyFolder: Folder {
  let base: any Folder
  let fuse: Fuse

  var id: FileID { base.id }
  var mount: UInt64 { base.mount }

  private func step<T>(
    _ call: String, _ name: FileName?, _ body: () throws(SystemError) -> T
  ) throws(SystemError) -> T {
    try fuse.call(call, name?.description ?? "folder", body)
  }

  func limits() throws(SystemError) -> FolderLimits {
    try step("fstatfs", nil) { () throws(SystemError) in try base.limits() }
  }
  func entries() throws(SystemError) -> [FolderEntry] {
    try step("getdents64", nil) { () throws(SystemError) in try base.entries() }
  }
  func status(of name: FileName) throws(SystemError) -> FileStatus? {
    try step("statx", name) { () throws(SystemError) in try base.status(of: name) }
  }
  func refusalToMove(_ name: FileName) -> SystemError? {
    do throws(SystemError) {
      return try step("rmdir", name) { () throws(SystemError) in base.refusalToMove(name) }
    } catch {
      return error
    }
  }
  func rename(_ name: FileName, to other: FileName, _ mode: RenameMode) throws(SystemError) {
    try step("renameat2 \(mode)", name) { () throws(SystemError) in try base.rename(name, to: other, mode) }
  }
  func link(_ name: FileName, to other: FileName) throws(SystemError) {
    try step("linkat", name) { () throws(SystemError) in try base.link(name, to: other) }
  }
  func unlink(_ name: FileName) throws(SystemError) {
    try step("unlinkat", name) { () throws(SystemError) in try base.unlink(name) }
  }
  func sync() throws(SystemError) {
    try step("fsync", nil) { () throws(SystemError) in try base.sync() }
  }
  func sha256(of name: FileName) throws(SystemError) -> String {
    try step("read to digest", name) { () throws(SystemError) in try base.sha256(of: name) }
  }
  func contents(of name: FileName, limit: Int) throws(SystemError) -> [UInt8] {
    try step("read", name) { () throws(SystemError) in try base.contents(of: name, limit: limit) }
  }
  func create(_ name: FileName, _ contents: [UInt8], like model: FileStatus) throws(SystemError) {
    try step("create", name) { () throws(SystemError) in try base.create(name, contents, like: model) }
  }
}
