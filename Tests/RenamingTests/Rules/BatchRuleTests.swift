import FoundationEssentials
import Glibc
import Records
import Renaming
import RenamingKit
import Testing

/// Rules over the final state of a batch.
struct BatchRuleTests {
  let world = World()

  /// pipe-rename#75: judged by the state before the batch, this would be a conflict.
  @Test func `A name that another file of the batch leaves is free`() async throws {
    let checks = try await world.check(batch: [("a.mp3", "b.mp3"), ("b.mp3", "c.mp3")])
    #expect(checks.map(\.state) == [.ok, .ok])
    #expect(checks[0].rules == ["chain"])
    #expect(checks[1] == .ok)
  }

  @Test func `A swap is a circle, and only worth a word`() async throws {
    let checks = try await world.check(batch: [("a.mp3", "b.mp3"), ("b.mp3", "a.mp3")])
    #expect(checks.map(\.rules) == [["cycle"], ["cycle"]])
    #expect(checks.allSatisfy { $0.state == .ok })
  }

  @Test func `A file that stays blocks the whole chain behind it`() async throws {
    world.disk.write("end.mp3", "stays")
    let checks = try await world.check(batch: [
      ("a.mp3", "b.mp3"), ("b.mp3", "c.mp3"), ("c.mp3", "end.mp3"), ("x.mp3", "y.mp3"),
    ])
    #expect(checks.map(\.state) == [.error, .error, .error, .ok])
    #expect(checks.prefix(3).allSatisfy { $0.rules == ["target-exists"] })
  }

  @Test func `A row that another rule refuses keeps its name, and blocks who wants it`() async throws {
    let checks = try await world.check(batch: [("a.mp3", "b.mp3"), ("b.mp3", "wh?t.mp3")])
    #expect(checks[0].rules == ["target-exists"])
    #expect(checks[1].rules == ["forbidden-character"])
  }

  @Test func `A circle with a refused member is refused as a whole`() async throws {
    let checks = try await world.check(batch: [
      ("a.mp3", "b.mp3"), ("b.mp3", "c.mp3"), ("c.mp3", "a.mp3"), ("d.mp3", "a.mp3"),
    ])
    #expect(checks.allSatisfy { $0.state == .error })
    #expect(checks[2].rules == ["target-claimed"])
    #expect(checks[3].rules == ["target-claimed"])
  }

  @Test func `Names that differ only in case collide, with each other and with neighbours`() async throws {
    world.disk.write("STAYS.mp3", "stays")
    let checks = try await world.check(batch: [
      ("1.mp3", "Song.mp3"), ("2.mp3", "song.mp3"), ("3.mp3", "stays.mp3"), ("4.mp3", "Sigma Σ.mp3"),
      ("5.mp3", "sigma ς.mp3"),
    ])
    #expect(
      checks.map(\.rules) == [
        ["case-collision"], ["case-collision"], ["case-collision"], ["case-collision"], ["case-collision"],
      ])
  }

  /// borg#4771, beets#1496.
  @Test func `Names that differ only in normalisation collide`() async throws {
    world.disk.write("Ro\u{308}yksopp.mp3", "stays")
    let checks = try await world.check(batch: [
      ("1.mp3", "R\u{F6}yksopp.mp3"), ("2.mp3", "Caf\u{E9}.mp3"), ("3.mp3", "Cafe\u{301}.mp3"),
    ])
    #expect(checks.map(\.rules) == [["unicode-collision"], ["unicode-collision"], ["unicode-collision"]])
  }

  @Test func `Straße and Strasse are two names`() async throws {
    let checks = try await world.check(batch: [("1.mp3", "Straße.mp3"), ("2.mp3", "Strasse.mp3")])
    #expect(checks == [.ok, .ok])
  }

  @Test func `A change of case or of normalisation alone is fine`() async throws {
    let checks = try await world.check(batch: [("opus.mp3", "Opus.mp3"), ("Cafe\u{301}.mp3", "Caf\u{E9}.mp3")])
    #expect(checks.map(\.rules) == [["case-only"], ["case-only"]])
    #expect(checks[1].findings[0].message.contains("normalisation"))
  }

  @Test func `A neighbour whose name is not UTF-8 counts as a neighbour`() async throws {
    let track = await world.add("a.mp3")
    let raw = FileName(bytes: Array("b\u{FFFD}.lrc".utf8.prefix(1)) + [0xFF] + Array(".lrc".utf8))
    var path = (world.disk.root + "/").utf8CString.dropLast() + raw.bytes.map { CChar(bitPattern: $0) }
    path.append(0)
    close(open(Array(path), O_CREAT | O_WRONLY, 0o644))
    #expect(try await world.renamer().check([world.request(track, to: "b.mp3")])[0] == .ok)
    #expect(world.disk.tree()[raw] == "")
  }

  @Test func `Several proposals for one recording refuse each other`() async throws {
    let track = await world.add("a.mp3")
    let requests = [await world.request(track, to: "b.mp3"), await world.request(track, to: "c.mp3")]
    let checks = try await world.renamer().check(requests)
    #expect(checks.map(\.rules) == [["second-proposal"], ["second-proposal"]])
  }

  @Test func `Two recordings that lead to one file by two paths refuse each other`() async throws {
    let track = await world.add("real/a.mp3")
    symlink("real", world.disk.root + "/link")
    let other = UUID()
    await world.store.add(recording: other, at: world.disk.root + "/link/a.mp3")
    var second = await world.request(track, to: "c.mp3")
    second.recordingID = other
    second.folder = world.disk.root + "/link"
    let checks = try await world.renamer().check([world.request(track, to: "b.mp3"), second])
    #expect(checks.map(\.rules) == [["second-proposal"], ["second-proposal"]])
  }

  @Test func `A path that a missing recording has is claimed`() async throws {
    await world.store.add(recording: UUID(), at: world.disk.root + "/b.mp3")
    #expect(try await world.check("a.mp3", to: "b.mp3").rules == ["target-claimed"])
  }

  @Test func `Companions are named, and whose names are in the way`() async throws {
    let track = await world.add("a.mp3")
    world.disk.write("a.cue", "FILE")
    world.disk.write("a.jpg", "cover")
    let check = try await world.renamer().check([world.request(track, to: "b.mp3")])[0]
    #expect(check.state == .ok)
    #expect(check.findings.map(\.message) == ["with it: a.cue, a.jpg"])
    world.disk.write("b.jpg", "another cover")
    let blocked = try await world.renamer().check([world.request(track, to: "b.mp3")])[0]
    #expect(blocked.severity(of: "target-exists") == .error)
    #expect(blocked.findings[0].message == "b.jpg exists")
  }

  @Test func `A companion of two recordings stays, unless both go to one stem`() async throws {
    let one = await world.add("a.mp3")
    let two = await world.add("a.flac")
    world.disk.write("a.jpg", "cover")
    let alone = try await world.renamer().check([world.request(one, to: "b.mp3")])[0]
    #expect(alone.findings[0].message == "a.jpg stays: a.flac has the same stem")
    let report = try await world.renamer().accept([world.request(one, to: "b.mp3"), world.request(two, to: "b.flac")])
    #expect(report.applied == 2)
    #expect(world.disk.tree()["b.jpg"] == "cover")
  }

  @Test func `Companions stay where the setting says so`() async throws {
    let track = await world.add("a.mp3")
    world.disk.write("a.jpg", "cover")
    world.settings.companions = .leave
    _ = try await world.renamer().accept([world.request(track, to: "b.mp3")])
    #expect(world.disk.tree() == ["b.mp3": track.contents, "a.jpg": "cover"])
  }
}
