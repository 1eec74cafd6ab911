import FoundationEssentials
import Glibc
import Testing

@testable import Screen

/// The pictures of `spec/screen.md` at four sizes. `TRACKTION_GOLDEN=write swift test --filter ScreenTests` writes them
/// anew; look at the difference before you keep it.
@Suite struct GoldenTests {
  private static let folder =
    "/" + #filePath.split(separator: "/").dropLast().joined(separator: "/") + "/Golden"
  private static let isWriting = getenv("TRACKTION_GOLDEN") != nil

  private func compare(_ name: String, _ scenario: Scenario, sourceLocation: SourceLocation = #_sourceLocation) throws {
    let text = scenario.lines.joined(separator: "\n") + "\n"
    let path = "\(GoldenTests.folder)/\(name).txt"
    if GoldenTests.isWriting {
      try Data(text.utf8).write(to: URL(filePath: path))
    } else {
      let expected = try String(decoding: Data(contentsOf: URL(filePath: path)), as: UTF8.self)
      #expect(text == expected, "\(name) is\n\(text)", sourceLocation: sourceLocation)
    }
  }

  private func recordings(_ rows: Int, _ columns: Int) -> Scenario {
    var library = FakeLibrary()
    library.offset = 411
    let scenario = Scenario(rows, columns, library: library)
    return scenario.press("/").type(columns < 72 ? "genre:techno" : "genre:techno bpm:120-130").press("Enter").rest()
      .rest()
  }

  @Test("Recordings focused", arguments: [(24, 80), (34, 120), (16, 60), (60, 200)])
  func recordingsFocused(rows: Int, columns: Int) throws {
    try compare("recordings-\(columns)x\(rows)", recordings(rows, columns))
  }

  @Test("Proposals focused", arguments: [(24, 80), (34, 120), (16, 60), (60, 200)])
  func proposalsFocused(rows: Int, columns: Int) throws {
    let scenario = Scenario(rows, columns).focus(.proposals).rest().rest()
    try compare("proposals-\(columns)x\(rows)", scenario.press("a").rest())
  }

  @Test("Sheets at 80×24")
  func sheets() throws {
    try compare("help-80x24", Scenario().press("?"))
    try compare("palette-80x24", Scenario().press(":").type("acc"))
    try compare("sort-80x24", Scenario().press("s", "j"))
    try compare("edit-80x24", Scenario().focus(.proposals).press("e"))
    try compare("batch-80x24", Scenario().focus(.proposals).press("Space", "Space", "Space", "a"))
    try compare("details-80x24", Scenario().focus(.proposals).press("G").rest().rest().press("k", "k", "Enter"))
    try compare("record-80x24", Scenario().press("Enter"))
    try compare("tracklist-80x24", Scenario().focus(.tracklists).press("Enter"))
    try compare("history-80x24", Scenario().focus(.proposals).press("a", "a", "H"))
  }
}
