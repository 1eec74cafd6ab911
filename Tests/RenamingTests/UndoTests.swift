import FoundationEssentials
import Glibc
import Records
import Renaming
import RenamingKit
import Testing

/// Taking back: by the file itself, whatever happened to it since.
struct UndoTests {
  @Test func `Tags edited since the rename do not keep it from being taken back`() async throws {
    let disk = TemporaryDisk()
    let world = World(disk)
    let track = await world.add("a.mp3", "music")
    _ = try await world.renamer().accept([world.request(track, to: "b.mp3")])
    disk.write("b.mp3", "music with other tags, and longer")
    let report = try await world.renamer(process: 2).undo()
    #expect(report.items.map(\.status) == [.applied])
    #expect(disk.tree() == ["a.mp3": "music with other tags, and longer"])
    #expect(await world.store.state.paths[track.recording] == disk.root + "/a.mp3")
  }

  @Test func `A restored copy with the known content is taken back, another file is not`() async throws {
    let disk = TemporaryDisk()
    let world = World(disk)
    let (one, two) = (await world.add("1.mp3", "one"), await world.add("2.mp3", "two"))
    _ = try await world.renamer().accept([world.request(one, to: "A.mp3"), world.request(two, to: "B.mp3")])
    for (name, contents) in [("A.mp3", "one"), ("B.mp3", "a stranger")] {
      disk.write("new", contents)
      rename(disk.root + "/new", "\(disk.root)/\(name)")
    }
    let report = try await world.renamer(process: 2, boot: "boot 2").undo()
    #expect(report.items.map(\.status) == [.applied, .refused])
    #expect(report.items[1].rule == "source-changed")
    #expect(disk.tree() == ["1.mp3": "one", "B.mp3": "a stranger"])
  }

  @Test func `What cannot go back is listed, and the rest of the batch goes back`() async throws {
    let world = World()
    let (one, two) = (await world.add("1.mp3", "one"), await world.add("2.mp3", "two"))
    _ = try await world.renamer().accept([world.request(one, to: "A.mp3"), world.request(two, to: "B.mp3")])
    world.disk.write("1.mp3", "a new file")
    let report = try await world.renamer().undo()
    #expect(report.items.map(\.status) == [.refused, .applied])
    #expect(report.items[0].rule == "target-exists")
    unlink(world.disk.root + "/1.mp3")
    // The rest is still to be undone, by the batch's own id.
    let batch = try #require(await world.store.state.batches.first?.batch.id)
    #expect(try await world.renamer().undo(batch).items.map(\.status) == [.applied])
    #expect(world.disk.tree() == ["1.mp3": "one", "2.mp3": "two"])
  }

  @Test func `A name that no new proposal may have is given back all the same`() async throws {
    let world = World()
    let track = await world.add("What?.mp3", "A")
    _ = try await world.renamer().accept([world.request(track, to: "What.mp3")])
    #expect(try await world.renamer().undo().items.map(\.status) == [.applied])
    #expect(world.disk.tree() == ["What?.mp3": "A"])
  }

  @Test func `By default one's own last batch is taken back, another's only by its id`() async throws {
    let world = World()
    let (mine, hers) = (await world.add("1.mp3", "one"), await world.add("2.mp3", "two"))
    _ = try await world.renamer(user: "me").accept([world.request(mine, to: "A.mp3")])
    let other = try await world.renamer(user: "her").accept([world.request(hers, to: "B.mp3")])
    _ = try await world.renamer(user: "me").undo()
    #expect(world.disk.tree() == ["1.mp3": "one", "B.mp3": "two"])
    await #expect(throws: RenameError.self) { try await world.renamer(user: "me").undo() }
    _ = try await world.renamer(user: "me").undo(other.batch)
    #expect(world.disk.tree() == ["1.mp3": "one", "2.mp3": "two"])
    // History keeps all of it.
    #expect(await world.store.state.batches.map(\.batch.kind) == [.accept, .accept, .undo, .undo])
  }

  @Test func `A file renamed again since is undone only after that`() async throws {
    let world = World()
    let track = await world.add("1.mp3", "one")
    let first = try await world.renamer().accept([world.request(track, to: "2.mp3")])
    await world.store.add(proposal: track.proposal)
    _ = try await world.renamer().accept([world.request(track, to: "3.mp3")])
    let early = try await world.renamer().undo(first.batch)
    #expect(early.items.map(\.rule) == ["stale"])
    #expect(world.disk.tree() == ["3.mp3": "one"])
    _ = try await world.renamer().undo()
    _ = try await world.renamer().undo(first.batch)
    #expect(world.disk.tree() == ["1.mp3": "one"])
  }
}
