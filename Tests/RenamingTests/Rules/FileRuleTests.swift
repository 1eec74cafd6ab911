import CSystem
import FoundationEssentials
import Glibc
import Records
import RenamingKit
import Testing

@testable import Renaming

/// Rules that look at the file, on real files.
struct FileRuleTests {
  let disk = TemporaryDisk()
  let world: World

  init() { world = World(disk) }

  @Test func `A file that is not there is missing`() async throws {
    let track = await world.add("a.mp3")
    unlink(track.path)
    let check = try await world.renamer().check([world.request(track, to: "b.mp3")])[0]
    #expect(check.rules == ["source-missing"])
    #expect(check.findings[0].advice != nil)
  }

  @Test func `Of a file whose name is not UTF-8 it is said that no database can hold its name`() async throws {
    let track = await world.add("caf\u{FFFD}.mp3")
    let bytes = Array("\(disk.root)/caf".utf8) + [0xE9] + Array(".mp3".utf8) + [0]
    try #require(Glibc.rename(track.path, bytes.map(CChar.init(bitPattern:))) == 0)
    let check = try await world.renamer().check([world.request(track, to: "b.mp3")])[0]
    #expect(check.rules == ["source-missing"])
    #expect(check.findings[0].message.contains("not UTF-8"))
  }

  @Test func `A folder that is not there makes its files missing`() async throws {
    let track = await world.add("x/a.mp3")
    unlink(track.path)
    rmdir(disk.root + "/x")
    #expect(try await world.renamer().check([world.request(track, to: "b.mp3")])[0].rules == ["source-missing"])
  }

  @Test func `Tags edited since are a warning`() async throws {
    let track = await world.add("a.mp3", "music")
    disk.write("a.mp3", "music with other tags")
    let check = try await world.renamer().check([world.request(track, to: "b.mp3")])[0]
    #expect(check.state == .warning)
    #expect(check.rules == ["source-changed"])
  }

  @Test func `Another file with another content is an error`() async throws {
    let track = await world.add("a.mp3", "music")
    disk.write("new", "MUSIC")
    Glibc.rename(disk.root + "/new", track.path)
    let check = try await world.renamer().check([world.request(track, to: "b.mp3")])[0]
    #expect(check.state == .error)
    #expect(check.rules == ["source-changed"])
  }

  @Test func `Another file with the same content is as good as the old one`() async throws {
    let track = await world.add("a.mp3", "music")
    disk.write("new", "music")
    Glibc.rename(disk.root + "/new", track.path)
    #expect(try await world.renamer().check([world.request(track, to: "b.mp3")])[0] == .ok)
  }

  @Test func `A proposal of another program is compared by size and time of the recording`() async throws {
    let track = await world.add("a.mp3", "music")
    var request = await world.request(track, to: "b.mp3")
    request.expected.facts = nil
    #expect(try await world.renamer().check([request])[0] == .ok)
    request.expected.recorded.size = 4
    #expect(try await world.renamer().check([request])[0].severity(of: "source-changed") == .warning)
  }

  @Test func `A symbolic link is not renamed`() async throws {
    let track = await world.add("real/a.mp3")
    symlink(track.path, disk.root + "/link.mp3")
    var request = await world.request(track, to: "b.mp3")
    request.folder = disk.root
    request.from = "link.mp3"
    request.madeFor = "link.mp3"
    #expect(try await world.renamer().check([request])[0].severity(of: "symbolic-link") == .error)
  }

  @Test func `A folder behind a link is fine inside the root, and refused outside`() async throws {
    let outside = TemporaryDisk()
    outside.write("a.mp3", "elsewhere")
    let track = await world.add("real/a.mp3")
    symlink("real", disk.root + "/inside")
    symlink(outside.root, disk.root + "/outside")
    var request = await world.request(track, to: "b.mp3")
    request.folder = disk.root + "/inside"
    #expect(try await world.renamer().check([request])[0] == .ok)
    request.folder = disk.root + "/outside"
    #expect(try await world.renamer().check([request])[0].severity(of: "outside-root") == .error)
    request.folder = disk.root + "/real/../../" + outside.root.dropFirst(5)
    #expect(try await world.renamer().check([request])[0].severity(of: "outside-root") == .error)
  }

