import EventLoop
import FoundationEssentials
import Glibc

/// One private graph server's folder: started and stopped as often as needed, reached at the loopback address only.
package struct GraphStore: Sendable {
  private let parent: String
  package let folder: String
  package let installation: GraphInstallation
  /// Java's heap in MB.
  package var heap: Int
  package var startsFast = false
  /// The signal that the parent's death sends to the server; nil: it lives on.
  package var diesWithParent: String?
  package var environment: [String: String]

  /// `parent` holds one folder for each kind of server: they cannot read each other's files.
  package init(parent: String, installation: GraphInstallation, heap: Int = 256, environment: [String: String] = [:]) {
    self.parent = parent
    folder = "\(parent)/\(installation.server)"
    self.installation = installation
    self.heap = heap
    self.environment = environment
  }

  private var passwordFile: String { "\(folder)/password" }
  package var log: String { "\(folder)/log" }
  private var recordFile: String { "\(folder)/server.json" }
  /// There once the server has been ready: before that nothing in the folder is worth keeping.
  private var completeFile: String { "\(folder)/complete" }
  private var launch: GraphLaunch {
    GraphLaunch(
      installation: installation, folder: "\(folder)/home", passwordFile: passwordFile, log: log, heap: heap,
      startsFast: startsFast, environment: environment)
  }

  /// What a start writes down, for those who come later.
  private struct Record: Codable {
    var process: ProcessIdentity
    /// Nil until the server has said it.
    var port: UInt16?
    /// Where its output begins in the log.
    var logOffset: Int
  }

  /// Starts the server and waits until it says that it takes queries. One that runs already is left as it is.
  package func start(until deadline: ContinuousClock.Instant) async throws -> GraphServer {
    let old = record()
    if let old, old.process.isRunning { return try await ready(old, until: deadline) }
    try await endStray(until: deadline)
    let record = try await BlockingWork.run { try spawn(port: LoopbackPort.keep(old?.port ?? 0)) }
    do {
      return try await ready(record, until: deadline)
    } catch {
      record.process.signal(SIGKILL, group: true)
      throw error
    }
  }

  private func spawn(port: UInt16) throws -> Record {
    if access(completeFile, F_OK) != 0 { try Folder.remove("\(folder)/home") }
    for path in [parent, folder, "\(folder)/home"] { try Folder.make(path) }
    try preparePassword()
    try LogFile.rotate(log)
    // Neo4j's own start script does not say which port it got for 0.
    let fixed = if case .neo4j = installation, port == 0 { LoopbackPort.free() } else { port }
    var command = try launch.command(port: fixed)
    if let diesWithParent { command = try command.dyingWithParent(diesWithParent) }
    let offset = LogFile.size(log)
    let record = Record(process: try command.spawn(), logOffset: offset)
    try write(record)
    return record
  }

  /// A server that is there although nobody wrote it down: the program was killed between the two.
  private func endStray(until deadline: ContinuousClock.Instant) async throws {
    guard let stray = ProcessIdentity.find(marked: launch.marker) else { return }
    try await end(stray, until: deadline)
  }

  private func ready(_ record: Record, until deadline: ContinuousClock.Instant) async throws -> GraphServer {
    while true {
      let port = record.port ?? launch.readyPort(in: LogFile.text(log, from: record.logOffset))
      if let port, LoopbackPort.answers(port) {
        try write(Record(process: record.process, port: port, logOffset: record.logOffset))
        try TextFile.write("", to: completeFile)
        return server(record.process, port)
      }
      guard record.process.isRunning else {
        throw LocalServersError.endedAtStart(
          server: installation.title, log: log, lastLines: TextFile.tail(of: log))
      }
      guard ContinuousClock.now < deadline else {
        throw LocalServersError.notReady(server: installation.title, log: log, lastLines: TextFile.tail(of: log))
      }
      try await EventLoop.io.sleep(for: .milliseconds(25))
    }
  }

  /// The server, where it runs and has been ready.
  package func running() -> GraphServer? {
    guard let record = record(), record.process.isRunning, let port = record.port else { return nil }
    return server(record.process, port)
  }

  /// Ends the server; where it does not heed, it is killed: both servers recover from that.
  package func stop(until deadline: ContinuousClock.Instant) async throws {
    // A start makes the folder first; looking for a stray asks every process of the machine.
    guard Folder.owner(of: folder) != nil else { return }
    guard let record = record(), record.process.isRunning else { return try await endStray(until: deadline) }
    try await end(record.process, until: deadline)
  }

  private func end(_ process: ProcessIdentity, until deadline: ContinuousClock.Instant) async throws {
    process.signal(SIGTERM, group: true)
    process.signal(SIGCONT, group: true)
    if try await process.hasEnded(by: min(deadline, .now + .seconds(20))) { return }
    process.signal(SIGKILL, group: true)
    guard try await process.hasEnded(by: .now + .seconds(5)) else {
      throw LocalServersError.wouldNotStop(server: installation.title, pid: process.pid)
    }
  }

  /// A new random password where there is none, and then a server that has not heard of an older one.
  private func preparePassword() throws {
    if let password = TextFile.firstLine(of: passwordFile), password.count >= 8 { return }
    unlink("\(folder)/home/config/server-users.jsonl")
    let letters = Array("ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz23456789")
    // 24 of 57 letters: 139 bits, from the system's random numbers.
    let password = (0..<24).map { _ in letters[Int.random(in: 0..<letters.count)] }
    try TextFile.write(String(password) + "\n", to: passwordFile)
  }

  private func server(_ process: ProcessIdentity, _ port: UInt16) -> GraphServer {
    GraphServer(
      process: process, port: port, user: installation.user,
      password: TextFile.firstLine(of: passwordFile) ?? "", database: installation.database,
      server: installation.server)
  }

  private func record() -> Record? {
    TextFile.read(recordFile).flatMap { try? JSONDecoder().decode(Record.self, from: Data($0.utf8)) }
  }

  private func write(_ record: Record) throws {
    let text = String(decoding: try JSONEncoder().encode(record), as: UTF8.self)
    try TextFile.write(text, to: recordFile)
  }
}

/// A graph server that runs.
package struct GraphServer: Sendable, Hashable {
  package let process: ProcessIdentity
  package let port: UInt16
  package let user: String
  package let password: String
  package let database: String
  /// `arcadedb` or `neo4j`.
  package let server: String

  package var uri: String { "bolt://127.0.0.1:\(port)" }
}
