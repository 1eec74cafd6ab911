import FoundationEssentials
import Library
import Records
import Testing

@Suite struct ProposeAndAcceptTests {
  private func imported(_ tracks: [(file: String, more: String)]) async throws -> TestLibrary {
    let test = try await TestLibrary.make()
    var lines: [String] = []
    for (index, track) in tracks.enumerated() {
      try test.write(track.file)
      lines.append(test.track(index + 1, track.file, track.more))
    }
    _ = try await test.library.importFiles([test.xml(lines)])
    return test
  }

  private func names(_ test: TestLibrary) throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: test.music).sorted()
  }

  private func pending(_ test: TestLibrary) async throws -> [RenameProposal] {
    try await test.library.proposals(test.library.proposalIDs(ProposalChoice()))
  }

  @Test func aProposalIsMadeOnceAndOnlyWhereTheNameChanges() async throws {
    let test = try await imported([
      ("01-strobe.mp3", "Name=\"Strobe\" Artist=\"deadmau5\""), ("A - B.mp3", "Name=\"B\" Artist=\"A\""),
      ("x.mp3", "Name=\"Without artist\""),
    ])
    let first = try await test.library.propose()
    #expect(first.proposed == 1)
    #expect(first.alreadyRight == 1)
    #expect(first.skipped == ["no_artist": 1])
    let second = try await test.library.propose()
    #expect(second.proposed == 0)
    #expect(second.alreadyProposed == 1)
    let proposal = try #require(try await pending(test).first)
    #expect(proposal.proposedFilename == "deadmau5 - Strobe.mp3")
    #expect(proposal.file != nil)
    #expect(proposal.fieldsUsed["artist"]?.source == "rekordbox_xml")
    await test.close()
  }

  @Test func twoThatWouldGetOneNameAreToldApartOrLeftAlone() async throws {
    let test = try await imported([
      ("1.mp3", "Name=\"T\" Artist=\"A\" Mix=\"Dub\""), ("2.mp3", "Name=\"T\" Artist=\"A\" Mix=\"Club\""),
      ("3.mp3", "Name=\"S\" Artist=\"A\""), ("4.mp3", "Name=\"S\" Artist=\"A\""),
    ])
    let report = try await test.library.propose()
    #expect(report.skipped == ["same_name": 2])
    #expect(Set(try await pending(test).map(\.proposedFilename)) == ["A - T (Dub).mp3", "A - T (Club).mp3"])
    await test.close()
  }

  @Test func acceptingRenamesTheFileAndUndoGivesTheNameBack() async throws {
    let test = try await imported([("01.mp3", "Name=\"Strobe\" Artist=\"deadmau5\"")])
    _ = try await test.library.propose()
    let id = try #require(try await pending(test).first?.id)
    let report = try await test.library.accept([id])
    #expect(report.items.map(\.status) == [.applied])
    #expect(try names(test) == ["deadmau5 - Strobe.mp3"])
    #expect(try await test.library.recording(named: "strobe").filePath == "\(test.music)/deadmau5 - Strobe.mp3")
    #expect(try await test.library.history(limit: 10).first?.applied == 1)
    let undone = try await test.library.renamer.undo()
    #expect(undone.items.map(\.status) == [.applied])
    #expect(try names(test) == ["01.mp3"])
    #expect(try await pending(test).map(\.id) == [id])
    await test.close()
  }

  @Test func anExistingFileIsNeverWrittenOver() async throws {
    let test = try await imported([("01.mp3", "Name=\"Strobe\" Artist=\"deadmau5\"")])
    _ = try await test.library.propose()
    try test.write("deadmau5 - Strobe.mp3", "something else that exists nowhere else")
    let id = try #require(try await pending(test).first?.id)
    #expect(try await test.library.check([id])[id]?.findings.map(\.rule).contains("target-exists") == true)
    let report = try await test.library.accept([id])
    #expect(report.items.map(\.status) == [.refused])
    #expect(report.items.map(\.rule) == ["target-exists"])
    #expect(try names(test) == ["01.mp3", "deadmau5 - Strobe.mp3"])
    #expect(try await pending(test).count == 1)
    await test.close()
  }

  @Test func twoFilesSwapTheirNamesInOneBatch() async throws {
    let test = try await imported([
      ("A - One.mp3", "Name=\"Two\" Artist=\"A\""), ("A - Two.mp3", "Name=\"One\" Artist=\"A\""),
    ])
    _ = try await test.library.propose()
    let ids = try await pending(test).map(\.id)
    #expect(ids.count == 2)
    let report = try await test.library.accept(ids)
    #expect(report.items.allSatisfy { $0.status == .applied })
    let one = try String(contentsOf: URL(filePath: "\(test.music)/A - One.mp3"), encoding: .utf8)
    #expect(one == "audio of A - Two.mp3")
    #expect(try await test.library.recording(named: "\(test.music)/A - One.mp3").fileName == "A - One.mp3")
    await test.close()
  }

  @Test func namesAreLookedForForTheChosenRecordingsOnly() async throws {
    let test = try await imported([
      ("01.mp3", "Name=\"Strobe\" Artist=\"deadmau5\""), ("02.mp3", "Name=\"Opus\" Artist=\"Eric Prydz\""),
    ])
    let id = try #require(try await test.library.recordings(RecordingSelection(), at: .start, limit: 1).rows.first?.id)
    let report = try await test.library.propose(only: (1, { $0 == id }))
    #expect(report.considered == 1 && report.proposed == 1)
    #expect(try await pending(test).map(\.recordingID) == [id])
    await test.close()
  }

  @Test func withoutARootAcceptingOnlyMarks() async throws {
    let test = try await imported([("01.mp3", "Name=\"Strobe\" Artist=\"deadmau5\"")])
    _ = try await test.library.propose()
    let id = try #require(try await pending(test).first?.id)
    let marking = MusicLibrary(configuration: Configuration(), postgres: test.library.postgres, graph: nil)
    #expect(try await marking.accept([id]).items.map(\.status) == [.accepted])
    #expect(try names(test) == ["01.mp3"])
    await marking.close()
    await test.close()
  }

  @Test func ofTwoScreensThatAcceptOneProposalExactlyOneWins() async throws {
    let test = try await imported([("01.mp3", "Name=\"Strobe\" Artist=\"deadmau5\"")])
    _ = try await test.library.propose()
    let id = try #require(try await pending(test).first?.id)
    let other = MusicLibrary(
      configuration: test.library.configuration, postgres: test.library.postgres, graph: nil)
    async let mine = test.library.accept([id])
    async let theirs = other.accept([id])
    let statuses = try await [mine, theirs].flatMap(\.items).map(\.status)
    #expect(statuses.count { $0 == .applied } == 1)
    #expect(statuses.count == 2)
    #expect(try names(test) == ["deadmau5 - Strobe.mp3"])
    await other.close()
    await test.close()
  }
}
