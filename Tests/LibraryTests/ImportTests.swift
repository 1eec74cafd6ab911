import Formats
import FoundationEssentials
import Glibc
import Library
import Records
import Testing

@Suite struct ImportTests {
  @Test func theSecondImportChangesNothingAndSaysSo() async throws {
    let test = try await TestLibrary.make()
    try test.write("a.mp3")
    let xml = try test.xml(
      [
        test.track(
          1, "a.mp3", "Name=\"Strobe\" Artist=\"deadmau5\" AverageBpm=\"128.00\" Tonality=\"8B\" Rating=\"204\"")
      ],
      playlists: "<NODE Name=\"Peak\" Type=\"1\" KeyType=\"0\" Entries=\"1\"><TRACK Key=\"1\"/></NODE>")
    let first = try await test.library.importFiles([xml])
    #expect(first.recordings.added == 1)
    #expect(first.recordings.missing == 0)
    #expect(first.tracklists.added == 1)
    let second = try await test.library.importFiles([xml])
    #expect(second.recordings.unchanged == 1)
    #expect(second.recordings.added + second.recordings.updated == 0)
    #expect(second.recordings.metadataUnchanged == first.recordings.metadataAdded)
    #expect(second.tracklists.unchanged == 1)
    #expect(second.refused.isEmpty)
    #expect(second.sentence.contains("Nothing new"))
    await test.close()
  }

  @Test func aPlaylistBecomesATracklistInWhichTheRecordingIsFound() async throws {
    let test = try await TestLibrary.make()
    try test.write("a.mp3")
    let xml = try test.xml(
      [test.track(7, "a.mp3", "Name=\"Strobe\" Artist=\"deadmau5\"")],
      playlists: """
        <NODE Type="0" Name="Sets" Count="1"><NODE Name="Peak" Type="1" KeyType="0" Entries="2">
        <TRACK Key="99"/><TRACK Key="7"/></NODE></NODE>
        """)
    _ = try await test.library.importFiles([xml])
    let recording = try await test.library.recording(named: "strobe")
    let appearances = try await test.library.appearances(of: recording.id)
    #expect(appearances.map(\.title) == ["Peak"])
    #expect(appearances.map(\.position) == [2])
    await test.close()
  }

  @Test func aFileThatIsCutOffKeepsWhatCameBeforeAndMarksNothingMissing() async throws {
    let test = try await TestLibrary.make()
    let tracks = try (1...400).map { number in
      try test.write("\(number).mp3")
      return test.track(number, "\(number).mp3", "Name=\"Title \(number)\"")
    }
    let whole = try test.xml(tracks, named: "whole.xml")
    _ = try await test.library.importFiles([whole])
    let cut = try test.xml(tracks, named: "cut.xml", cutAt: 20_000)
    let report = try await test.library.importFiles([cut])
    #expect(report.refused.map(\.item) == [cut])
    #expect(report.refused.first?.reason.contains("cut off") == true)
    #expect(report.recordings.unchanged > 50)
    #expect(try await test.library.countRecordings(RecordingSelection(filter: "status:missing")) == 0)
    #expect(try await test.library.counts().recordings == 400)
    await test.close()
  }

  @Test func whatIsNoLibraryIsNamedAndTheRestGoesOn() async throws {
    let test = try await TestLibrary.make()
    let other = "\(test.folder)/other.xml"
    try Data("<html></html>".utf8).write(to: URL(filePath: other))
    let empty = "\(test.folder)/empty.xml"
    try Data().write(to: URL(filePath: empty))
    let good = try test.xml([test.track(1, "a.mp3", "Name=\"A\"")])
    let report = try await test.library.importFiles([other, empty, "/nonexistent.xml", good])
    #expect(report.refused.count == 3)
    #expect(report.recordings.added == 1)
    await test.close()
  }

