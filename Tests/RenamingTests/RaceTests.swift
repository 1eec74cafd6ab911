import FoundationEssentials
import Glibc
import Renaming
import RenamingKit
import Testing

/// Others who do something in the very moment of a rename.
struct RaceTests {
  /// What happens before the first step of this name: `act`, once.
  private func fuse(before step: String, _ act: @escaping @Sendable () -> Void) -> Fuse {
    let first = Once()
    return Fuse(before: { name in if name.hasPrefix(step), first.isFirst() { act() } })
  }

  @Test func `A file that appears in the last instant keeps its contents, and its rival its name`() async throws {
    let disk = TemporaryDisk()
    let world = World(disk)
    let track = await world.add("a.mp3", "A")
    let other = await world.add("b.mp3", "B")
    let fuse = fuse(before: "renameat2") { disk.write("new.mp3", "somebody else's") }
    let report = try await world.renamer(fuse).accept([
      world.request(track, to: "new.mp3"), world.request(other, to: "free.mp3"),
    ])
    #expect(report.items.map(\.status) == [.failed, .applied])
    #expect(report.items[0].rule == "target-exists")
    #expect(disk.tree() == ["a.mp3": "A", "new.mp3": "somebody else's", "free.mp3": "B"])
    #expect(await world.complaints(expecting: ["A", "B", "somebody else's"]) == [])
  }

  @Test(arguments: [false, true]) func `So it is where only links protect, and where nothing does`(
    _ hasLinks: Bool
  ) async throws {
    let disk = SimulatedDisk(.init(hasNoReplace: false, hasExchange: false, hasLinks: hasLinks))
    let world = World(disk)
    world.settings.unsafeRename = .allow
    let track = await world.add("a.mp3", "A")
    let fuse = fuse(before: "renameat2") { disk.write("new.mp3", "somebody else's") }
    let report = try await world.renamer(fuse).accept([world.request(track, to: "new.mp3")])
    #expect(report.items.map(\.status) == [.failed])
    #expect(disk.tree() == ["a.mp3": "A", "new.mp3": "somebody else's"])
  }

  @Test func `Another file put in the place of the one that is meant gets its name back`() async throws {
    let disk = TemporaryDisk()
    let world = World(disk)
    let track = await world.add("a.mp3", "A")
    let fuse = fuse(before: "renameat2") {
      disk.write("elsewhere", "another")
      rename(disk.root + "/a.mp3", disk.root + "/away.mp3")
      rename(disk.root + "/elsewhere", disk.root + "/a.mp3")
    }
    let report = try await world.renamer(fuse).accept([world.request(track, to: "new.mp3")])
    #expect(report.items.map(\.status) == [.failed])
    #expect(report.items[0].rule == "source-changed")
    #expect(disk.tree() == ["a.mp3": "another", "away.mp3": "A"])
  }

  @Test func `A folder that becomes a link out of the root in between is not followed`() async throws {
    let (disk, outside) = (TemporaryDisk(), TemporaryDisk())
    outside.write("a.mp3", "not ours")
    let world = World(disk)
    let track = await world.add("in/a.mp3", "A")
    let fuse = fuse(before: "begin") {
      rename(disk.root + "/in", disk.root + "/real")
      symlink(outside.root, disk.root + "/in")
    }
    let report = try await world.renamer(fuse).accept([world.request(track, to: "new.mp3")])
    #expect(report.items.map(\.status) == [.failed])
    #expect(outside.tree() == ["a.mp3": "not ours"])
    #expect(disk.tree()["real/a.mp3"] == "A")
  }

  @Test func `Of two sessions that accept one proposal one wins, and the other is told`() async throws {
    let world = World()
    let track = await world.add("a.mp3", "A")
    let request = await world.request(track, to: "b.mp3")
    let renamers = (0..<8).map { world.renamer(user: "dj", process: Int32($0 + 1)) }
    let reports = try await withThrowingTaskGroup { group in
      for renamer in renamers { group.addTask { try await renamer.accept([request]) } }
      return try await group.reduce(into: [RenameReport]()) { $0.append($1) }
    }
    #expect(reports.count { $0.applied == 1 } == 1)
    for report in reports where report.applied == 0 {
      #expect(report.items.map(\.status) == [.refused])
      #expect(["stale", "target-claimed", "source-missing"].contains(report.items[0].rule), "\(report.items)")
      #expect(report.items[0].reason?.isEmpty == false)
    }
    #expect(await world.complaints(expecting: ["A"]) == [])
  }

  @Test func `Of two sessions that want one name one wins, and the other is told whose it is`() async throws {
    let world = World()
    let requests = [
      await world.request(world.add("a.mp3", "A"), to: "same.mp3"),
      await world.request(world.add("b.mp3", "B"), to: "same.mp3"),
    ]
    // Both have looked before either begins.
    let second = world.renamer(process: 2)
    let fuse = Fuse()
    let first = world.renamer(fuse)
    async let one = first.accept([requests[0]])
    async let two = second.accept([requests[1]])
    let items = try await [one, two].flatMap(\.items)
    #expect(items.count { $0.status == .applied } == 1)
    let loser = try #require(items.first { $0.status != .applied })
    #expect(["target-claimed", "target-exists"].contains(loser.rule), "\(loser)")
    #expect(world.disk.tree().count == 2)
    #expect(await world.complaints(expecting: ["A", "B"]) == [])
  }
}

/// True for the first who asks.
private final class Once: Sendable {
  private let count = Counter()
  func isFirst() -> Bool { count.next() == 1 }
}
