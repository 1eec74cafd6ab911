import CSystem
import Glibc

/// The kernel's file system.
public struct SystemFileSystem: FileSystem {
  private let hasOpenat2: Bool

  public init() { hasOpenat2 = true }

  /// A kernel before Linux 5.6, or a container that filters openat2.
  init(hasOpenat2: Bool) { self.hasOpenat2 = hasOpenat2 }

  public func resolved(_ path: String) throws(SystemError) -> String {
    guard let pointer = realpath(path, nil) else { throw SystemError(errno, "realpath", path) }
    defer { free(pointer) }
    // A name on the way that is not UTF-8 cannot be spelt in the database either.
    guard let text = String(validatingCString: pointer) else { throw SystemError(EILSEQ, "realpath", path) }
    return text
  }

  public func root(at path: String) throws(SystemError) -> any Folder {
    let descriptor = Self.again { open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC) }
    guard descriptor >= 0 else { throw SystemError(errno, "open", path) }
    return try SystemFolder(taking: descriptor, path: path)
  }

  public func folder(_ path: String, below root: any Folder) throws(SystemError) -> any Folder {
    guard let root = root as? SystemFolder else { throw SystemError(EBADF, "openat2", path) }
    return try SystemFolder(taking: descriptor(of: path, below: root), path: path)
  }

  public func openFiles() -> [FileID: OpenFile] { ProcessTable.openFiles() }

  public func isAlive(_ process: ProcessIdentity) -> Bool { ProcessTable.isAlive(process) }

  private func descriptor(of path: String, below root: SystemFolder) throws(SystemError) -> Int32 {
    guard hasOpenat2 else { return try ComponentWalk.open(path, below: root.descriptor) }
    let flags = O_RDONLY | O_DIRECTORY | O_CLOEXEC
    let descriptor = Self.again {
      csystem_openat2(
        root.descriptor, path.isEmpty ? "." : path, UInt64(flags), 0,
        UInt64(CSYSTEM_RESOLVE_BENEATH | CSYSTEM_RESOLVE_NO_SYMLINKS))
    }
    if descriptor >= 0 { return descriptor }
    // ENOSYS: before Linux 5.6; EPERM: older container filters answer so for calls they do not know.
    guard errno == ENOSYS || errno == EPERM else { throw SystemError(errno, "openat2", path) }
    return try ComponentWalk.open(path, below: root.descriptor)
  }

  /// A call again for as long as a signal interrupts it.
  static func again(_ call: () -> Int32) -> Int32 {
    while true {
      let result = call()
      if result >= 0 || errno != EINTR { return result }
    }
  }
}