  @Test func aLibraryOfAnotherMachineIsFoundByAMapAndKeepsItsIds() async throws {
    let test = try await TestLibrary.make()
    for number in 1...3 { try test.write("House/\(number).mp3") }
    let tracks = (1...3).map {
      "TrackID=\"\($0)\" Name=\"T\($0)\" Location=\"file://localhost/D:/Music/House/\($0).mp3\""
    }
    let xml = try test.xml(tracks)
    let lost = try await test.library.importFiles([xml])
    #expect(lost.recordings.missing == 3)
    #expect(lost.proposedMap.first?.rule == PathMap.Rule(from: "D:/Music", to: test.music))
    #expect(lost.proposedMap.first?.files == 3)
    let before = try await test.library.recording(named: "T2")
    let mapped = try await test.library.importFiles([xml], map: [PathMap.Rule(from: "d:\\Music", to: test.music)])
    #expect(mapped.recordings.moved == 3)
    #expect(mapped.recordings.missing == 0)
    let after = try await test.library.recording(named: "T2")
    #expect(after.id == before.id)
    #expect(after.filePath == "\(test.music)/House/2.mp3")
    #expect(after.status == .processed)
    await test.close()
  }

  @Test func theSameContentTwiceIsADuplicateReportedByBothPaths() async throws {
    let test = try await TestLibrary.make()
    try test.write("a.mp3", "the same")
    try test.write("b.mp3", "the same")
    let xml = try test.xml([test.track(1, "a.mp3", "Name=\"A\""), test.track(2, "b.mp3", "Name=\"B\"")])
    let report = try await test.library.importFiles([xml])
    #expect(report.recordings.added == 1)
    #expect(report.refused.map(\.item) == ["\(test.music)/b.mp3"])
    #expect(report.refused.map(\.duplicateOf) == ["\(test.music)/a.mp3"])
    await test.close()
  }

  @Test func aFileMovedByAnotherProgramKeepsItsRecording() async throws {
    let test = try await TestLibrary.make()
    let old = try test.write("a.mp3")
    _ = try await test.library.importFiles([test.xml([test.track(1, "a.mp3", "Name=\"A\"")])])
    let before = try await test.library.recording(named: old)
    rename(old, "\(test.music)/new.mp3")
    let report = try await test.library.importFiles([test.xml([test.track(1, "new.mp3", "Name=\"A\"")])])
    #expect(report.recordings.moved == 1)
    #expect(try await test.library.recording(named: "\(test.music)/new.mp3").id == before.id)
    await test.close()
  }

  @Test func aNameThatTheDiskKeepsDecomposedIsFound() async throws {
    let test = try await TestLibrary.make()
    try test.write("Beyonce\u{301}.mp3")
    let report = try await test.library.importFiles([test.xml([test.track(1, "Beyonc\u{e9}.mp3", "Name=\"A\"")])])
    #expect(report.recordings.missing == 0)
    await test.close()
  }

  @Test(.enabled(if: SharedLibraries.isThere), arguments: ["ddjt_rekordbox.xml", "albouy_playlist_rekordbox.xml"])
  func realLibrariesGoInWholeAndASecondTimeChangeNothing(_ name: String) async throws {
    let test = try await TestLibrary.make()
    let path = "\(SharedLibraries.folder)/\(name)"
    let first = try await test.library.importFiles([path])
    #expect(first.recordings.added > 0)
    let second = try await test.library.importFiles([path])
    #expect(second.recordings.unchanged == first.recordings.added)
    #expect(second.recordings.added + second.recordings.updated + second.recordings.moved == 0)
    #expect(second.refused.count == first.refused.count)
    await test.close()
  }

  @Test(.enabled(if: SharedLibraries.isThere), arguments: ["ddjt_rekordbox.xml", "albouy_playlist_rekordbox.xml"])
  func aMapMovesEveryTrackOfARealLibrary(_ name: String) async throws {
    let test = try await TestLibrary.make()
    let path = "\(SharedLibraries.folder)/\(name)"
    var paths: [String] = []
    for try await item in RekordboxLibrary.items(at: path) {
      if case .track(let track) = item { paths.append(track.path) }
    }
    let from = try #require(
      paths.first.map { String($0.prefix(upTo: $0.dropFirst().firstIndex(of: "/") ?? $0.endIndex)) })
    let mapped = PathMap([PathMap.Rule(from: from, to: test.music)])
    for original in Set(paths) {
      guard let target = mapped(original) else { continue }
      try test.write(String(target.dropFirst(test.music.count + 1)), "audio of \(original)")
    }
    _ = try await test.library.importFiles([path])
    let report = try await test.library.importFiles([path], map: mapped.rules)
    #expect(report.recordings.moved > 0)
    #expect(report.recordings.moved + report.recordings.missing + report.refused.count >= Set(paths).count)
    #expect(report.recordings.added == 0)
    await test.close()
  }
}
