import FoundationEssentials
import Records
import Renaming
import RenamingKit
import Testing

/// Each of the ways in which other programs lose files, as a batch.
struct AcceptTests {
  @Test func `A single accept renames the file, its recording and its proposal`() async throws {
    let world = World()
    let track = await world.add("in/01-strobe_FINAL(2).mp3")
    let report = try await world.renamer().accept([world.request(track, to: "deadmau5 - Strobe.mp3")])
    #expect(report.applied == 1)
    #expect(report.items.first?.status == .applied)
    #expect(world.disk.tree() == ["in/deadmau5 - Strobe.mp3": track.contents])
    #expect(await world.store.state.paths[track.recording] == "\(world.disk.root)/in/deadmau5 - Strobe.mp3")
    #expect(await world.store.state.statuses[track.proposal] == .applied)
    #expect(await world.complaints(expecting: [track.contents]) == [])
  }

  /// ranger#1621, nnn#971.
  @Test func `Two files swap their names`() async throws {
    let world = World()
    let a = await world.add("a.mp3", "A")
    let b = await world.add("b.mp3", "B")
    let report = try await world.renamer().accept([
      world.request(a, to: "b.mp3"), world.request(b, to: "a.mp3"),
    ])
    #expect(report.applied == 2)
    #expect(world.disk.tree() == ["b.mp3": "A", "a.mp3": "B"])
    #expect(await world.complaints(expecting: ["A", "B"]) == [])
  }

  /// vimv#39: ten files became one.
  @Test func `A circle of five and a chain of five keep all ten files`() async throws {
    let world = World()
    var requests: [RenameRequest] = []
    for number in 0..<5 {
      let track = await world.add("circle\(number).mp3", "circle \(number)")
      requests.append(await world.request(track, to: "circle\((number + 1) % 5).mp3"))
    }
    for number in 0..<5 {
      let track = await world.add("chain\(number).mp3", "chain \(number)")
      requests.append(await world.request(track, to: "chain\(number + 1).mp3"))
    }
    let report = try await world.renamer().accept(requests)
    #expect(report.applied == 10)
    #expect(world.disk.tree()["circle0.mp3"] == "circle 4")
    #expect(world.disk.tree()["chain5.mp3"] == "chain 4")
    #expect(world.disk.tree()["chain0.mp3"] == nil)
    #expect(await world.complaints(expecting: world.tracks.map(\.contents)) == [])
  }

  /// clifm#288, Tauon#66: several files, one name.
  @Test func `Of several files that want one name none gets it, and the rest of the batch goes on`() async throws {
    let world = World()
    let one = await world.add("1.mp3")
    let two = await world.add("2.mp3")
    let free = await world.add("3.mp3")
    let report = try await world.renamer().accept([
      world.request(one, to: "same.mp3"), world.request(two, to: "same.mp3"), world.request(free, to: "free.mp3"),
    ])
    #expect(report.items.map(\.status) == [.refused, .refused, .applied])
    #expect(report.items[0].rule == "target-claimed")
    #expect(await world.store.state.statuses[one.proposal] == .pending)
    #expect(await world.complaints(expecting: world.tracks.map(\.contents)) == [])
  }

  /// ncmpcpp renames over existing files.
  @Test func `A name that a file has is refused, and that file keeps its contents`() async throws {
    let world = World()
    let track = await world.add("a.mp3", "A")
    world.disk.write("b.mp3", "somebody else's")
    let report = try await world.renamer().accept([world.request(track, to: "b.mp3")])
    #expect(report.items[0].status == .refused)
    #expect(report.items[0].rule == "target-exists")
    #expect(report.batch == nil)
    #expect(world.disk.tree() == ["a.mp3": "A", "b.mp3": "somebody else's"])
  }

  @Test func `Companions go with their recording, and come back with it`() async throws {
    let world = World()
    let track = await world.add("a.mp3", "A")
    world.disk.write("a.lrc", "words")
    world.disk.write("a.mp3.asd", "warp markers")
    world.disk.write("a.cue", "FILE \"a.mp3\" MP3\n  TRACK 01 AUDIO\n")
    world.disk.write("other.lrc", "stays")
    _ = try await world.renamer().accept([world.request(track, to: "b.mp3")])
    #expect(
      world.disk.tree() == [
        "b.mp3": "A", "b.lrc": "words", "b.mp3.asd": "warp markers", "other.lrc": "stays",
        "b.cue": "FILE \"b.mp3\" MP3\n  TRACK 01 AUDIO\n",
      ])
    let report = try await world.renamer().undo()
    #expect(report.applied == 1)
    #expect(
      world.disk.tree() == [
        "a.mp3": "A", "a.lrc": "words", "a.mp3.asd": "warp markers", "other.lrc": "stays",
        "a.cue": "FILE \"a.mp3\" MP3\n  TRACK 01 AUDIO\n",
      ])
    #expect(await world.store.state.statuses[track.proposal] == .pending)
  }

  @Test func `Undo and redo go back and forth, from any session`() async throws {
    let world = World()
    let a = await world.add("a.mp3", "A")
    let b = await world.add("b.mp3", "B")
    _ = try await world.renamer().accept([world.request(a, to: "b.mp3"), world.request(b, to: "a.mp3")])
    for _ in 0..<2 {
      let undone = try await world.renamer(process: 2).undo()
      #expect(undone.applied == 2)
      #expect(world.disk.tree() == ["a.mp3": "A", "b.mp3": "B"])
      let redone = try await world.renamer(process: 3).redo()
      #expect(redone.applied == 2)
      #expect(world.disk.tree() == ["a.mp3": "B", "b.mp3": "A"])
      #expect(await world.store.state.statuses[a.proposal] == .applied)
    }
    #expect(await world.complaints(expecting: ["A", "B"]) == [])
  }

  @Test func `A rejected proposal is pending again after undo, and rejected after redo`() async throws {
    let world = World()
    let a = await world.add("a.mp3", "A")
    let report = try await world.renamer().reject([world.request(a, to: "b.mp3")])
    #expect(report.items[0].status == .rejected)
    #expect(await world.store.state.statuses[a.proposal] == .rejected)
    _ = try await world.renamer().undo()
    #expect(await world.store.state.statuses[a.proposal] == .pending)
    _ = try await world.renamer().redo()
    #expect(await world.store.state.statuses[a.proposal] == .rejected)
    #expect(world.disk.tree() == ["a.mp3": "A"])
  }

  @Test func `Without a root accepting only marks`() async throws {
    let world = World()
    let a = await world.add("a.mp3", "A")
    let renamer = Renamer(roots: Roots([]), journal: MemoryJournal(world.store))
    let report = try await renamer.accept([world.request(a, to: "b.mp3")])
    #expect(report.items[0].status == .accepted)
    #expect(await world.store.state.statuses[a.proposal] == .accepted)
    #expect(world.disk.tree() == ["a.mp3": "A"])
  }
}
