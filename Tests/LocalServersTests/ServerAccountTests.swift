import Glibc
import TestServers
import Testing

@testable import LocalServers

@Suite struct ServerAccountTests {
  private let other = ServerAccount(name: "somebody", user: 54321, group: 54321, isOther: true)

  @Test func aClosedFolderAboveIsNoticed() throws {
    let closed = TestFolder.newPath("closed")
    try Folder.make(closed, mode: 0o700)
    #expect(!other.reaches("\(closed)/postgres"))
    chmod(closed, 0o711)
    #expect(other.reaches("\(closed)/postgres"))
  }

  @Test func theCallersOwnAccountIsNotAskedForPermissions() throws {
    let closed = TestFolder.newPath("closed")
    try Folder.make(closed, mode: 0o700)
    let own = ServerAccount(name: "me", user: geteuid(), group: getegid(), isOther: false)
    #expect(own.reaches("\(closed)/postgres"))
  }

  @Test func commandsRunAsTheOtherUserThroughSetpriv() throws {
    let command = try other.command("/bin/true", ["-x"], log: "/dev/null", dyingWithParent: "QUIT")
    #expect(command.path.hasSuffix("/setpriv"))
    #expect(
      command.arguments == [
        "--reuid=54321", "--regid=54321", "--init-groups", "--pdeathsig", "QUIT", "--", "/bin/true", "-x",
      ])
  }

  @Test(.enabled(if: geteuid() == 0)) func rootNeverRunsPostgreSQLAsRoot() throws {
    let account = try ServerAccount.forPostgres()
    #expect(account.isOther && account.user != 0)
    #expect(try ServerAccount.forPostgres(owner: 0).user != 0)
  }
}
