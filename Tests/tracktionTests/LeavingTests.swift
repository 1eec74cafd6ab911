import FoundationEssentials
import Glibc
import Postgres
import TerminalHarness
import TestServers
import Testing

/// A lost connection, Ctrl-C and Ctrl-Z in the middle of many renames.
@Suite struct LeavingTests {
  /// Sixteen groups of the journal.
  private static let files = 4_000

  /// A batch under way, held where its first group goes into the database: until the connection is closed.
  private func renaming(_ library: ProgramLibrary, _ screen: TerminalProgram) async throws -> PostgresConnection {
    try await screen.wait("the list") { $0.contains("1 of 4,000") && $0.contains("4,000 pending") }
    try await screen.press("4", "*")
    try await screen.wait(forText: "4,000 marked")
    try await screen.press("a")
    try await screen.wait("the dialog") { $0.contains("Renames 4,000 files") }
    var configuration = PostgresConfiguration(library.database)
    configuration.idleInTransactionTimeout = nil
    let hold = try await PostgresConnection.connect(configuration)
    try await hold.script("BEGIN; LOCK TABLE graph_outbox IN SHARE MODE")
    try await screen.press(.enter)
    let waiting = """
      SELECT FROM pg_locks WHERE NOT granted AND relation = 'graph_outbox'::regclass
        AND \(TestPostgres.isOfThisDatabase)
      """
    while try await hold.query(waiting).isEmpty {}
    return hold
  }

  private func applied(_ library: ProgramLibrary) async throws -> Int {
    try await library.count("SELECT count(*) FROM rename_proposals WHERE status = 'applied'")
  }

  private func isConsistent(_ library: ProgramLibrary, _ applied: Int) async throws -> Bool {
    let open = try await library.count("SELECT count(*) FROM rename_proposals WHERE status = 'pending'")
    return library.names.count { $0.hasPrefix("Artist") } == applied && applied + open == Self.files
  }

  @Test func `a hang-up finishes and journals what is under way; the next screen takes it back`() async throws {
    let library = try await ProgramLibrary.imported(.catalog, tracks: ProgramLibrary.many(Self.files))
    defer { library.remove() }
    let screen = try await library.screen()
    let hold = try await renaming(library, screen)
    await screen.hangUp()
    await hold.close()
    #expect(try await screen.exitStatus() == 128 + SIGHUP)
    let applied = try await applied(library)
    #expect((1..<Self.files).contains(applied))
    #expect(try await isConsistent(library, applied))
    #expect(try await library.run("recover").text.contains("0 finished, 0 taken back"))

    let next = try await library.screen()
    try await next.wait("the list") { $0.contains("1 of 4,000") }
    try await next.press("u")
    try await next.wait("the dialog") { $0.contains("Takes back ") && $0.contains("renames of") }
    try await next.press(.enter)
    try await next.wait("all back") { $0.contains("4,000 pending") && $0.contains("Took back") }
    #expect(!library.names.contains { $0.hasPrefix("Artist") })
    try await next.press("q")
    #expect(try await next.exitStatus() == 0)
  }

  @Test func `Ctrl-C in a batch asks; it can go on, stop, or stop and quit`() async throws {
    let library = try await ProgramLibrary.imported(.catalog, tracks: ProgramLibrary.many(Self.files))
    defer { library.remove() }
    let screen = try await library.screen()
    let hold = try await renaming(library, screen)
    try await screen.press(.control("c"))
    try await screen.wait("the question") { $0.contains("stop the batch") && $0.contains("stop and quit") }
    try await screen.press("s")
    try await screen.wait("the answer taken") { !$0.contains("stop the batch") }
    await hold.close()
    try await screen.wait("stopped") { !$0.contains("Stop?") && $0.contains("Renamed ") }
    let applied = try await applied(library)
    #expect(applied < Self.files)
    #expect(try await isConsistent(library, applied))
    // Esc never stops a batch, and q asks.
    try await screen.press("q")
    #expect(try await screen.exitStatus() == 0)
  }

  @Test func `Ctrl-Z in a batch stops between two files, fg goes on and the batch ends`() async throws {
    let library = try await ProgramLibrary.imported(.catalog, tracks: ProgramLibrary.many(Self.files))
    defer { library.remove() }
    let shell = try TerminalProgram(
      "/bin/bash", arguments: ["--norc", "--noprofile", "-i"], term: "xterm-256color",
      environment: library.environment.merging(["PS1": "PROMPT> ", "HISTFILE": "/dev/null", "INPUTRC": "/dev/null"]) {
        $1
      })
    try await shell.wait(forText: "PROMPT>")
    try await shell.type("'\(Product.path("tracktion"))'\r")
    let hold = try await renaming(library, shell)
    try await shell.press(.control("z"))
    await hold.close()
    try await shell.wait("the shell") { $0.contains("Stopped") && !$0.isAlternate }
    let standing = library.names
    let applied = try await applied(library)
    #expect(standing.count { $0.hasPrefix("Artist") } >= applied)
    #expect(!standing.contains { $0.hasPrefix(".") })
    #expect(library.names == standing)
    try await shell.type("fg\r")
    try await shell.wait("the end of the batch") { $0.isAlternate && $0.contains("Renamed 4,000 files") }
    #expect(library.names.count { $0.hasPrefix("Artist") } == Self.files)
    try await shell.press("q")
    try await shell.wait("the shell again") { !$0.isAlternate }
    try await shell.type("exit\r")
    #expect(try await shell.exitStatus() == 0)
  }

  @Test func `what one rule leaves out of a batch is one line of its dialog, with an example`() async throws {
    let library = try await ProgramLibrary.imported(.catalog, tracks: ProgramLibrary.many(4))
    defer { library.remove() }
    for number in 2...4 {
      try Data("another".utf8).write(to: URL(filePath: "\(library.music)/Artist 000\(number) - Title 000\(number).mp3"))
    }
    let screen = try await library.screen()
    try await screen.wait("the list") { $0.contains("1 of 4") && $0.contains("4 pending") }
    try await screen.press("4", "A")
    try await screen.wait(forText: "Accept all shown")
    try await screen.press(.enter)
    try await screen.wait("what is left out") {
      $0.contains("Renames 1 file") && $0.contains("Left out: 3")
        && $0.contains("3  such as: Artist 0002 - Title 0002.mp3 exists")
    }
    try await screen.press(.enter)
    try await screen.wait(forText: "Renamed 1 file")
    #expect(try await applied(library) == 1)
    #expect(library.names.contains("Artist 0001 - Title 0001.mp3"))
    try await screen.press("q")
    #expect(try await screen.exitStatus() == 0)
  }

  @Test func `a lone accept before q or a hang-up is carried out`() async throws {
    let library = try await ProgramLibrary.imported(.catalog)
    defer { library.remove() }
    let screen = try await library.screen()
    // With its row there: before that a second q leaves without what waits for the row (TypeAheadTests).
    try await screen.wait("the lists") { $0.contains("1 of 3") && $0.contains("→ deadmau5 - Strobe.mp3") }
    try await screen.press("4", "a", "q")
    // Where the rename is still under way, q asks.
    try? await screen.press("q")
    #expect(try await screen.exitStatus() == 0)
    #expect(library.names.contains("deadmau5 - Strobe.mp3"))
    #expect(try await applied(library) == 1)
  }
}
