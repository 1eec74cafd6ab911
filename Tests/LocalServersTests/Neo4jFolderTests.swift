import FoundationEssentials
import Glibc
import TestServers
import Testing

@testable import LocalServers

/// A Neo4j that was installed the usual way is not here to be tested; its start script is stood in for by one that reads
/// the same settings and prints the same lines.
@Suite struct Neo4jFolderTests {
  @Test func theCredentialIsTheOneThatNeo4j526WritesForThisPasswordAndSalt() {
    let salt: [UInt8] = [
      0xad, 0xfd, 0xba, 0x13, 0x3c, 0x12, 0x27, 0x63, 0xb4, 0x54, 0x13, 0x49, 0xe6, 0x6e, 0xc0, 0x2f,
      0xfa, 0x46, 0xdd, 0xb3, 0x2f, 0x5d, 0x19, 0xf7, 0x73, 0x7d, 0xe0, 0xa4, 0x62, 0x01, 0x67, 0xae,
    ]
    #expect(
      Neo4jFolder.credential(password: "secretpass123", salt: salt)
        == "neo4j:SHA-256,3e3f6540250b2a4eebdbeda485b2af63be69b09d814006a908b40187d8ab4288,"
        + "adfdba133c122763b4541349e66ec02ffa46ddb32f5d19f7737de0a4620167ae,1024:\n")
  }

  @Test func twoCredentialsOfOnePasswordDiffer() {
    #expect(Neo4jFolder.credential(password: "x") != Neo4jFolder.credential(password: "x"))
  }

  private static let startScript = """
    #!/bin/sh
    [ "$1" = console ] || exit 2
    env >"$NEO4J_HOME/environment"
    port=$(sed -n 's/^server.bolt.listen_address=127.0.0.1://p' "$NEO4J_CONF/neo4j.conf")
    echo "INFO  Bolt enabled on 127.0.0.1:$port."
    exec perl -MIO::Socket -e '
      my $s = IO::Socket::INET->new(LocalAddr => "127.0.0.1", LocalPort => $ARGV[0], Listen => 5, ReuseAddr => 1) or die;
      $| = 1; print "INFO  Started.\\n"; while (my $c = $s->accept) { close $c }' "$port"
    """

  private func home() throws -> String {
    let home = TestFolder.newPath("neo4j-home")
    try Folder.make("\(home)/bin")
    let script = Data(Self.startScript.utf8)
    #expect(FileManager.default.createFile(atPath: "\(home)/bin/neo4j", contents: script))
    chmod("\(home)/bin/neo4j", 0o755)
    return home
  }

  @Test func aNeo4jHomeIsStartedWithSettingsAndAPasswordInAFolderOfOurs() async throws {
    let home = try home()
    let installation = try GraphInstallation.find(environment: ["NEO4J_HOME": home])
    #expect(installation == .neo4j(home: home))
    var store = GraphStore(parent: TestFolder.newPath("graph"), installation: installation)
    store.diesWithParent = "KILL"
    let server = try await store.start(until: .now + .seconds(60))
    TestFolder.endAtExit(server.process)
    #expect(server.user == "neo4j" && server.database == "neo4j" && server.server == "neo4j")
    let settings = TextFile.read("\(store.folder)/home/conf/neo4j.conf") ?? ""
    #expect(settings.contains("server.bolt.listen_address=127.0.0.1:\(server.port)\n"))
    #expect(settings.contains("server.http.enabled=false\n"))
    #expect(settings.contains("server.directories.data=\(store.folder)/home/data\n"))
    let credential = TextFile.read("\(store.folder)/home/data/dbms/auth.ini") ?? ""
    #expect(credential.hasPrefix("neo4j:SHA-256,"))
    #expect(!(TextFile.read("\(home)/environment") ?? server.password).contains(server.password))
    #expect(store.running() == server)
    try await store.stop(until: .now + .seconds(60))
    #expect(store.running() == nil)
  }

  @Test func aHomeWithoutANeo4jIsNamed() {
    let error = #expect(throws: LocalServersError.self) {
      try GraphInstallation.find(environment: ["NEO4J_HOME": "/nonexistent"])
    }
    #expect(error?.description.contains("/nonexistent/bin/neo4j") == true)
  }
}
