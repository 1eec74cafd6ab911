import CSystem
import Digests
import Glibc

/// An open directory descriptor, closed with its last reference.
final class SystemFolder: Folder {
  let descriptor: Int32
  /// For messages only: the folder stays the same one if it is moved.
  let path: String
  let id: FileID
  let mount: UInt64

  /// Owns `descriptor` from here on, also where it throws.
  init(taking descriptor: Int32, path: String) throws(SystemError) {
    var status = csystem_file_status()
    guard csystem_file_status(descriptor, "", &status) == 0 else {
      let code = errno
      close(descriptor)
      throw SystemError(code, "statx", path)
    }
    self.descriptor = descriptor
    self.path = path
    id = FileID(device: status.device, inode: status.inode)
    mount = status.mount
  }

  deinit { close(descriptor) }

  func limits() throws(SystemError) -> FolderLimits {
    var type: Int64 = 0
    var limit: Int64 = 0
    var isReadOnly: Int32 = 0
    guard csystem_file_system(descriptor, &type, &limit, &isReadOnly) == 0 else {
      throw SystemError(errno, "fstatfs", path)
    }
    return FolderLimits(
      nameLimit: Int(limit), isReadOnly: isReadOnly != 0, fileSystem: FileSystemType.name(of: type))
  }

  func entries() throws(SystemError) -> [FolderEntry] {
    // A descriptor of its own: the position in a directory belongs to the open file, and others may read it too.
    let listing = SystemFileSystem.again { openat(descriptor, ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC) }
    guard listing >= 0 else { throw SystemError(errno, "openat", path) }
    defer { close(listing) }
    return try DirectoryListing.read(listing, path: path)
  }

  func status(of name: FileName) throws(SystemError) -> FileStatus? {
    var status = csystem_file_status()
    let result = try withCName(name, "statx") { csystem_file_status(descriptor, $0, &status) }
    if result == 0 { return FileStatus(status) }
    guard errno == ENOENT else { throw SystemError(errno, "statx", name.description) }
    return nil
  }

  /// `unlinkat(AT_REMOVEDIR)` on a file removes nothing: the kernel looks at write permission, access lists, sticky
  /// bit, immutable and append-only flags and read-only mounts first, as for a rename, and only then at the kind.
  func refusalToMove(_ name: FileName) -> SystemError? {
    let result = (try? withCName(name, "unlinkat") { unlinkat(descriptor, $0, Int32(AT_REMOVEDIR)) }) ?? -1
    let code = errno
    return result == 0 || code == ENOTDIR ? nil : SystemError(code, "unlinkat", name.description)
  }

  /// Calls `body` with the name for C. A name with a NUL inside would be another name there.
  func withCName<T>(_ name: FileName, _ call: String, _ body: (UnsafePointer<CChar>) -> T) throws(SystemError) -> T {
    guard !name.bytes.contains(0), !name.bytes.isEmpty else { throw SystemError(EINVAL, call, name.description) }
    var text = name.bytes.map { CChar(bitPattern: $0) }
    text.append(0)
    return body(text)
  }
}

extension FileStatus {
  init(_ status: csystem_file_status) {
    let kind: Kind =
      switch status.mode & UInt32(S_IFMT) {
      case UInt32(S_IFREG): .file
      case UInt32(S_IFDIR): .folder
      case UInt32(S_IFLNK): .symbolicLink
      default: .other
      }
    self.init(
      kind: kind, id: FileID(device: status.device, inode: status.inode), mount: status.mount, size: status.size,
      modified: status.modified, links: status.links, permissions: status.mode & 0o7777, owner: status.owner,
      group: status.group)
  }
}
