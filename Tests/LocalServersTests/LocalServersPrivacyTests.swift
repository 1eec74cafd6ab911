import FoundationEssentials
import Glibc
import LocalServers
import TestServers
import Testing

/// What other users of the machine, and other programs, see of the servers; all tests look at the same ones.
@Suite(.enabled(if: TestGraph.chosen != nil)) struct LocalServersPrivacyTests {
  private static let directory = TestFolder.newPath("local")
  private static let info = Task {
    try await TestLocalServers.started(TestLocalServers.servers(in: directory))
  }

  private func mode(_ path: String) -> mode_t? {
    var info = stat()
    return lstat(path, &info) == 0 ? info.st_mode & 0o777 : nil
  }

  @Test func onlyTheOwnerReadsTheFilesAndThePassword() async throws {
    _ = try await Self.info.value
    #expect(mode("\(Self.directory)/postgres") == 0o700)
    let graph = "\(Self.directory)/graph/\(try #require(TestGraph.chosen))"
    #expect(mode(graph) == 0o700)
    #expect(mode("\(graph)/password") == 0o600)
    #expect(mode("\(graph)/server.json") == 0o600)
  }

  @Test func postgreSQLListensAtASocketInAPrivateFolderAndNowhereElse() async throws {
    let postgres = try #require(try await Self.info.value.postgres)
    let row = try Psql.row(
      """
      SELECT current_setting('listen_addresses'), current_setting('unix_socket_directories'),
        getdatabaseencoding(), datcollate FROM pg_database WHERE datname = current_database()
      """, at: postgres.uri)
    #expect(row[0] == "")
    #expect(row[1].hasPrefix("\(TestFolder.path)/tracktion-"))
    #expect(mode(row[1]) == 0o700)
    #expect(row[2...] == ["UTF8", "C.UTF-8"])
  }

  @Test func theGraphListensOnLoopbackAndItsPasswordIsInNoArgument() async throws {
    let graph = try #require(try await Self.info.value.graph)
    #expect(graph.uri.hasPrefix("bolt://127.0.0.1:"))
    for file in ["cmdline", "environ"] {
      let bytes = try #require(FileManager.default.contents(atPath: "/proc/\(graph.pid)/\(file)"))
      #expect(!String(decoding: bytes, as: UTF8.self).contains(graph.password))
    }
  }

  @Test func theServersLeadSessionsOfTheirOwnSoThatAHangUpDoesNotReachThem() async throws {
    let info = try await Self.info.value
    for pid in [try #require(info.postgres?.pid), try #require(info.graph?.pid)] { #expect(getsid(pid) == pid) }
  }

  @Test func theJSONHasTheFieldsOfTheCommandLine() async throws {
    let info = try await Self.info.value
    let read = try JSONDecoder().decode(Printed.self, from: try JSONEncoder().encode(info))
    let graph = try #require(info.graph)
    #expect(read.running && read.directory == Self.directory && read.postgres?.uri == info.postgres?.uri)
    let isNeo4j = TestGraph.chosen == .neo4j
    let expected = Printed.Graph(
      uri: graph.uri, user: isNeo4j ? "neo4j" : "root", password: graph.password,
      database: isNeo4j ? "neo4j" : "tracktion", server: isNeo4j ? "neo4j" : "arcadedb")
    #expect(read.graph == expected)
    let names = info.environment.map(\.name)
    #expect(names == ["TRACKTION_POSTGRES", "NEO4J_URI", "NEO4J_USERNAME", "NEO4J_PASSWORD", "NEO4J_DATABASE"])
  }

  @Test func theJSONOfServersThatDoNotRunHasNulls() throws {
    let info = TestLocalServers.servers(in: TestFolder.newPath("none")).info()
    let text = String(decoding: try JSONEncoder().encode(info), as: UTF8.self)
    for part in ["\"running\":false", "\"postgres\":null", "\"graph\":null"] { #expect(text.contains(part)) }
  }
}

/// The JSON of `local info` as another program would read it.
private struct Printed: Decodable {
  struct Postgres: Decodable { let uri: String }
  struct Graph: Decodable, Equatable { let uri, user, password, database, server: String }
  let running: Bool
  let directory: String
  let postgres: Postgres?
  let graph: Graph?
}
