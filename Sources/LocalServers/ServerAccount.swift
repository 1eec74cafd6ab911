import Glibc

/// The user that PostgreSQL runs as. It refuses to run as root, so root hands it to another one.
package struct ServerAccount: Sendable, Hashable {
  package let name: String
  package let user: uid_t
  package let group: gid_t
  /// Whether it is not the one who runs this program, so that folders must be given to it.
  package let isOther: Bool

  /// The caller's own, or, as root, the first of `postgres` and `nobody` that exists.
  ///
  /// `owner` is who owns the cluster already: root goes on as that user.
  package static func forPostgres(owner: uid_t? = nil) throws(LocalServersError) -> ServerAccount {
    guard geteuid() == 0 else {
      if let owner, owner != geteuid() { throw .foreignFolder(path: "the PostgreSQL cluster", owner: userName(owner)) }
      return ServerAccount(name: userName(geteuid()), user: geteuid(), group: getegid(), isOther: false)
    }
    if let owner, owner != 0, let entry = getpwuid(owner) { return other(entry) }
    for name in ["postgres", "nobody"] {
      if let entry = getpwnam(name) { return other(entry) }
    }
    throw .missingProgram(
      name: "a user to run PostgreSQL as", searched: ["/etc/passwd"],
      remedy: "PostgreSQL does not run as root. Add a user: useradd --system postgres")
  }

  private static func other(_ entry: UnsafeMutablePointer<passwd>) -> ServerAccount {
    ServerAccount(
      name: String(cString: entry.pointee.pw_name), user: entry.pointee.pw_uid, group: entry.pointee.pw_gid,
      isOther: true)
  }

  /// The name of a user, or the number where it has none.
  static func userName(_ user: uid_t) -> String {
    getpwuid(user).map { String(cString: $0.pointee.pw_name) } ?? "user \(user)"
  }

  /// The command as this user runs it, and so that the parent's death sends it `signal` where one is given.
  package func command(
    _ program: String, _ arguments: [String], log: String, dyingWithParent signal: String? = nil
  ) throws(LocalServersError) -> ServerCommand {
    var command = ServerCommand(program, arguments, log: log)
    if isOther {
      let prefix = ["--reuid=\(user)", "--regid=\(group)", "--init-groups"]
      command = try command.wrapped(in: prefix + (signal.map { ["--pdeathsig", $0] } ?? []))
    } else if let signal {
      command = try command.dyingWithParent(signal)
    }
    return command
  }

  /// Gives a file or folder to this user.
  package func own(_ path: String) throws(LocalServersError) {
    guard isOther else { return }
    guard chown(path, user, group) == 0 else { throw .folder(path: path, reason: systemMessage()) }
  }

  /// Whether this user may pass through every folder above `path`. The permissions of groups are not looked at.
  func reaches(_ path: String) -> Bool {
    guard isOther else { return true }
    var part = path
    while let slash = part.lastIndex(of: "/"), part != "/" {
      part = slash == part.startIndex ? "/" : String(part[..<slash])
      var info = stat()
      guard stat(part, &info) == 0 else { continue }
      let bit: mode_t = info.st_uid == user ? 0o100 : 0o001
      guard info.st_mode & bit != 0 else { return false }
    }
    return true
  }
}
