import Glibc

/// fsync of a folder, as far as its file system knows such a thing.
enum FolderSync {
  /// Nil where the renames are safe, or where this file system syncs no folders.
  static func error(of folder: any Folder) -> SystemError? {
    do throws(SystemError) {
      try folder.sync()
      return nil
    } catch {
      return [EINVAL, EOPNOTSUPP, ENOSYS, EBADF].contains(error.code) ? nil : error
    }
  }
}
