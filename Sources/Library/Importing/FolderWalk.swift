import Formats
import Glibc

/// Files below folders. Blocks: to be called on a thread of `BlockingWork`.
enum FolderWalk {
  /// Regular files with their sizes, in no order, at most `limit`. Links are not followed; what cannot be read is left out.
  static func files(below roots: [String], limit: Int) -> [ProposedMap.File] {
    var files: [ProposedMap.File] = []
    var folders = roots
    while let folder = folders.popLast(), files.count < limit {
      guard let handle = opendir(folder) else { continue }
      defer { closedir(handle) }
      while let entry = readdir(handle), files.count < limit {
        guard let name = name(entry), name != ".", name != ".." else { continue }
        let path = "\(folder)/\(name)"
        var info = stat()
        guard lstat(path, &info) == 0 else { continue }
        switch info.st_mode & S_IFMT {
        case S_IFDIR: folders.append(path)
        case S_IFREG: files.append(.init(path: path, size: Int64(info.st_size)))
        default: break
        }
      }
    }
    return files
  }

  /// Nil where the name is not UTF-8: no library file can mean it.
  private static func name(_ entry: UnsafeMutablePointer<dirent>) -> String? {
    withUnsafePointer(to: &entry.pointee.d_name) { pointer in
      pointer.withMemoryRebound(to: CChar.self, capacity: 256) { String(validatingCString: $0) }
    }
  }
}