  @Test func `A root's name as the beginning of another folder's name is not inside it`() async throws {
    let track = await world.add("music/a.mp3")
    await world.add("music2/b.mp3")
    let renamer = Renamer(roots: Roots([disk.root + "/music2"]), journal: MemoryJournal(world.store))
    #expect(try await renamer.check([world.request(track, to: "b.mp3")])[0].rules == ["outside-root"])
  }

  @Test func `Further names of a file are a warning`() async throws {
    let track = await world.add("a.mp3")
    link(track.path, disk.root + "/other name.mp3")
    let check = try await world.renamer().check([world.request(track, to: "b.mp3")])[0]
    #expect(check.severity(of: "hard-link") == .warning)
  }

  @Test func `A file that another program has open is a warning that names it`() async throws {
    let track = await world.add("a.mp3")
    let file = open(track.path, O_RDONLY | O_CLOEXEC)
    defer { close(file) }
    var process: pid_t = 0
    var arguments = [strdup("sleep"), strdup("60"), nil]
    defer { for argument in arguments { free(argument) } }
    #expect(csystem_spawn("/bin/sleep", &arguments, environ, nil, file, -1, -1, nil, &process) == 0)
    defer {
      kill(process, SIGKILL)
      waitpid(process, nil, 0)
    }
    let check = try await world.renamer().check([world.request(track, to: "b.mp3")])[0]
    #expect(check.severity(of: "in-use") == .warning)
    #expect(check.findings.first?.message.contains("pid \(process)") == true)
  }

  /// As root nothing is forbidden: the calling thread becomes nobody for the length of the preflight.
  @Test(.enabled(if: geteuid() == 0)) func `What this user may not do is found by trying`() async throws {
    let track = await world.add("shared/a.mp3")
    let request = await world.request(track, to: "b.mp3")
    let folder = disk.root + "/shared"
    chmod(disk.root, 0o755)
    let preflight = Preflight(roots: Roots([disk.root]), fileSystem: SystemFileSystem(), settings: RenameSettings())
    func asNobody() -> ProposalCheck {
      csystem_set_file_user(65534)
      defer { csystem_set_file_user(0) }
      return preflight.examine([request], holders: [])[0].check
    }
    chmod(folder, 0o755)
    #expect(asNobody().rules == ["not-permitted"])
    chmod(folder, 0o1777)
    #expect(asNobody().rules == ["not-permitted"], "a sticky folder, and another's file")
    chmod(folder, 0o777)
    #expect(asNobody() == .ok)
    #expect(disk.tree() == ["shared/a.mp3": track.contents], "trying changes nothing")
  }

  @Test func `A file system that is mounted read-only is an error`() async throws {
    let world = World(SimulatedDisk(.init(isReadOnly: true)))
    #expect(try await world.check("a.mp3", to: "b.mp3").rules == ["read-only"])
  }

  @Test func `A file that is mounted over its folder cannot be renamed`() async throws {
    let track = await world.add("a.mp3")
    var subject = Subject(request: await world.request(track, to: "b.mp3"))
    var status = disk.status("a.mp3")
    subject.place = .folder(FolderLimits(), mount: status.mount)
    subject.source = .found(status)
    #expect(CrossDevice.examine(subject) == nil)
    status.mount += 1
    subject.source = .found(status)
    #expect(CrossDevice.examine(subject) != nil)
  }

  @Test func `A proposal for a name that the recording no longer has is stale, never applied`() async throws {
    let track = await world.add("a.mp3")
    var request = await world.request(track, to: "b.mp3")
    request.madeFor = "older.mp3"
    let check = try await world.renamer().check([request])[0]
    #expect(check.state == .stale)
    #expect(!check.canBeAccepted)
    #expect(try await world.renamer().accept([request]).items[0].status == .refused)
  }

  @Test(arguments: [ProposalStatus.applying, .applied]) func `A proposal that is decided is stale`(
    _ status: ProposalStatus
  ) async throws {
    #expect(try await world.check("a.mp3", to: "b.mp3") { $0.status = status }.state == .stale)
  }

  @Test func `A folder where a file should be is not renamed`() async throws {
    let track = await world.add("a.mp3")
    unlink(track.path)
    mkdir(track.path, 0o755)
    #expect(try await world.renamer().check([world.request(track, to: "b.mp3")])[0].rules == ["source-missing"])
  }
}
