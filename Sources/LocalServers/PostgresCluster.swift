import EventLoop
import Glibc

/// One private PostgreSQL cluster: made once, started and stopped as often as needed, reached by a socket only.
package struct PostgresCluster: Sendable {
  /// Holds `data`, `log` and nothing else.
  package let home: String
  package let account: ServerAccount
  /// Settings beyond ``baseSettings``, given at each start.
  package var settings: [String: String]
  /// The signal that the parent's death sends to the server; nil: it lives on.
  package var diesWithParent: String?

  package init(
    home: String, account: ServerAccount, settings: [String: String] = [:], diesWithParent: String? = nil
  ) {
    self.home = home
    self.account = account
    self.settings = settings
    self.diesWithParent = diesWithParent
  }

  package var data: String { "\(home)/data" }
  package var log: String { "\(home)/log" }
  package var exists: Bool { TextFile.firstLine(of: "\(data)/PG_VERSION") != nil }

  /// The role and the database that a new cluster has.
  package static let name = "tracktion"

  /// No network; the socket is the owner's. Times are UTC as in everything we write; JIT costs more than it gains in
  /// queries of some milliseconds. With work_mem as it comes (4 MB) what a filter finds among a million recordings is kept
  /// by the page only, and each page's rows are tested again.
  private static let baseSettings = [
    "listen_addresses": "", "unix_socket_permissions": "0700", "cluster_name": name, "timezone": "UTC",
    "log_timezone": "UTC", "jit": "off", "logging_collector": "off",
    "work_mem": "32MB", "shared_buffers": sharedBuffers(),
  ]

  /// An eighth of this machine's memory, 128 MB to 2 GB: the cards of a million recordings with their indexes. A count that
  /// read 26,000 pages of them took 431 ms with 512 MB and 44 ms with 2 GB. Memory is taken only as pages are used.
  private static func sharedBuffers() -> String {
    let memory = sysconf(Int32(_SC_PHYS_PAGES)) * sysconf(Int32(_SC_PAGESIZE))
    return "\(min(2048, max(128, memory / 8 / 1_048_576)))MB"
  }

  /// Makes the cluster (UTF8, C.UTF-8) with the database, where there is none.
  ///
  /// It is made beside its place and moved there whole, so that a crash on the way leaves nothing half made; the
  /// commands that make it die with the program.
  package func make(until deadline: ContinuousClock.Instant) async throws {
    if exists { return }
    let programs = try PostgresPrograms.find()
    let draft = "\(home).making"
    try Folder.remove(draft)
    try Folder.make(draft)
    try account.own(draft)
    let making = PostgresCluster(home: draft, account: account, settings: settings)
    try await account.command(
      programs.initdb,
      [
        "-D", making.data, "-U", Self.name, "-A", "trust", "-E", "UTF8", "--locale=C.UTF-8", "--no-instructions",
        "--no-sync",
      ], log: making.log, dyingWithParent: "KILL"
    ).run(until: deadline)
    try await making.createDatabase(with: programs, until: deadline)
    try Folder.remove(home)
    guard rename(draft, home) == 0 else { throw LocalServersError.folder(path: home, reason: systemMessage()) }
  }

  /// By the single-user mode, so that no connection and no client program is needed.
  private func createDatabase(with programs: PostgresPrograms, until deadline: ContinuousClock.Instant) async throws {
    let statements = "\(home)/create.sql"
    try TextFile.write("CREATE DATABASE \(Self.name);\n", to: statements)
    try account.own(statements)
    try await account.command(
      programs.postgres, ["--single", "-D", data, "-c", "fsync=off", "postgres"], log: log, dyingWithParent: "KILL"
    ).run(input: statements, until: deadline)
    unlink(statements)
    // initdb's own sync, once for everything; a cluster without fsync is not worth it.
    guard settings["fsync"] != "off" else { return }
    try await account.command(
      programs.initdb, ["--sync-only", "-D", data], log: log, dyingWithParent: "KILL"
    ).run(until: deadline)
  }

  /// Starts the server and waits until it takes connections. One that runs already is left as it is.
  package func start(socketFolder: String, until deadline: ContinuousClock.Instant) async throws -> PostgresServer {
    if let running = running() { return try await ready(running.process, until: deadline) }
    let programs = try PostgresPrograms.find(version: TextFile.firstLine(of: "\(data)/PG_VERSION").flatMap { Int($0) })
    removeStaleLock()
    try LogFile.rotate(log)
    let all = Self.baseSettings.merging(settings) { $1 }
    let options = all.sorted { $0.key < $1.key }.flatMap { ["-c", "\($0.key)=\($0.value)"] }
    let command = try account.command(
      programs.postgres, ["-D", data, "-k", socketFolder] + options, log: log, dyingWithParent: diesWithParent)
    let process = try await BlockingWork.run { try command.spawn() }
    do {
      return try await ready(process, until: deadline)
    } catch {
      process.signal(SIGQUIT)
      throw error
    }
  }

  /// Postgres writes "ready" into the eighth line of its pid file, which is what pg_ctl waits for too.
  private func ready(
    _ process: ProcessIdentity, until deadline: ContinuousClock.Instant
  ) async throws -> PostgresServer {
    while true {
      if let file = PostmasterFile(in: data), file.isReady, file.pid == process.pid {
        return PostgresServer(process: process, file)
      }
      guard process.isRunning else {
        throw LocalServersError.endedAtStart(server: "PostgreSQL", log: log, lastLines: TextFile.tail(of: log))
      }
      guard ContinuousClock.now < deadline else {
        throw LocalServersError.notReady(server: "PostgreSQL", log: log, lastLines: TextFile.tail(of: log))
      }
      try await EventLoop.io.sleep(for: .milliseconds(10))
    }
  }

  /// The server as it runs now, ready or not.
  package func running() -> PostgresServer? {
    guard let file = PostmasterFile(in: data), let process = ProcessIdentity(of: file.pid), file.isOf(process)
    else { return nil }
    return PostgresServer(process: process, file)
  }

  /// A pid file that a crash left behind would make postgres refuse to start where its number is somebody else's now.
  private func removeStaleLock() {
    if PostmasterFile(in: data) != nil { unlink("\(data)/postmaster.pid") }
  }

  /// Ends the server: sessions are told, everything is written. One that does not heed within a minute is ended at
  /// once, and recovers at its next start.
  package func stop(until deadline: ContinuousClock.Instant) async throws {
    guard let process = running()?.process else { return }
    process.signal(SIGINT)
    process.signal(SIGCONT)
    if try await process.hasEnded(by: min(deadline, .now + .seconds(60))) { return }
    process.signal(SIGQUIT)
    guard try await process.hasEnded(by: .now + .seconds(10)) else {
      throw LocalServersError.wouldNotStop(server: "PostgreSQL", pid: process.pid)
    }
  }
}
