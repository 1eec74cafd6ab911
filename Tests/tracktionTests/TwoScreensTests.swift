import TerminalHarness
import Testing

/// Two people, or a person and a script, with one library: each sees what the other did, and loses nothing by it.
@Suite struct TwoScreensTests {
  private func proposals(of library: ProgramLibrary) async throws -> TerminalProgram {
    let screen = try await library.screen()
    try await screen.wait("the list") { $0.contains("1 of 40") && $0.contains("40 pending") }
    try await screen.press("4")
    try await screen.wait("the check") { $0.contains("─ ok ─") }
    return screen
  }

  @Test func `what one screen or a script decides is told on the other, which stays where it is`() async throws {
    let library = try await ProgramLibrary.imported(.catalog, tracks: ProgramLibrary.many(40))
    defer { library.remove() }
    let (one, other) = (try await proposals(of: library), try await proposals(of: library))
    try await other.press("j", "j")
    let before = try await other.wait("the third is selected") { $0.selected.contains { $0.contains("0003_untidy") } }

    try await one.press("a")
    try await one.wait("the rename") { $0.contains("Renamed 1 file") && $0.contains("39 pending") }
    let after = try await other.wait("it is told") { $0.contains("39 pending") && $0.line(6).hasSuffix("✓") }
    #expect(after.selected == before.selected && after.row == before.row)

    // The recordings' list has the new state too.
    try await one.press("e", .control("u"))
    try await one.type("Another name.mp3")
    try await one.press(.enter)
    try await one.wait(forText: "New name kept")
    try await other.wait("the edit") { $0.contains("→ Another name.mp3") }

    try await one.press("r")
    try await other.wait("the rejection") { $0.contains("38 pending") && $0.line(8).hasSuffix("✗") }

    try await library.change(
      "UPDATE rename_proposals SET proposed_filename = 'By a script.mp3' WHERE proposed_filename = $1",
      [.text("Artist 0004 - Title 0004.mp3")])
    let last = try await other.wait("the script") { $0.contains("→ By a script.mp3") }
    #expect(last.selected == before.selected && last.row == before.row)
    for screen in [one, other] {
      try await screen.press("q")
      #expect(try await screen.exitStatus() == 0)
    }
  }

  @Test func `when both accept the same row one renames it and the other is told`() async throws {
    let library = try await ProgramLibrary.imported(.catalog, tracks: ProgramLibrary.many(40))
    defer { library.remove() }
    let screens = [try await proposals(of: library), try await proposals(of: library)]
    for round in 1...3 {
      for screen in screens { try await screen.press("a") }
      let digits = "000\(round)"
      let name = "Artist \(digits) - Title \(digits).mp3"
      var renamed = 0
      for screen in screens {
        let told = try await screen.wait("what became of \(name)") {
          // One that wins names the file, by its old name where there is room.
          ["Renamed 1 file: \(digits)_untidy.mp3", "Renamed 1 file: \(name)", "is applied"].contains(
            where: $0.line(22).contains)
            || ($0.line(22).contains("Not renamed: ") && $0.contains("\(40 - round) pending"))
        }
        if told.line(22).contains("Renamed 1 file") { renamed += 1 }
        try await screen.wait("the row is done") { $0.contains("\(40 - round) pending") }
      }
      #expect(renamed == 1)
      #expect(library.names.contains(name))
      // Both stand on the next one, or go there.
      for screen in screens {
        try await screen.press(.control("g"))
        try await screen.wait("no message") { $0.line(22).isEmpty }
        try await screen.press("g")
        for _ in 0..<round { try await screen.press("j") }
      }
    }
    #expect(try await library.count("SELECT count(*) FROM rename_proposals WHERE status = 'applied'") == 3)
    for screen in screens {
      try await screen.press("q")
      #expect(try await screen.exitStatus() == 0)
    }
  }

  @Test func `another's batch is no affair of u, but history takes it back`() async throws {
    let library = try await ProgramLibrary.imported(.catalog, tracks: ProgramLibrary.many(40))
    defer { library.remove() }
    let screen = try await proposals(of: library)
    try await screen.press("a")
    try await screen.wait("the rename") { $0.contains("Renamed 1 file") && $0.contains("39 pending") }
    try await library.change("UPDATE rename_batches SET user_name = 'somebody', host = 'elsewhere'")
    try await screen.press("u")
    try await screen.wait("nothing of one's own") { $0.contains("There is nothing to undo or redo") }
    try await screen.press("H")
    try await screen.wait("the batch") { $0.selected.contains { $0.contains("somebody@elsewhere") } }
    try await screen.press("u")
    try await screen.wait("taken back, and shown so") {
      $0.selected.contains { $0.contains("somebody@elsewhere") && $0.contains("undone") }
    }
    #expect(library.names.contains("0001_untidy.mp3"))
    try await screen.press("q")
    try await screen.wait("pending again") { $0.contains("40 pending") }
    try await screen.press("q")
    #expect(try await screen.exitStatus() == 0)
  }
}
