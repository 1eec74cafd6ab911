import FoundationEssentials
import Records
import Terminal
import Testing

@testable import Screen

/// Every sheet in every window: nothing is cut without an ellipsis, nothing lies over header or footer.
@Suite struct SheetTests {
  private static let long = "a long word " + String(repeating: "and another one ", count: 30)

  private static let openers: [(name: String, open: @Sendable (Scenario) -> Void)] = [
    ("help", { $0.press("?") }), ("help, searched", { $0.press("?").type("row") }),
    ("palette", { $0.press(":") }), ("palette without a match", { $0.press(":").type("qqq") }),
    ("sort", { $0.press("s") }), ("sort proposals", { $0.focus(.proposals).press("s") }),
    ("edit", { $0.focus(.proposals).press("e").type(long) }),
    ("batch", { $0.focus(.proposals).press("*", "a") }), ("reject", { $0.focus(.proposals).press("*", "r") }),
    ("threshold", { $0.focus(.proposals).press("A").type(long).press("Enter") }),
    ("details", { $0.focus(.proposals).press("Enter") }), ("record", { $0.press("Enter") }),
    ("tracklist", { $0.focus(.tracklists).press("Enter") }),
    ("history", { $0.focus(.proposals).press("a", "H") }),
    ("undo", { $0.focus(.proposals).press("*", "a", "Enter", "u") }),
    ("import", { $0.press(":").type("import").press("Enter").type(long) }),
    ("first start", { $0.send(.firstStart) }), ("music", { $0.send(.firstStart).press("Enter").type(long) }),
    ("quit", { $0.send(.progress(SheetTests.work)).press("q") }),
    ("stop", { $0.send(.progress(SheetTests.work)).press("Ctrl-C") }),
  ]

  private static let work = Work(
    id: SampleLibrary.id(800), title: "Renaming", unit: "files", done: 3, total: 9, elapsed: 2, isBatch: true)

  private static var library: FakeLibrary {
    var library = FuzzTests.library()
    library.recordings[0] = SampleLibrary.card(1, long, long, 120, "8A", long)
    library.proposals[0] = SampleLibrary.proposal(101, 1, long + ".mp3", "new " + long + ".mp3", 0.5)
    library.entries = [MetadataEntry(key: "comment", value: long)]
    return library
  }

  @Test("At any size:", arguments: SheetTests.openers.map { $0.name })
  func everySize(name: String) async throws {
    let opener = try #require(Self.openers.first { $0.name == name })
    let screen = Scenario(40, 120, library: Self.library)
    screen.rest().rest()
    opener.open(screen)
    #expect(!screen.model.sheets.isEmpty)
    for rows in [16, 17, 18, 24, 33, 40, 60, 100] {
      for columns in stride(from: 60, through: 300, by: 13) {
        // Seconds of work: other tests' connections wait for this thread.
        await Task.yield()
        screen.resize(rows, columns)
        if let wrong = mistake(in: screen) {
          Issue.record("\(name) at \(columns)×\(rows): \(wrong)\n\(screen.lines.joined(separator: "\n"))")
          return
        }
      }
    }
    for (rows, columns) in [(1, 1), (1, 300), (100, 1), (15, 60), (16, 59)] {
      #expect(FrameCheck(screen.resize(rows, columns).frame).firstMistake == nil)
    }
  }

  private func mistake(in screen: Scenario) -> String? {
    guard let sheet = screen.model.sheets.last else { return "no sheet" }
    let (layout, frame) = (screen.model.layout, screen.frame)
    if let wrong = FrameCheck(frame).firstMistake { return wrong }
    if !frame.line(0).hasPrefix(" tracktion") { return "the header is hidden" }
    let page = SheetPage(sheet, model: screen.model, width: layout.columns)
    let shown = (SheetView.area(layout)).map { frame.line($0) }
    guard let title = shown.firstIndex(where: { $0.hasPrefix("─ \(page.title.prefix(8))") }) else { return "no title" }
    let room = shown.count - title - 1 - page.head.count
    let first = page.firstLine(visible: room)
    let visible = page.head + page.lines.dropFirst(first).prefix(room)
    for (line, text) in zip(visible, shown[(title + 1)...]) where !text.contains("…") {
      for part in line.parts {
        let wanted = part.text.string.split(separator: " ").joined(separator: " ")
        let found = text.split(separator: " ").joined(separator: " ")
        if !wanted.isEmpty, !found.contains(wanted) { return "“\(wanted)” is not in “\(found)”" }
      }
    }
    let hints = page.hints.first.map { frame.line(layout.footer.row).contains($0.text.string) } ?? true
    return hints || layout.message == nil ? nil : "no hints"
  }
}
