import FoundationEssentials
import Glibc
import LocalServers
import TestServers
import Testing

/// What a crash, a clean-up of /tmp or a missing package leaves behind, and that the next start copes with it. Without a
/// graph server, which these do not need.
@Suite struct LocalServersRecoveryTests {
  private let directory = TestFolder.newPath("local")

  private func servers() -> LocalServers { TestLocalServers.servers(in: directory, graph: false) }

  private func started() async throws -> LocalServersInfo.Postgres {
    try #require(try await TestLocalServers.started(servers()).postgres)
  }

  @Test func aPidFileThatNamesAStrangerIsNoObstacle() async throws {
    let before = try await started()
    try await servers().stop()
    let pidFile = "\(directory)/postgres/data/postmaster.pid"
    let text = "\(getppid())\n\(directory)/postgres/data\n1\n5432\n/nowhere\n\n  1 1\nready   \n"
    #expect(FileManager.default.createFile(atPath: pidFile, contents: Data(text.utf8)))
    try ServerAccount.forPostgres().own(pidFile)
    #expect(servers().info().postgres == nil)
    let after = try await started()
    #expect(after.pid != before.pid)
    #expect(try Psql.row("SELECT 1", at: after.uri) == ["1"])
  }

  @Test func anInterruptedFirstStartLeavesNothingHalfMade() async throws {
    try Folder.make("\(directory)/postgres.making/data/base")
    let postgres = try await started()
    #expect(try Psql.row("SELECT 1", at: postgres.uri) == ["1"])
    #expect(Folder.owner(of: "\(directory)/postgres.making") == nil)
  }

  @Test func aServerWhoseSocketFolderWasRemovedIsStartedAgain() async throws {
    let before = try await started()
    try Folder.remove(try Psql.row("SHOW unix_socket_directories", at: before.uri)[0])
    #expect(servers().info().postgres == nil)
    let after = try await started()
    #expect(after.pid != before.pid)
    #expect(try Psql.row("SELECT 1", at: after.uri) == ["1"])
  }

  @Test func withoutAGraphServerPostgreSQLStartsAndTheProblemSaysWhatToDo() async throws {
    let info = try await TestLocalServers.started(servers())
    #expect(info.postgres != nil)
    #expect(info.graph == nil && !info.running)
    #expect(try #require(info.graphProblem).description.contains("script/install-graph-server"))
  }

  @Test func aFileInThePlaceOfTheFolderIsNamed() async throws {
    try Folder.make(TestFolder.path)
    #expect(FileManager.default.createFile(atPath: directory, contents: Data()))
    let error = await #expect(throws: LocalServersError.self) { try await servers().start() }
    #expect(error == .folder(path: directory, reason: "it is not a folder"))
  }

  @Test func aVersionOfPostgreSQLThatIsNotInstalledIsNamedWithItsPackage() {
    let error = #expect(throws: LocalServersError.self) { try PostgresPrograms.find(version: 99) }
    #expect(error?.description.contains("apt-get install postgresql-99") == true)
  }

  @Test func aHeldLockIsWaitedForAndThenNamed() async throws {
    try Folder.make(directory)
    let lock = open("\(directory)/lock", O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
    defer { close(lock) }
    #expect(flock(lock, LOCK_EX | LOCK_NB) == 0)
    var impatient = servers()
    impatient.patience = .milliseconds(60)
    let error = await #expect(throws: LocalServersError.self) { try await impatient.start() }
    #expect(error == .busy(path: directory))
  }
}
