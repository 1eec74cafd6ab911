import CPostgres
import EventLoop
import FoundationEssentials
import Glibc
import LocalServers

/// PgBouncer in transaction mode before a database of a test. Debian's package `pgbouncer`; tests of it are skipped where
/// it is not installed.
public enum TestPooler {
  private static let program = "/usr/sbin/pgbouncer"

  public static var isInstalled: Bool { access(program, X_OK) == 0 }

  /// Starts one that hands transactions on to `conninfo`; returns the conninfo of its own socket. It ends with the test.
  public static func start(before conninfo: String) async throws -> String {
    let home = TestFolder.newPath("pooler")
    let account = try ServerAccount.forPostgres()
    try Folder.make(home)
    try account.own(home)
    let configuration = """
      [databases]
      pooled = \(conninfo)
      [pgbouncer]
      unix_socket_dir = \(home)
      listen_port = 6432
      pool_mode = transaction
      auth_type = any
      """
    try configuration.write(toFile: "\(home)/pgbouncer.ini", atomically: false, encoding: .utf8)
    try account.own("\(home)/pgbouncer.ini")
    let command = try account.command(
      program, ["\(home)/pgbouncer.ini"], log: "\(home)/log", dyingWithParent: "QUIT")
    let process = try await BlockingWork.run { try command.spawn() }
    TestFolder.endAtExit(process, by: SIGQUIT)
    let pooled = "host=\(home) port=6432 dbname=pooled"
    // Its socket is there a moment before it listens.
    while PQping(pooled) == PQPING_NO_RESPONSE {
      guard process.isRunning else { throw LocalServersError.folder(path: home, reason: "pgbouncer does not start") }
      sched_yield()
    }
    return pooled
  }
}
