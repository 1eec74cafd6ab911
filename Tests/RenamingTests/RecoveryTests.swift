import FoundationEssentials
import Glibc
import Renaming
import RenamingKit
import Testing

/// What recovery touches, and what it leaves.
struct RecoveryTests {
  /// A batch of two that died before its group was written.
  private func interrupted(_ world: World) async throws {
    let requests = [
      await world.request(world.add("a.mp3", "A"), to: "b.mp3"),
      await world.request(world.add("x.mp3", "X"), to: "y.mp3"),
    ]
    let fuse = Fuse(.stopBefore(try await step("finish", in: requests)))
    _ = try? await world.renamer(fuse).accept(requests)
  }

  private func step(_ name: String, in requests: [RenameRequest]) async throws -> Int {
    let twin = World()
    let counting = Fuse()
    let same = [
      await twin.request(twin.add("a.mp3", "A"), to: "b.mp3"), await twin.request(twin.add("x.mp3", "X"), to: "y.mp3"),
    ]
    _ = try await twin.renamer(counting).accept(same)
    return try #require(counting.names.firstIndex(of: name)) + 1
  }

  @Test func `A batch of another machine is left, and listed as that host's`() async throws {
    let world = World()
    try await interrupted(world)
    await world.store.dropSessions()
    let report = try await world.renamer(machine: "machine 2").recover()
    #expect(report.finished + report.takenBack == 0)
    #expect(report.underWay.map(\.reason) == ["of host host"])
    #expect(await world.store.state.batches[0].endedAt == nil)
  }

  @Test func `A batch whose lock is held is under way`() async throws {
    let world = World()
    try await interrupted(world)
    let report = try await world.renamer(process: 2).recover()
    #expect(report.underWay.map(\.reason) == ["under way in another session"])
    await world.store.dropSessions()
    #expect(try await world.renamer(process: 2).recover().finished == 2)
  }

  @Test func `A rehearsal tells the same and touches nothing`() async throws {
    let world = World()
    try await interrupted(world)
    await world.store.dropSessions()
    let before = world.disk.tree()
    let rehearsal = try await world.renamer(process: 2).rehearseRecovery()
    #expect(rehearsal.finished == 2)
    #expect(world.disk.tree() == before)
    #expect(await world.store.state.batches[0].endedAt == nil)
    #expect(try await world.renamer(process: 3).recover() == rehearsal)
    #expect(try await world.renamer(process: 3).rehearseRecovery() == RecoveryReport())
  }

  @Test func `A name with another content is never touched, and what it leaves open is listed`() async throws {
    let disk = TemporaryDisk()
    let world = World(disk)
    try await interrupted(world)
    await world.store.dropSessions()
    disk.write("stranger", "not A")
    rename(disk.root + "/stranger", disk.root + "/b.mp3")
    let report = try await world.renamer(process: 2, boot: "boot 2").recover()
    #expect(report.finished == 1)
    #expect(report.undecided.map(\.from) == [disk.root + "/a.mp3"])
    #expect(report.undecided[0].reason.isEmpty == false)
    #expect(disk.tree() == ["b.mp3": "not A", "y.mp3": "X"])
    // Still listed the next time; and settled once the file is back.
    #expect(try await world.renamer(process: 3, boot: "boot 2").recover().undecided.count == 1)
    disk.write("restored", "A")
    rename(disk.root + "/restored", disk.root + "/a.mp3")
    #expect(try await world.renamer(process: 4, boot: "boot 2").recover().takenBack == 1)
  }

  @Test func `After a restart files are known by their content, not by their inode`() async throws {
    let disk = TemporaryDisk()
    let world = World(disk)
    try await interrupted(world)
    await world.store.dropSessions()
    // Inodes that changed places: within one boot this would be two other files.
    for name in ["b.mp3", "y.mp3"] {
      disk.write("copy", name == "b.mp3" ? "A" : "X")
      rename(disk.root + "/copy", "\(disk.root)/\(name)")
    }
    #expect(try await world.renamer(process: 2, boot: "boot 2").recover().finished == 2)
    #expect(await world.complaints(expecting: ["A", "X"]) == [])
  }

  /// One boot, but a stick that was pulled out and put in again.
  @Test func `After another mount files are known by their content, not by their inode`() async throws {
    let disk = SimulatedDisk()
    let world = World(disk)
    try await interrupted(world)
    await world.store.dropSessions()
    disk.remount()
    #expect(try await world.renamer(process: 2).recover().finished == 2)
    #expect(await world.complaints(expecting: ["A", "X"]) == [])
  }

  /// Stopped between link and unlink, on a file system that lists names in a form that the database does not have.
  @Test func `A second name that a stop left is taken away, in whatever form the folder lists it`() async throws {
    func request(_ world: World) async -> RenameRequest {
      await world.request(world.add("Caf\u{E9}.mp3", "C"), to: "\u{C9}t\u{E9}.mp3")
    }
    let habits = SimulatedDisk.Habits(decomposes: true, hasNoReplace: false, hasExchange: false)
    let counting = Fuse()
    let twin = World(SimulatedDisk(habits))
    _ = try await twin.renamer(counting).accept([request(twin)])
    let step = try #require(counting.names.firstIndex(of: "linkat")) + 1
    let world = World(SimulatedDisk(habits))
    _ = try? await world.renamer(Fuse(.stopAfter(step))).accept([request(world)])
    #expect(world.disk.tree().count == 2)
    await world.store.dropSessions()
    #expect(try await world.renamer(process: 2).recover().finished == 1)
    #expect(await world.complaints(expecting: ["C"]) == [])
  }
}
