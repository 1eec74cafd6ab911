import Glibc
import TestServers
import Testing

@testable import LocalServers

@Suite struct SocketFolderTests {
  private func folder(_ environment: [String: String], dataFolder: String = "/home/dj/data") throws -> SocketFolder {
    let own = ServerAccount(name: "dj", user: geteuid(), group: getegid(), isOther: false)
    return SocketFolder(dataFolder: dataFolder, account: own, environment: environment)
  }

  @Test func theRuntimeFolderIsFirstWhereThePathIsShortEnough() throws {
    let candidates = try folder(["XDG_RUNTIME_DIR": "/run/user/1000"]).candidates
    #expect(candidates.first?.hasPrefix("/run/user/1000/tracktion-") == true)
  }

  @Test func aRuntimeFolderThatWouldPass107BytesIsNotUsed() throws {
    let name = try #require(try folder(["XDG_RUNTIME_DIR": "/x"]).candidates.first).dropFirst(3)
    let room = 107 - "/.s.PGSQL.5432".utf8.count - name.utf8.count - 1
    let longest = "/" + String(repeating: "r", count: room - 1)
    #expect(try folder(["XDG_RUNTIME_DIR": longest]).candidates.first == "\(longest)/\(name)")
    #expect(try folder(["XDG_RUNTIME_DIR": longest + "r"]).candidates.allSatisfy { $0.hasPrefix("/tmp/") })
    #expect(try folder([:]).candidates.allSatisfy { $0.utf8.count < 80 })
  }

  @Test func twoDataFoldersHaveTwoSocketFolders() throws {
    #expect(try folder([:], dataFolder: "/a").candidates.first != folder([:], dataFolder: "/b").candidates.first)
  }

  @Test func aFolderThatOthersMayEnterOrALinkIsPassedOver() throws {
    let socket = try folder([:], dataFolder: TestFolder.newPath("squat"))
    #expect(mkdir(socket.candidates[0], 0o755) == 0)
    #expect(symlink("/tmp", socket.candidates[1]) == 0)
    defer {
      rmdir(socket.candidates[0])
      unlink(socket.candidates[1])
      rmdir(socket.candidates[2])
    }
    #expect(try socket.make() == socket.candidates[2])
    #expect(try socket.make() == socket.candidates[2])
  }
}
