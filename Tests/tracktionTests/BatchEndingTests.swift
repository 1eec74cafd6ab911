import CSystem
import EventLoop
import FoundationEssentials
import Glibc
import Postgres
import TerminalHarness
import TestServers
import Testing

/// A batch of the program that is ended from outside while its files move.
@Suite struct BatchEndingTests {
  private static let files = 3000

  /// The terminal goes away, as a lost SSH connection takes it, or somebody wants it to stop.
  @Test(arguments: [SIGHUP, SIGINT, SIGTERM]) func aSignalClosesTheGroupBeforeTheProgramStops(
    _ signal: Int32
  ) async throws {
    try await withBatch { environment, folder, connection in
      let status = try await BlockingWork.run { try Self.accept(environment, signal, whenChanged: folder) }
      #expect(status == 130)
      try await expectAgreement(connection)
    }
  }

  @Test func aKillIsSettledByTheNextStart() async throws {
    try await withBatch { environment, folder, connection in
      let status = try await BlockingWork.run { try Self.accept(environment, SIGKILL, whenChanged: folder) }
      #expect(status == 128 + SIGKILL)
      let program = Product.path("tracktion")
      let rehearsal = try await CommandRun(program, ["recover", "--dry-run", "--json"], environment: environment)
      #expect(rehearsal.text.contains("\"undecided\":[]"), "\(rehearsal.text)")
      // Any verb that goes on to names starts so; what it says of the graph does not count here.
      let list = try await CommandRun(program, ["proposals", "list", "--limit", "1"], environment: environment)
      #expect(list.text.contains("settled"), "\(list.text)")
      try await expectAgreement(connection)
      let recovery = try await CommandRun(program, ["recover", "--json"], environment: environment)
      #expect(recovery.text.contains("{\"finished\":0,\"taken_back\":0,\"under_way\":[],\"undecided\":[]}"))
    }
  }

  private func withBatch(
    _ body: ([String: String], String, PostgresConnection) async throws -> Void
  ) async throws {
    var template = Array("/tmp/tracktion-ending-XXXXXX".utf8CString)
    guard mkdtemp(&template) != nil else { throw CocoaError(.fileWriteUnknown) }
    let folder = String(decoding: template.dropLast().map(UInt8.init(bitPattern:)), as: UTF8.self)
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let uri = try await TestPostgres.databaseURI()
    let environment = ["HOME": folder, "TRACKTION_POSTGRES": uri, "TRACKTION_ROOTS": "\(folder)/music"]
    // No graph is named, so that the migration ends with 3.
    _ = try await CommandRun(Product.path("tracktion"), ["db", "migrate"], environment: environment)
    let connection = try await PostgresConnection.connect(PostgresConfiguration(uri))
    try await propose("\(folder)/music", connection)
    try await body(environment, "\(folder)/music", connection)
    await connection.close()
  }

  /// Every recording's file is there, some are renamed and some are not, and nothing is loose.
  private func expectAgreement(_ connection: PostgresConnection) async throws {
    let rows = try await connection.query(
      """
      SELECT file_path, (SELECT count(*) FROM rename_batches WHERE ended_at IS NULL) AS unfinished,
        (SELECT count(*) FROM rename_proposals WHERE status = 'applying') AS applying,
        (SELECT count(*) FROM rename_proposals WHERE status = 'applied') AS applied
      FROM recordings
      """)
    let first = try #require(rows.first)
    #expect(try first.decode("unfinished", as: Int.self) == 0)
    #expect(try first.decode("applying", as: Int.self) == 0)
    #expect((1..<Self.files).contains(try first.decode("applied", as: Int.self)))
    for row in rows { #expect(access(try row.decode("file_path", as: String.self), F_OK) == 0) }
  }

  private func propose(_ music: String, _ connection: PostgresConnection) async throws {
    try FileManager.default.createDirectory(atPath: music, withIntermediateDirectories: true)
    for number in 1...Self.files { close(open("\(music)/track \(number).mp3", O_CREAT | O_WRONLY | O_CLOEXEC, 0o644)) }
    try await connection.query(
      """
      WITH added AS (
        INSERT INTO recordings (file_path, file_name, file_hash, file_size)
        SELECT $1 || '/track ' || n || '.mp3', 'track ' || n || '.mp3', n::text, 0 FROM generate_series(1, $2::int) AS n
        RETURNING id, file_name)
      INSERT INTO rename_proposals (recording_id, current_filename, proposed_filename)
      SELECT id, file_name, replace(file_name, 'track', 'Artist - Track') FROM added
      """, [.text(music), .int(Self.files)])
  }

  /// When a name came into the folder or left it: seconds and nanoseconds.
  private static func changed(_ folder: String) -> [Int] {
    var status = stat()
    stat(folder, &status)
    return [status.st_mtim.tv_sec, status.st_mtim.tv_nsec]
  }

  /// Starts the batch, sends the signal as soon as the folder has changed, and waits for the end.
  private static func accept(
    _ environment: [String: String], _ signal: Int32, whenChanged folder: String
  ) throws -> Int32 {
    let program = Product.path("tracktion")
    let arguments: [String] = [program, "proposals", "accept", "--all", "--yes", "--quiet"]
    let words: [UnsafeMutablePointer<CChar>?] = arguments.map { strdup($0) } + [nil]
    let lines: [UnsafeMutablePointer<CChar>?] = environment.map { strdup("\($0.key)=\($0.value)") } + [nil]
    defer { for pointer in words + lines { free(pointer) } }
    let silence = open("/dev/null", O_RDWR | O_CLOEXEC)
    defer { close(silence) }
    let before = changed(folder)
    var pid: pid_t = 0
    let result = csystem_spawn(program, words, lines, nil, silence, silence, silence, nil, &pid)
    guard result == 0 else { throw POSIXFailure(call: "posix_spawn \(program)", code: result) }
    var ended: Int32 = 0
    while changed(folder) == before, waitpid(pid, &ended, WNOHANG) == 0 { sched_yield() }
    kill(pid, signal)
    while waitpid(pid, &ended, 0) < 0, errno == EINTR {}
    return ended & 0x7F == 0 ? (ended >> 8) & 0xFF : 128 + (ended & 0x7F)
  }
}
