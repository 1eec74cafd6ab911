import FoundationEssentials
import Glibc
import Renaming
import RenamingKit
import Testing

/// More ways in which other programs have lost files or their names, each with where it was reported. Swaps, chains and
/// names that several want are in `AcceptTests`, what stands still or goes by undo in `UndoTests`.
struct LossTests {
  /// Tauon#66: 1,600 songs became 1,400, "all renamed to .mp3"; strawberry#1077: the name was the only clue.
  @Test(arguments: [".mp3", " .mp3", "- .mp3", " - .mp3"]) func `Files without tags keep their names`(
    _ name: String
  ) async throws {
    let world = World()
    var requests: [RenameRequest] = []
    for number in 0..<50 { requests.append(await world.request(world.add("song \(number).mp3"), to: name)) }
    let before = world.disk.tree()
    let report = try await world.renamer().accept(requests)
    #expect(report.batch == nil)
    #expect(report.items.allSatisfy { $0.status == .refused })
    #expect(world.disk.tree() == before)
  }

  /// strawberry#1077: the name that a file had before is known for ever.
  @Test func `Every old name stays in the journal, also after it was taken back and given again`() async throws {
    let world = World()
    let track = await world.add("the only clue.mp3")
    let report = try await world.renamer().accept([world.request(track, to: "New.mp3")])
    _ = try await world.renamer().undo()
    _ = try await world.renamer().redo()
    let batch = try #require(report.batch)
    let rows = try await MemoryJournal(world.store).entries(of: batch)
    #expect(rows.map(\.row.from) == ["the only clue.mp3"])
    #expect(await world.store.state.batches.count == 3)
  }

  /// PowerToys#19883: 2,123 files, apply pressed twice.
  @Test func `Accepting twice is accepting once`() async throws {
    let world = World()
    let a = await world.add("a.mp3", "A")
    let b = await world.add("b.mp3", "B")
    let requests = [await world.request(a, to: "b.mp3"), await world.request(b, to: "a.mp3")]
    #expect(try await world.renamer().accept(requests).applied == 2)
    let again = try await world.renamer().accept(requests)
    #expect(again.batch == nil)
    #expect(again.items.map(\.status) == [.refused, .refused])
    #expect(world.disk.tree() == ["a.mp3": "B", "b.mp3": "A"])
    _ = try await world.renamer().undo()
    #expect(world.disk.tree() == ["a.mp3": "A", "b.mp3": "B"])
  }

  /// gbrain#3067: the folder's spelling counts too, not only the last name.
  @Test func `One folder that is reached by two paths is one folder`() async throws {
    let disk = TemporaryDisk()
    let world = World(disk)
    let one = await world.add("real/a.mp3", "A")
    let two = await world.add("real/b.mp3", "B")
    symlink("real", disk.root + "/other")
    var request = await world.request(two, to: "same.mp3")
    request.folder = disk.root + "/other"
    let checks = try await world.renamer().check([world.request(one, to: "same.mp3"), request])
    #expect(checks.map(\.rules) == [["target-claimed"], ["target-claimed"]])
  }

  /// A program that counts the whole path's characters against a name's limit refuses good names.
  @Test func `A long path is no long name`() async throws {
    let world = World()
    let folder = (0..<3).map { "\($0)" + String(repeating: "d", count: 120) }.joined(separator: "/")
    let track = await world.add("\(folder)/a.mp3", "A")
    let name = "Artist - Title.mp3"
    #expect(try await world.renamer().accept([world.request(track, to: name)]).applied == 1)
    #expect(world.disk.tree() == [FileName("\(folder)/\(name)"): "A"])
  }

  /// biber#474, amane#112: a form is neither forced on a name nor taken for another one.
  @Test func `The bytes of a name are kept as the proposal has them`() async throws {
    let world = World()
    let nfd = await world.add("1.mp3", "one")
    let nfc = await world.add("2.mp3", "two")
    _ = try await world.renamer().accept([
      world.request(nfd, to: "Cafe\u{301} A.mp3"), world.request(nfc, to: "Caf\u{E9} B.mp3"),
    ])
    #expect(world.disk.tree() == ["Cafe\u{301} A.mp3": "one", "Caf\u{E9} B.mp3": "two"])
    #expect(await world.complaints(expecting: ["one", "two"]) == [])
  }

  /// puddletag#950: a key or verb that means a row has deleted files.
  @Test func `Rejecting touches no file`() async throws {
    let world = World()
    let track = await world.add("a.mp3", "A")
    let fuse = Fuse()
    _ = try await world.renamer(fuse).reject([world.request(track, to: "b.mp3")])
    #expect(fuse.names == ["begin", "finish", "end"])
    #expect(world.disk.tree() == ["a.mp3": "A"])
  }
}
