import FoundationEssentials
import Library
import Records
import Renaming
import Testing

/// What a batch says besides what it did, and what a start settles.
@Suite struct RenameNoticeTests {
  private func imported() async throws -> (TestLibrary, UUID) {
    let test = try await TestLibrary.make()
    try test.write("01.mp3")
    _ = try await test.library.importFiles([
      test.xml([test.track(1, "01.mp3", "Name=\"Strobe\" Artist=\"deadmau5\"")])
    ])
    _ = try await test.library.propose()
    return (test, try #require(try await test.library.proposalIDs(ProposalChoice()).first))
  }

  @Test func aBatchNamesTheProgramThatWillAskForItsFiles() async throws {
    let (test, id) = try await imported()
    let report = try await test.library.accept([id])
    #expect(try await test.library.programsAskingForFiles(of: report) == ["rekordbox"])
    let batch = try #require(report.batch)
    let entry = try #require(try await test.library.entries(ofBatch: batch).first)
    #expect([entry.row.oldPath, entry.row.newPath] == ["\(test.music)/01.mp3", "\(test.music)/deadmau5 - Strobe.mp3"])
    await test.close()
  }

  @Test func whatRenamesNoFileNamesNoProgram() async throws {
    let (test, id) = try await imported()
    let rejected = try await test.library.reject([id])
    #expect(try await test.library.programsAskingForFiles(of: rejected) == [])
    let undone = try await test.library.renamer.undo()
    #expect(try await test.library.programsAskingForFiles(of: undone) == [])
    #expect(try await test.library.programsAskingForFiles(of: test.library.rehearseAccept([id])) == [])
    await test.close()
  }

  @Test func theSettingMarksOnlyAlsoWhereARootIsNamed() async throws {
    let (test, id) = try await imported()
    var configuration = test.library.configuration
    configuration.marksOnly = true
    let marking = MusicLibrary(configuration: configuration, postgres: test.library.postgres, graph: nil)
    #expect(try await marking.accept([id]).items.map(\.status) == [.accepted])
    #expect(FileManager.default.fileExists(atPath: "\(test.music)/01.mp3"))
    await marking.close()
    await test.close()
  }

  @Test func anAppliedProposalSaysThatItIsApplied() async throws {
    let (test, id) = try await imported()
    _ = try await test.library.accept([id])
    let again = try await test.library.accept([id])
    #expect(again.items.map(\.rule) == ["stale"])
    #expect(again.items.map(\.reason) == ["it is applied already"])
    await test.close()
  }

  @Test func aNewNameCanBeTriedWithoutBeingKept() async throws {
    let (test, id) = try await imported()
    let tried = try await test.library.edit(id, named: "Wh?t.mp3", isRehearsal: true)
    #expect(tried.items.map(\.to) == ["\(test.music)/Wh?t.mp3"])
    #expect(tried.items.map(\.rule) == ["forbidden-character"])
    #expect(try await test.library.proposals([id]).first?.proposedFilename == "deadmau5 - Strobe.mp3")
    await test.close()
  }
}
