import Glibc

/// Where a user's files go, by the XDG base directory specification; relative values are ignored, as it asks.
package enum UserFolders {
  /// `$XDG_DATA_HOME`, else `~/.local/share`.
  package static func data(_ environment: [String: String]) -> String {
    absolute(environment["XDG_DATA_HOME"]) ?? "\(home(environment))/.local/share"
  }

  /// `$XDG_RUNTIME_DIR`, where there is one.
  static func runtime(_ environment: [String: String]) -> String? { absolute(environment["XDG_RUNTIME_DIR"]) }

  /// `$HOME`, else what the user database says.
  private static func home(_ environment: [String: String]) -> String {
    if let home = absolute(environment["HOME"]) { return home }
    return getpwuid(geteuid()).map { String(cString: $0.pointee.pw_dir) } ?? "/"
  }

  private static func absolute(_ path: String?) -> String? {
    guard var path, path.hasPrefix("/") else { return nil }
    while path.count > 1 && path.hasSuffix("/") { path.removeLast() }
    return path
  }
}
