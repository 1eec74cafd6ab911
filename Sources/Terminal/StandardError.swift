import Glibc

/// Standard error while the screen is up: what a library writes there goes to a file, not over the rows.
struct StandardError {
  /// The real one, kept aside; -1 where it is not redirected.
  private(set) var kept: Int32 = -1

  /// Sends descriptor 2 to the end of a file (mode 0600, made where missing), or to nowhere.
  mutating func redirect(to path: String?) {
    guard kept < 0 else { return }
    var file = path.map { open($0, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0o600) } ?? -1
    if file < 0 { file = open("/dev/null", O_WRONLY | O_CLOEXEC) }
    guard file >= 0 else { return }
    kept = fcntl(2, F_DUPFD_CLOEXEC, 3)
    dup2(file, 2)
    close(file)
  }

  /// Puts the real one back.
  mutating func restore() {
    guard kept >= 0 else { return }
    dup2(kept, 2)
    close(kept)
    kept = -1
  }
}
