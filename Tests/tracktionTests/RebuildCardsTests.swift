import Postgres
import TerminalHarness
import TestServers
import Testing

/// `db rebuild-cards`, with the graph away: it needs PostgreSQL alone.
@Suite struct RebuildCardsTests {
  private let conninfo: String
  private let connection: PostgresConnection

  init() async throws {
    conninfo = try await TestPostgres.databaseURI()
    connection = try await .connect(PostgresConfiguration(conninfo))
  }

  private func run(_ arguments: String...) async throws -> CommandRun {
    try await CommandRun(
      Product.path("tracktion"), arguments,
      environment: ["HOME": "/nonexistent", "TRACKTION_POSTGRES": conninfo, "NEO4J_URI": "bolt://127.0.0.1:1"])
  }

  @Test func cardsThatSomebodyChangedAreMended() async throws {
    // Before there is a schema it says what to do.
    let early = try await run("db", "rebuild-cards")
    #expect(early.status != 0 && early.text.contains("db migrate"))
    // 3: the graph is away.
    #expect(try await run("db", "migrate").status == 3)
    try await connection.script(
      """
      INSERT INTO recordings (file_path, file_name, file_hash) SELECT '/' || n, n, n FROM generate_series(1, 3) n;
      DELETE FROM recording_cards WHERE file_name = '1';
      UPDATE recording_cards SET title = 'wrong' WHERE file_name = '2';
      """)
    let rebuilt = try await run("db", "rebuild-cards", "--json")
    #expect(rebuilt.status == 0)
    #expect(rebuilt.text == "{\"recordings\":3,\"mended\":2}\n")
    #expect(try await run("db", "rebuild-cards").text == "3 recordings, 0 cards mended\n")
    let cards = try await connection.query("SELECT count(*) FROM recording_cards WHERE title IS NULL")
    #expect(try cards[0].decode(0) == 3)
    await connection.close()
  }
}
