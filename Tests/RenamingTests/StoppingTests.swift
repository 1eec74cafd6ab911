import FoundationEssentials
import Glibc
import Renaming
import RenamingKit
import Synchronization
import Testing

/// Batches that are stopped, or whose database or disk fails in between.
struct StoppingTests {
  private func requests(_ world: World, _ count: Int) async -> [RenameRequest] {
    var requests: [RenameRequest] = []
    for number in 0..<count {
      requests.append(await world.request(world.add("track \(number).mp3"), to: "new \(number).mp3"))
    }
    return requests
  }

  @Test func `A cancelled batch stops between two files and closes its group`() async throws {
    let world = World()
    let requests = await requests(world, 600)
    let task = Mutex<Task<RenameReport, any Error>?>(nil)
    let renames = Counter()
    let fuse = Fuse(before: { step in
      if step.hasPrefix("renameat2"), renames.next() == 300 { task.withLock { $0?.cancel() } }
    })
    let renamer = world.renamer(fuse)
    task.withLock { $0 = Task { try await renamer.accept(requests) } }
    let report = try #require(try await task.withLock { $0 }?.value)
    #expect(report.wasStopped)
    #expect(report.applied == 300)
    #expect(report.items.count { $0.status == .pending } == 300)
    #expect(report.needsRecovery == nil)
    let statuses = await world.store.state.statuses.values
    #expect(statuses.count { $0 == .applied } == 300)
    #expect(statuses.count { $0 == .pending } == 300)
    #expect(await world.complaints(expecting: world.tracks.map(\.contents)) == [])
  }

  @Test func `Progress is told after each group, and ends at the whole`() async throws {
    let world = World(SimulatedDisk())
    let requests = await requests(world, 600)
    let seen = Mutex<[RenameProgress]>([])
    _ = try await world.renamer().accept(requests) { progress in seen.withLock { $0.append(progress) } }
    #expect(seen.withLock { $0.map(\.done) } == [250, 500, 600])
    #expect(seen.withLock { $0.allSatisfy { $0.total == 600 } })
  }

  /// What a power cut can leave is told by the order of what is made safe.
  @Test func `Intents are committed before the first rename, and folders are synced before results`() async throws {
    let world = World()
    var requests = await requests(world, 300)
    requests.append(await world.request(world.add("sub/deep.mp3"), to: "deeper.mp3"))
    let fuse = Fuse()
    _ = try await world.renamer(fuse).accept(requests)
    let steps = fuse.names.compactMap { name -> Character? in
      switch name {
      case "begin": "B"
      case "fsync": "S"
      case "finish": "F"
      case "end": "E"
      default: name.hasPrefix("renameat2") ? "r" : nil
      }
    }
    let order = String(steps)
    #expect(order.wholeMatch(of: #/B(r+S+F)+E/#) != nil, "\(order)")
    #expect(order.count { $0 == "F" } == 2)
    #expect(order.count { $0 == "r" } == 301)
    // One fsync of each folder that a group touched.
    #expect(order.count { $0 == "S" } == 3)
  }

  @Test func `What a full disk refuses to a cue sheet leaves the old sheet, and the music renamed`() async throws {
    let whole = World(SimulatedDisk())
    func request(_ world: World) async -> RenameRequest {
      let track = await world.add("a.mp3", "A")
      world.disk.write("a.cue", "FILE \"a.mp3\" MP3\n")
      return await world.request(track, to: "b.mp3")
    }
    let counting = Fuse()
    _ = try await whole.renamer(counting).accept([request(whole)])
    let step = try #require(counting.names.firstIndex(of: "create")) + 1
    let world = World(SimulatedDisk())
    let report = try await world.renamer(Fuse(.fail(step, ENOSPC))).accept([request(world)])
    #expect(report.items.map(\.status) == [.applied])
    #expect(report.items[0].reason?.contains("No space left on device") == true)
    #expect(world.disk.tree() == ["b.mp3": "A", "b.cue": "FILE \"a.mp3\" MP3\n"])
  }

  /// A tmpfs of a few pages, filled to the last.
  @Test(.enabled(if: geteuid() == 0 && TemporaryMount.works)) func `A disk that is full takes renames all the same`()
    async throws
  {
    let mount = try TemporaryMount()
    defer { mount.end() }
    let disk = TemporaryDisk(existing: mount.path)
    let world = World(disk)
    let track = await world.add("a.mp3", "A")
    disk.write("a.cue", "FILE \"a.mp3\" MP3\n")
    mount.fill()
    let report = try await world.renamer().accept([world.request(track, to: "b.mp3")])
    #expect(report.items.map(\.status) == [.applied])
    #expect(disk.tree()["b.mp3"] == "A")
    #expect(disk.tree()["b.cue"] == "FILE \"a.mp3\" MP3\n")
    #expect(disk.tree().keys.contains { $0.description.hasPrefix(".tracktion") } == false)
    #expect(try await world.renamer().recover() == RecoveryReport())
  }

  @Test func `A row that the database refuses has its old name again, and the rest of its group stands`() async throws {
    let world = World()
    let requests = await requests(world, 5)
    await world.store.refuse("\(world.disk.root)/new 2.mp3")
    let report = try await world.renamer().accept(requests)
    #expect(report.items.map(\.status) == [.applied, .applied, .failed, .applied, .applied])
    #expect(report.items[2].reason?.contains("is refused") == true)
    #expect(report.needsRecovery == nil)
    #expect(world.disk.tree()["track 2.mp3"] == world.tracks[2].contents)
    #expect(await world.store.state.statuses[world.tracks[2].proposal] == .failed)
    #expect(await world.complaints(expecting: world.tracks.map(\.contents)) == [])
  }

  @Test func `Those who wait for the name of a refused row go back with it, companions and sheets too`() async throws {
    let world = World()
    var requests: [RenameRequest] = []
    for (from, to) in [("a.mp3", "b.mp3"), ("b.mp3", "c.mp3"), ("x.mp3", "y.mp3"), ("y.mp3", "x.mp3")] {
      requests.append(await world.request(world.add(from), to: to))
      world.disk.write("\(from.dropLast(4)).cue", "FILE \"\(from)\" MP3\n")
    }
    let before = world.disk.tree()
    await world.store.refuse("\(world.disk.root)/c.mp3")
    await world.store.refuse("\(world.disk.root)/x.mp3")
    let report = try await world.renamer().accept(requests)
    #expect(report.items.map(\.status) == [.failed, .failed, .failed, .failed])
    #expect(world.disk.tree() == before)
    #expect(await world.complaints(expecting: Array(before.values)) == [])
  }

  @Test func `Recovery of a row that the database refuses gives it its old name too`() async throws {
    let world = World()
    let requests = await requests(world, 3)
    let counting = Fuse()
    let twin = World()
    _ = try await twin.renamer(counting).accept(await self.requests(twin, 3))
    let finish = try #require(counting.names.firstIndex(of: "finish")) + 1
    _ = try? await world.renamer(Fuse(.stopBefore(finish))).accept(requests)
    await world.store.dropSessions()
    await world.store.refuse("\(world.disk.root)/new 1.mp3")
    let report = try await world.renamer(process: 2).recover()
    #expect((report.finished, report.takenBack) == (2, 1))
    #expect(report.undecided == [])
    #expect(world.disk.tree()["track 1.mp3"] == world.tracks[1].contents)
    #expect(await world.complaints(expecting: world.tracks.map(\.contents)) == [])
  }
}
