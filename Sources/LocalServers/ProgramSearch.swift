import Glibc

/// Finds programs that others installed.
enum ProgramSearch {
  /// The first of `folders` (by default those of PATH and the usual ones) that holds the program.
  static func path(_ name: String, in folders: [String] = usualFolders, remedy: String) throws(LocalServersError)
    -> String
  {
    guard let found = folders.map({ "\($0)/\(name)" }).first(where: isProgram) else {
      throw .missingProgram(name: name, searched: folders, remedy: remedy)
    }
    return found
  }

  static func isProgram(_ path: String) -> Bool {
    var info = stat()
    return stat(path, &info) == 0 && info.st_mode & S_IFMT == S_IFREG && access(path, X_OK) == 0
  }

  /// PATH, then the folders that a login shell of a server may lack.
  static var usualFolders: [String] {
    let path = getenv("PATH").map { String(cString: $0) } ?? ""
    let own = path.split(separator: ":").map(String.init).filter { $0.hasPrefix("/") }
    return own + ["/usr/local/bin", "/usr/bin", "/bin", "/usr/sbin", "/sbin"].filter { !own.contains($0) }
  }
}
