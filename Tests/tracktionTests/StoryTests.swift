import TerminalHarness
import Testing

/// The stories that the pure model lives (`ScreenTests`), with the program on a terminal, PostgreSQL and real files.
///
/// One after the other, since they share the files.
@Suite(.serialized) struct StoryTests {
  private static let library = Task { try await ProgramLibrary.imported(.catalog) }

  @Test("On a terminal:", arguments: ScreenStory.three)
  func live(_ story: ScreenStory) async throws {
    let library = try await Self.library.value
    let names = library.names
    let screen = try await library.screen(rows: story.rows, columns: story.columns)
    // What a key means depends on what is there: a person looks first.
    try await screen.wait("the proposals' checks") { $0.contains("3") && $0.contains("pending") && $0.contains("pg ●") }
    try await screen.live(story)
    try await screen.press("q")
    #expect(try await screen.exitStatus() == 0)
    #expect(library.names == names)
    #expect(await screen.terminal.unknown == [])
  }
}
