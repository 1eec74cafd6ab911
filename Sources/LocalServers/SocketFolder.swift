import Glibc

/// Where the PostgreSQL socket lies: a folder that only its owner can enter.
struct SocketFolder {
  /// A socket's path has 108 bytes with its end (unix(7)); this is the name that PostgreSQL gives it.
  private static let limit = 107 - "/.s.PGSQL.5432".utf8.count

  /// `$XDG_RUNTIME_DIR/tracktion-HASH` where that is short enough and the account gets there, else a folder below /tmp
  /// with the user's number in its name. HASH stands for the data folder.
  let candidates: [String]
  private let account: ServerAccount

  init(dataFolder: String, account: ServerAccount, environment: [String: String]) {
    let name = "tracktion-\(StableHash.of(dataFolder))"
    let runtime = UserFolders.runtime(environment).map { "\($0)/\(name)" }
    let fitting = runtime.flatMap { $0.utf8.count <= Self.limit && account.reaches($0) ? $0 : nil }
    // The name of /tmp's could be taken by somebody who wants to be in the way: there are more.
    let temporary = (0..<10).map { "/tmp/\(name)-\(geteuid())" + ($0 == 0 ? "" : "-\($0)") }
    candidates = (fitting.map { [$0] } ?? []) + temporary
    self.account = account
  }

  /// The first candidate that can be made, or that is ours already and closed to others.
  func make() throws(LocalServersError) -> String {
    var reason = ""
    for path in candidates {
      if mkdir(path, 0o700) == 0 {
        try account.own(path)
        return path
      }
      reason = systemMessage()
      if isOurs(path) { return path }
    }
    throw .folder(path: candidates.joined(separator: ", "), reason: reason)
  }

  /// A link, another user's folder or one that others may enter is not.
  private func isOurs(_ path: String) -> Bool {
    var info = stat()
    guard lstat(path, &info) == 0, info.st_mode & S_IFMT == S_IFDIR else { return false }
    return info.st_uid == account.user && info.st_mode & 0o077 == 0
  }

  func remove() throws(LocalServersError) {
    for path in candidates where isOurs(path) { try Folder.remove(path) }
  }
}

/// A short name for a path that is the same in every process (Swift's own hashes are not): FNV-1a, 64 bits.
enum StableHash {
  static func of(_ text: String) -> String {
    let value = text.utf8.reduce(0xcbf2_9ce4_8422_2325 as UInt64) { ($0 ^ UInt64($1)) &* 0x100_0000_01b3 }
    return String(value, radix: 36)
  }
}
