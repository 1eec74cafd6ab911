import CSystem
import FoundationEssentials
import Glibc
import TerminalHarness
import TestServers
import Testing

/// From a DJ's library file to a renamed file, with the program itself on a terminal: keys in, screen out.
@Suite(.enabled(if: !TestGraph.available.isEmpty)) struct MainJobTests {
  @Test func fromTheLibraryFileToARenamedFileAndBack() async throws {
    let library = try await ProgramLibrary.make()
    defer { library.remove() }
    #expect(try await library.run("db", "migrate").status == 0)
    let imported = try await library.run("import", library.xml)
    #expect(imported.status == 0)
    #expect(imported.text.contains("3 new"))
    #expect(try await library.run("propose").text.contains("2 new proposals"))
    #expect(try await library.run("sync").status == 0)
    #expect(try await library.run("relate").status == 0)

    let screen = try await library.screen(rows: 24, columns: 80)
    try await screen.wait("the list") { $0.contains("Strobe") && $0.contains("3 recordings  2 pending") }
    try await screen.wait("related tracks") { $0.contains("Opus") && $0.contains("fifth up") }
    try await screen.press("p")
    try await screen.wait("the proposal") { $0.contains("a accept") && $0.contains("→ deadmau5 - Strobe.mp3") }
    try await screen.press("a")
    try await screen.wait("the rename") { $0.contains("Renamed 1 file") && $0.contains("1 pending") }
    #expect(library.names == ["02 opus_FINAL.mp3", "Dosem - Projection.mp3", "deadmau5 - Strobe.mp3"])
    try await screen.press("u")
    // q asks while the undo is under way. The count comes before or after its end; what is said stays for seconds only.
    try await screen.wait("the undo") { $0.contains("Took back") }
    try await screen.wait("the count") { $0.contains("2 pending") }
    #expect(library.names == ["01-strobe_FINAL(2).mp3", "02 opus_FINAL.mp3", "Dosem - Projection.mp3"])
    try await screen.press("q")
    #expect(try await screen.exitStatus() == 0)
    #expect(await screen.terminal.unknown == [])
  }

  @Test func aFilterNarrowsTheListAndARelatedTrackIsFollowedThereAndBack() async throws {
    let library = try await ProgramLibrary.imported()
    defer { library.remove() }
    let screen = try await library.screen(rows: 34, columns: 120)
    try await screen.wait("the list") { $0.contains("1 of 3") }
    try await screen.press("/")
    try await screen.type("opus")
    try await screen.wait("one match") { $0.contains("1 of 1") }
    try await screen.press(.enter, .escape)
    try await screen.wait("all again") { $0.contains("of 3") }

    // A related track is followed, and the way leads back.
    try await screen.press("g")
    try await screen.wait("related tracks") { $0.contains("─ Strobe ─") && $0.contains("fifth up") }
    try await screen.press("5", .enter)
    try await screen.wait("the followed track") { $0.contains("3 of 3") && $0.contains("─ Opus ─") }
    try await screen.press(.backspace)
    try await screen.wait("back") { $0.contains("1 of 3") && $0.contains("─ Strobe ─") }
    try await screen.press("q", "q")
    #expect(try await screen.exitStatus() == 0)
  }

  @Test func withoutATerminalTheScreenSaysHowToGetOne() async throws {
    let result = try await CommandRun(Product.path("tracktion"), [], environment: ["HOME": "/nonexistent"])
    #expect(result.status == 2)
    #expect(result.text.contains("ssh -t"))
  }
}
