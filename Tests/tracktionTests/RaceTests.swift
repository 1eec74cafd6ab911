import Postgres
import TerminalHarness
import TestServers
import Testing

/// Two programs that accept at the same moment: exactly one wins, and the other is told.
///
/// The moment is made by holding the lock under which a batch begins: both have looked at files and rows by then, and both
/// think that they may.
@Suite(.timeLimit(.minutes(5))) struct RaceTests {
  @Test func `of two scripts that accept one proposal one renames the file, the other ends with 1 and says why`()
    async throws
  {
    let library = try await ProgramLibrary.imported(.catalog, tracks: ProgramLibrary.many(1))
    defer { library.remove() }
    let id = try #require(try await library.pending().first)
    let start = try await StartingLine(library)
    async let one = library.accept(id)
    async let other = library.accept(id)
    try await start.open(for: 2)
    let runs = try await [one, other].sorted { $0.status < $1.status }

    #expect(runs.map(\.status) == [0, 1])
    #expect(runs[0].text.contains("\"applied\":1,\"failed\":0"), "\(runs[0].text)")
    #expect(runs[1].text.contains("\"batch\":null,\"applied\":0,\"failed\":0"), "\(runs[1].text)")
    #expect(runs[1].text.contains("\"status\":\"refused\""), "\(runs[1].text)")
    #expect(runs[1].text.contains("another session was faster"), "\(runs[1].text)")
    #expect(library.names == ["Artist 0001 - Title 0001.mp3"])
    try await expectNothingLoose(library, applied: 1)
  }

  @Test func `of two scripts whose proposals want one name one gets it, and the other's file keeps its own`()
    async throws
  {
    let library = try await ProgramLibrary.imported(.catalog, tracks: ProgramLibrary.many(2))
    defer { library.remove() }
    try await library.change("UPDATE rename_proposals SET proposed_filename = 'Same.mp3'")
    let ids = try await library.pending()
    let start = try await StartingLine(library)
    async let one = library.accept(ids[0])
    async let other = library.accept(ids[1])
    try await start.open(for: 2)
    let runs = try await [one, other]

    #expect(runs.map(\.status).sorted() == [0, 1])
    let loser = try #require(runs.first { $0.status == 1 })
    #expect(loser.text.contains("\"rule\":\"target-claimed\""), "\(loser.text)")
    let kept = runs[0].status == 1 ? "0001_untidy.mp3" : "0002_untidy.mp3"
    #expect(library.names == [kept, "Same.mp3"])
    try await expectNothingLoose(library, applied: 1)
  }

  @Test(arguments: [true, false]) func `a screen and a script that accept one proposal: the first wins`(
    screenIsFirst: Bool
  ) async throws {
    let library = try await ProgramLibrary.imported(.catalog, tracks: ProgramLibrary.many(2))
    defer { library.remove() }
    let screen = try await library.screen(columns: 120)
    try await screen.wait("the list") { $0.contains("1 of 2") && $0.contains("2 pending") }
    try await screen.press("4")
    try await screen.wait("the check") { $0.contains("─ ok ─") }
    let id = try #require(try await library.pending().first)

    let start = try await StartingLine(library)
    if screenIsFirst {
      try await screen.press("a")
      try await start.wait(for: 1)
    }
    async let script = library.accept(id)
    if !screenIsFirst {
      try await start.wait(for: 1)
      try await screen.press("a")
    }
    try await start.open(for: 2)
    let run = try await script

    #expect(run.status == (screenIsFirst ? 1 : 0))
    #expect(run.text.contains("another session was faster") == screenIsFirst, "\(run.text)")
    try await screen.wait(forText: screenIsFirst ? "Renamed 1 file" : "another session was faster")
    try await screen.wait(forText: "1 pending")
    #expect(library.names == ["0002_untidy.mp3", "Artist 0001 - Title 0001.mp3"])
    try await screen.press("q")
    #expect(try await screen.exitStatus() == 0)
    try await expectNothingLoose(library, applied: 1)
  }

  private func expectNothingLoose(_ library: ProgramLibrary, applied: Int) async throws {
    let count = "SELECT count(*) FROM rename_proposals WHERE status = "
    #expect(try await library.count(count + "'applied'") == applied)
    #expect(try await library.count(count + "'applying'") == 0)
    #expect(try await library.count("SELECT count(*) FROM rename_batches WHERE ended_at IS NULL") == 0)
    #expect(try await library.count("SELECT count(*) FROM rename_batches") == applied)
  }
}

/// Holds back every batch that is about to begin.
private struct StartingLine {
  private static let key = "hashtextextended('tracktion rename begin', 0)"
  private let connection: PostgresConnection

  init(_ library: ProgramLibrary) async throws {
    connection = try await PostgresConnection.connect(PostgresConfiguration(library.database))
    _ = try await connection.query("SELECT pg_advisory_lock(\(Self.key))")
  }

  /// Returns when so many stand at it.
  func wait(for runners: Int) async throws {
    let waiting = """
      SELECT count(*) FROM pg_locks
      WHERE locktype = 'advisory' AND NOT granted AND (classid::bigint << 32 | objid::bigint) = \(Self.key)
        AND \(TestPostgres.isOfThisDatabase)
      """
    while try await connection.query(waiting).first?.decode(0) != runners {}
  }

  /// Lets all go when so many stand at it.
  func open(for runners: Int) async throws {
    try await wait(for: runners)
    await connection.close()
  }
}

extension ProgramLibrary {
  /// Ids of proposals that are pending, by the names of their files.
  func pending() async throws -> [String] {
    let connection = try await PostgresConnection.connect(PostgresConfiguration(database))
    let rows = try await connection.query(
      "SELECT id::text FROM rename_proposals WHERE status = 'pending' ORDER BY current_filename COLLATE \"C\"")
    await connection.close()
    return try rows.map { try $0.decode(0) }
  }

  fileprivate func accept(_ id: String) async throws -> CommandRun {
    try await run("proposals", "accept", id, "--json", "--quiet")
  }
}
