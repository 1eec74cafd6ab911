import FoundationEssentials
import Glibc

/// Folders as the servers need them: private, whole or absent.
package enum Folder {
  /// The names in a folder, none where it cannot be read.
  package static func names(in path: String) -> [String] {
    guard let directory = opendir(path) else { return [] }
    defer { closedir(directory) }
    var names: [String] = []
    while let entry = readdir(directory) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) {
        $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
      }
      if name != "." && name != ".." { names.append(name) }
    }
    return names
  }

  /// Makes a folder with these permissions, and those above it that are missing. One that is there keeps its own.
  package static func make(_ path: String, mode: mode_t = 0o700) throws(LocalServersError) {
    var info = stat()
    if stat(path, &info) == 0 {
      guard info.st_mode & S_IFMT == S_IFDIR else { throw .folder(path: path, reason: "it is not a folder") }
      return
    }
    if let slash = path.lastIndex(of: "/"), slash != path.startIndex { try make(String(path[..<slash]), mode: 0o755) }
    guard mkdir(path, mode) == 0 || errno == EEXIST else { throw .folder(path: path, reason: systemMessage()) }
    // mkdir's mode passes through the umask; only where ours is asked for exactly must it be set again.
    if mode != 0o755 { chmod(path, mode) }
  }

  /// Removes a folder with all that is in it; one that is not there is no error.
  package static func remove(_ path: String) throws(LocalServersError) {
    var info = stat()
    guard lstat(path, &info) == 0 else { return }
    do {
      try FileManager.default.removeItem(atPath: path)
    } catch {
      throw .folder(path: path, reason: "it cannot be removed (\(error))")
    }
  }

  /// The path from the root, `.` and `..` resolved by their letters; nothing is looked up.
  static func absolute(_ path: String) -> String {
    let start = path.hasPrefix("/") ? "" : FileManager.default.currentDirectoryPath
    var parts: [Substring] = []
    for part in "\(start)/\(path)".split(separator: "/") where part != "." {
      if part == ".." { _ = parts.popLast() } else { parts.append(part) }
    }
    return "/" + parts.joined(separator: "/")
  }

  /// Who owns it, or nil where there is nothing.
  package static func owner(of path: String) -> uid_t? {
    var info = stat()
    return lstat(path, &info) == 0 ? info.st_uid : nil
  }
}
