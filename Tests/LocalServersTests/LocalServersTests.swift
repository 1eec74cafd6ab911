import Glibc
import LocalServers
import TestServers
import Testing

/// The servers of one folder through their whole life. Each test has a folder of its own; its servers end with the test
/// process. One after the other: each has a Java of its own.
@Suite(.serialized, .enabled(if: TestGraph.chosen != nil)) struct LocalServersTests {
  private let directory = TestFolder.newPath("local")

  private func servers() -> LocalServers { TestLocalServers.servers(in: directory) }

  private func started(_ servers: LocalServers) async throws -> (LocalServersInfo.Postgres, LocalServersInfo.Graph) {
    let info = try await TestLocalServers.started(servers)
    return (try #require(info.postgres), try #require(info.graph, "\(String(describing: info.graphProblem))"))
  }

  @Test func aSecondStartFindsTheSameServersWithTheirData() async throws {
    let (postgres, graph) = try await started(servers())
    _ = try Psql.row("CREATE TABLE kept AS SELECT 7 AS n", at: postgres.uri)
    let again = try await started(servers())
    #expect(again == (postgres, graph))
    #expect(servers().info().postgres == postgres)
    #expect(servers().info().graph == graph)
    try await servers().stop()
    #expect(servers().info().running == false)
    #expect(throws: Psql.Failure.self) { try Psql.row("SELECT 1", at: postgres.uri) }
    let (third, _) = try await started(servers())
    #expect(third.pid != postgres.pid)
    #expect(try Psql.row("SELECT n FROM kept", at: third.uri) == ["7"])
  }

  @Test func killedServersArePickedUpByTheNextStart() async throws {
    let (postgres, graph) = try await started(servers())
    _ = try Psql.row("CREATE TABLE kept AS SELECT 7 AS n", at: postgres.uri)
    for pid in [postgres.pid, graph.pid] {
      let process = try #require(ProcessIdentity(of: pid))
      kill(pid, SIGKILL)
      #expect(try await process.hasEnded(by: .now + .seconds(60)))
    }
    #expect(servers().info().running == false)
    let (again, _) = try await started(servers())
    #expect(try Psql.row("SELECT n FROM kept", at: again.uri) == ["7"])
  }

  @Test func startsAtTheSameTimeGiveTheSameServers() async throws {
    async let first = started(servers())
    async let second = started(servers())
    let (one, two) = try await (first, second)
    #expect(one == two)
  }

  @Test func resetRemovesBothServersAndTheNextStartIsEmpty() async throws {
    let (postgres, graph) = try await started(servers())
    _ = try Psql.row("CREATE TABLE gone ()", at: postgres.uri)
    try await servers().reset()
    #expect(servers().exist == false)
    #expect(Folder.owner(of: "\(directory)/graph") == nil)
    let (again, graphAgain) = try await started(servers())
    #expect(try Psql.row("SELECT count(*) FROM pg_tables WHERE tablename = 'gone'", at: again.uri) == ["0"])
    #expect(graphAgain.password != graph.password)
  }
}
