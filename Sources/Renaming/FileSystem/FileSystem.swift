/// What renaming needs of the machine: folders below roots, and who else uses their files.
///
/// `SystemFileSystem` is the kernel's; tests put others in its place: one without case and with normalisation, one
/// that fails or stops at a given call. All calls block and are made on threads of `BlockingWork`.
public protocol FileSystem: Sendable {
  /// The absolute path without symbolic links. Throws where something on the way is missing or closed.
  func resolved(_ path: String) throws(SystemError) -> String

  /// Opens a root by its resolved path.
  func root(at path: String) throws(SystemError) -> any Folder

  /// Opens the folder `path` (relative, "" for the root itself) below `root`, following no symbolic link and never
  /// leaving the root: `openat2` with `RESOLVE_BENEATH | RESOLVE_NO_SYMLINKS`, else one component at a time.
  func folder(_ path: String, below root: any Folder) throws(SystemError) -> any Folder

  /// Which processes of this user, other than this one, have files open.
  func openFiles() -> [FileID: OpenFile]

  /// Whether a process of this machine and boot still lives.
  func isAlive(_ process: ProcessIdentity) -> Bool
}

/// A process that has a file open.
public struct OpenFile: Sendable, Hashable {
  public var process: Int32
  /// The program's name, `mixxx`.
  public var program: String

  public init(process: Int32, program: String) {
    self.process = process
    self.program = program
  }
}

/// How `Folder.rename` treats the target.
public enum RenameMode: Sendable, Hashable {
  /// `RENAME_NOREPLACE`: EEXIST where the target exists.
  case noReplace
  /// `RENAME_EXCHANGE`: both exist, and change places in one step.
  case exchange
  /// rename(2), which replaces: only where `unsafe_rename: allow` is set and nothing better exists.
  case plain
}

/// An open folder. It stays the same folder whatever happens to the path it was opened by.
public protocol Folder: Sendable {
  /// The folder itself: one folder reached by two paths is one.
  var id: FileID { get }
  /// Mount it lies on; 0 where the kernel does not tell.
  var mount: UInt64 { get }
  func limits() throws(SystemError) -> FolderLimits
  /// Every name but `.` and `..`, as the folder holds them.
  func entries() throws(SystemError) -> [FolderEntry]
  /// Of the name itself, not of what a link names; nil where there is none.
  func status(of name: FileName) throws(SystemError) -> FileStatus?
  /// Whether this process may take the file's name away, found by a call that the kernel checks like a rename and
  /// then refuses because of the kind of file; nil where it may.
  func refusalToMove(_ name: FileName) -> SystemError?

  func rename(_ name: FileName, to other: FileName, _ mode: RenameMode) throws(SystemError)
  /// A second name for the same file; EEXIST where `other` exists.
  func link(_ name: FileName, to other: FileName) throws(SystemError)
  func unlink(_ name: FileName) throws(SystemError)
  /// Makes what was renamed here survive a power cut: fsync of the folder.
  func sync() throws(SystemError)

  /// SHA-256 of a file's bytes, 64 hex digits.
  func sha256(of name: FileName) throws(SystemError) -> String
  /// A small file's bytes; EFBIG where it is longer than `limit`.
  func contents(of name: FileName, limit: Int) throws(SystemError) -> [UInt8]
  /// Makes a new file with the permissions of `model`, and syncs it; EEXIST where `name` exists.
  func create(_ name: FileName, _ contents: [UInt8], like model: FileStatus) throws(SystemError)
}
