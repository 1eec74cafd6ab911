import Glibc

/// `~/.pgpass` or what stands in for it.
enum PasswordFile {
  /// No file can be there, so libpq neither reads nor complains.
  static let none = "/dev/null/none"

  /// The password file's path, if it is there but readable by others or no plain file: libpq prints a warning to
  /// standard error then (`passwordFromFile` in fe-connect.c), and does not use it.
  static func unusable(named option: String?) -> String? {
    guard let path = path(option) else { return nil }
    var status = stat()
    guard stat(path, &status) == 0 else { return nil }
    let isPlain = status.st_mode & S_IFMT == S_IFREG
    return isPlain && status.st_mode & (S_IRWXG | S_IRWXO) == 0 ? nil : path
  }

  /// What the user can do about it.
  static func advice(_ path: String) -> String {
    "The password file \(path) is not used, because others can read it or it is no plain file: chmod 0600 \(path)"
  }

  private static func path(_ option: String?) -> String? {
    if let option, !option.isEmpty { return option }
    if let home = getenv("HOME"), home.pointee != 0 { return String(cString: home) + "/.pgpass" }
    return getpwuid(geteuid()).flatMap { $0.pointee.pw_dir }.map { String(cString: $0) + "/.pgpass" }
  }
}
