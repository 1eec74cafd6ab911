import Glibc
import RenamingKit
import Testing

@testable import Renaming

/// Kernels and file systems that lack a call.
struct FallbackTests {
  @Test func `Without openat2 the way to a folder is gone step by step`() async throws {
    let disk = TemporaryDisk(SystemFileSystem(hasOpenat2: false))
    let world = World(disk)
    let track = await world.add("one/two/a.mp3", "A")
    let report = try await world.renamer().accept([world.request(track, to: "b.mp3")])
    #expect(report.items.map(\.status) == [.applied])
    #expect(disk.tree() == ["one/two/b.mp3": "A"])
  }

  @Test(arguments: [true, false]) func `A link on the way, or a way up, is refused with openat2 and without`(
    _ hasOpenat2: Bool
  ) async throws {
    let (disk, outside) = (TemporaryDisk(), TemporaryDisk())
    disk.write("one/two/a.mp3", "A")
    symlink(outside.root, disk.root + "/one/out")
    symlink("two", disk.root + "/one/in")
    let fileSystem = SystemFileSystem(hasOpenat2: hasOpenat2)
    let root = try fileSystem.root(at: disk.root)
    #expect(try fileSystem.folder("one/two", below: root).entries().map(\.name) == ["a.mp3"])
    #expect(try fileSystem.folder("", below: root).entries().map(\.name) == ["one"])
    for path in ["one/out", "one/in", "../", "one/../../", "one/two/../../.."] {
      #expect(throws: SystemError.self, "\(path)") { try fileSystem.folder(path, below: root) }
    }
    #expect(throws: SystemError.self) { try fileSystem.folder("one/two/a.mp3", below: root) }
  }

  @Test(arguments: [(false, true), (false, false), (true, false)])
  func `Without flags links do, for a swap and a change of case too`(
    _ hasNoReplace: Bool, _ hasExchange: Bool
  ) async throws {
    let world = World(SimulatedDisk(.init(hasNoReplace: hasNoReplace, hasExchange: hasExchange)))
    let requests = [
      await world.request(world.add("a.mp3", "A"), to: "b.mp3"),
      await world.request(world.add("b.mp3", "B"), to: "a.mp3"),
      await world.request(world.add("opus.mp3", "O"), to: "Opus.mp3"),
    ]
    let report = try await world.renamer().accept(requests)
    #expect(report.applied == 3)
    #expect(world.disk.tree() == ["a.mp3": "B", "b.mp3": "A", "Opus.mp3": "O"])
    #expect(await world.complaints(expecting: ["A", "B", "O"]) == [])
  }

  private func withoutAnything(_ unsafe: RenameSettings.UnsafeRename) async throws -> (World, RenameReport) {
    let world = World(SimulatedDisk(.init(hasNoReplace: false, hasExchange: false, hasLinks: false)))
    world.settings.unsafeRename = unsafe
    let report = try await world.renamer().accept([world.request(world.add("a.mp3", "A"), to: "b.mp3")])
    return (world, report)
  }

  @Test func `Where links are lacking too accept refuses, and names the file system and the setting`() async throws {
    let (world, report) = try await withoutAnything(.refuse)
    #expect(report.items.map(\.status) == [.failed])
    let reason = try #require(report.items[0].reason)
    #expect(reason.contains("simulated can rename neither"))
    #expect(reason.contains("unsafe_rename: allow"))
    #expect(world.disk.tree() == ["a.mp3": "A"])
  }

  @Test func `The setting lets it be done without protection, but not over a file that is seen`() async throws {
    let (world, report) = try await withoutAnything(.allow)
    #expect(report.items.map(\.status) == [.applied])
    #expect(world.disk.tree() == ["b.mp3": "A"])
  }

  @Test(arguments: [(true, false), (true, true)]) func `A file system without case or form keeps every file`(
    _ ignoresCase: Bool, _ decomposes: Bool
  ) async throws {
    let disk = SimulatedDisk(.init(ignoresCase: ignoresCase, decomposes: decomposes))
    let world = World(disk)
    let requests = [
      await world.request(world.add("opus.mp3", "O"), to: "OPUS.mp3"),
      await world.request(world.add("cafe\u{301}.mp3", "C"), to: "caf\u{E9}.mp3"),
      await world.request(world.add("a.mp3", "A"), to: "B.mp3"),
      await world.request(world.add("b.mp3", "B"), to: "A.mp3"),
    ]
    let report = try await world.renamer().accept(requests)
    #expect(report.applied == 4, "\(report.items)")
    #expect(await world.complaints(expecting: ["O", "C", "A", "B"]) == [])
    let undone = try await world.renamer().undo()
    #expect(undone.applied == 4, "\(undone.items)")
    #expect(await world.complaints(expecting: ["O", "C", "A", "B"]) == [])
  }

  /// The database has the name as it was given, the folder lists it in its own form: the companions' stem is that one.
  @Test func `On a file system that normalises companions go with their recording, and come back with it`()
    async throws
  {
    let disk = SimulatedDisk(.init(decomposes: true))
    let world = World(disk)
    let track = await world.add("Caf\u{E9}.mp3", "C")
    for name in ["Caf\u{E9}.lrc", "Caf\u{E9}.mp3.asd"] { disk.write(name, name) }
    let before = disk.tree()
    #expect(try await world.renamer().accept([world.request(track, to: "b.mp3")]).applied == 1)
    #expect(Set(disk.tree().keys) == ["b.mp3", "b.lrc", "b.mp3.asd"])
    #expect(try await world.renamer().undo().applied == 1)
    #expect(disk.tree() == before)
  }
}
