import TerminalHarness
import TestServers
import Testing

/// Servers that freeze, die and come back while somebody types: no key is lost, nothing waits for them, and everything
/// comes back by itself.
@Suite(.enabled(if: !TestGraph.available.isEmpty)) struct OutageTests {
  @Test func `with PostgreSQL frozen one moves, reads help and types a filter, and it is all there when it is back`()
    async throws
  {
    let library = try await ProgramLibrary.imported(.own, tracks: ProgramLibrary.many(150))
    defer { library.remove() }
    let (postgres, graph) = try (#require(library.postgres), #require(library.graphServer))
    let screen = try await library.screen()
    try await screen.wait("all up") { $0.contains("1 of 150") && $0.contains("pg ●  graph ●") }

    postgres.freeze()
    try await screen.press("j", "j", "j")
    try await screen.wait("the cursor moves") { $0.selected.contains { $0.contains("Title 0004") } }
    try await screen.press("?")
    try await screen.wait(forText: "Help: Recordings")
    try await screen.press(.escape)
    try await screen.wait(forText: "pg ○ away")
    try await screen.press("/")
    try await screen.type("0123")
    try await screen.wait("the filter as typed") { $0.contains("/0123") }
    try await screen.press(.enter)
    postgres.thaw()
    try await screen.wait("the list of the filter") { $0.contains("1 of 1 ─") && $0.contains("pg ●") }
    try await screen.press(.escape)
    try await screen.wait("all of them") { $0.contains("123 of 150") && $0.selected.contains { $0.contains("0123") } }

    try await graph.kill()
    try await screen.wait(forText: "graph ○ away")
    try await postgres.kill()
    try await screen.wait(forText: "pg ○ away")
    try await screen.press("k", "k", "j")
    try await screen.wait("the rows that are there") { $0.selected.contains { $0.contains("Title 0122") } }
    try await graph.start()
    try await screen.wait(forText: "graph ●")
    try await postgres.start()
    try await screen.wait("all back") { $0.contains("pg ●  graph ●") && $0.contains("122 of 150") }
    try await screen.wait("what follows the cursor") { $0.contains("─ Title 0122 ─") }

    // A server that is away keeps nobody in.
    postgres.freeze()
    graph.freeze()
    try await screen.press("j", "q")
    #expect(try await screen.exitStatus() == 0)
  }

  @Test func `an accept given while PostgreSQL is away is carried out or refused, never half done`() async throws {
    let library = try await ProgramLibrary.imported(.own)
    defer { library.remove() }
    let postgres = try #require(library.postgres)
    let screen = try await library.screen()
    try await screen.wait("all up") { $0.contains("1 of 3") && $0.contains("2 pending") }
    try await screen.press("4")
    try await screen.wait("the check") { $0.contains("─ ok ─") }

    postgres.freeze()
    try await screen.press("a")
    try await screen.wait("the row is under way") { $0.line(6).hasSuffix("…") }
    #expect(library.names.contains("01-strobe_FINAL(2).mp3"))
    postgres.thaw()
    try await screen.wait("the rename") { $0.contains("Renamed 1 file") }
    #expect(library.names.contains("deadmau5 - Strobe.mp3"))

    try await postgres.kill()
    try await screen.wait(forText: "pg ○ away")
    try await screen.press("a")
    try await screen.wait("why not") { $0.contains("Not renamed: ") }
    #expect(library.names.contains("02 opus_FINAL.mp3"))
    try await postgres.start()
    try await screen.wait(forText: "pg ●")
    try await screen.press("a")
    try await screen.wait("the other rename") { $0.contains("Renamed 1 file") && $0.contains("0 pending") }
    #expect(library.names.contains("Eric Prydz - Opus.mp3"))
    try await screen.press("q")
    #expect(try await screen.exitStatus() == 0)
  }

  @Test func `what is typed while PostgreSQL is frozen is done in its order when it answers`() async throws {
    let library = try await ProgramLibrary.imported(.own)
    defer { library.remove() }
    let postgres = try #require(library.postgres)
    let screen = try await library.screen()
    try await screen.wait("all up") { $0.contains("1 of 3") && $0.contains("2 pending") }
    try await screen.press("4")
    try await screen.wait("the check") { $0.contains("─ ok ─") }
    let names = library.names

    // The first one accepted and taken back, the second one given another name and accepted.
    postgres.freeze()
    try await screen.press("a", "u", "e")
    try await screen.type(" (Club)")
    try await screen.press(.enter, "a")
    try await screen.wait(forText: "Waiting for the decision; Esc forgets what was typed")
    try await screen.wait(forText: "pg ○ away")
    #expect(library.names == names)
    postgres.thaw()
    try await screen.wait("the last of it") { screen in
      screen.selected.contains { $0.contains("→ Eric Prydz - Opus (Club).mp3") && $0.hasSuffix("✓") }
    }
    #expect(library.names == ["01-strobe_FINAL(2).mp3", "Dosem - Projection.mp3", "Eric Prydz - Opus (Club).mp3"])

    // The last batch of the history, and then the page is closed.
    postgres.freeze()
    try await screen.press("H", "u", "q")
    try await screen.wait(forText: "Waiting for the page")
    postgres.thaw()
    try await screen.wait("taken back") { $0.contains("Took back 1 decision") && !$0.contains("History") }
    #expect(library.names == names)

    // All of them; only who has seen the question answers it.
    postgres.freeze()
    try await screen.press("g", "R", "*", "a", .enter, .enter)
    try await screen.wait(forText: "Waiting for the marks")
    postgres.thaw()
    try await screen.wait(forText: "Renames 2 files, for example:")
    #expect(library.names == names)
    try await screen.press(.escape)
    try await screen.wait("no question") { !$0.contains("Renames 2 files") }
    try await screen.press("*")
    try await screen.wait(forText: "Dropped 2 marks")

    // Esc frees at once, and so does q.
    postgres.freeze()
    try await screen.press("f", "a")
    try await screen.wait(forText: "Waiting for the list")
    try await screen.press(.escape)
    try await screen.wait(forText: "Forgotten what was typed ahead")
    try await screen.press("q")
    #expect(try await screen.exitStatus() == 0)
    #expect(library.names == names)
  }

  @Test(arguments: 1...3)
  func `habits at full speed come to what they say, though PostgreSQL freezes now and then`(seed: Int) async throws {
    let library = try await ProgramLibrary.imported(.own, tracks: ProgramLibrary.many(12))
    defer { library.remove() }
    let postgres = try #require(library.postgres)
    let names = library.names
    let screen = try await library.screen()
    try await screen.wait("all up") { $0.contains("1 of 12") && $0.contains("12 pending") }
    var random = Seeded(state: UInt64(seed))
    // Each leaves everything as it was.
    let habits = [
      "4au", "4ru", "4aauu", "4akauu", "4jaku", "4ex\re\u{7F}\r", "4fffff", "4**", "1jk", "5jk1",
      "4/12\r/\u{15}\r", "sj\rsk\r", "R",
    ]
    var isFrozen = false
    for _ in 0..<30 {
      if Int.random(in: 0...2, using: &random) == 0 {
        if isFrozen { postgres.thaw() } else { postgres.freeze() }
        isFrozen.toggle()
      }
      try await screen.type(habits.randomElement(using: &random) ?? "")
    }
    if isFrozen { postgres.thaw() }
    try await screen.type("4ff")
    try await screen.wait(forText: "No proposal is applied.")
    try await screen.type("f")
    try await screen.wait(forText: "No proposal is rejected.")
    #expect(library.names == names)
    try await screen.press("q")
    #expect(try await screen.exitStatus() == 0)
  }

  @Test func `Enter on a related track waits for a frozen graph's answer, and means the recording under the cursor`()
    async throws
  {
    let library = try await ProgramLibrary.imported(.own)
    defer { library.remove() }
    let graph = try #require(library.graphServer)
    let screen = try await library.screen()
    try await screen.wait("all up") { $0.contains("1 of 3") && $0.contains("pg ●  graph ●") }
    try await screen.wait("related tracks") { $0.contains("fifth") }
    graph.freeze()
    try await screen.press("G", "5", .enter)
    try await screen.wait(forText: "Waiting for its related tracks; Esc forgets what was typed")
    graph.thaw()
    // Opus goes with Projection best, Strobe, where the cursor came from, with Opus.
    try await screen.wait("the track") { $0.selected.contains { $0.contains("Projection") } && $0.contains("2 of 3") }

    // One that stays silent is waited for so long, and no longer.
    graph.freeze()
    try await screen.press("1", "g", "5", .enter, "1", "G")
    try await screen.wait(forText: "Waiting for its related tracks")
    try await screen.wait(forText: "Forgotten what was typed ahead: ")
    #expect(await screen.terminal.contains("1 of 3"))
    graph.thaw()
    try await screen.press("q")
    #expect(try await screen.exitStatus() == 0)
  }

  @Test func `what waited for a PostgreSQL that died is forgotten, and the next keys count`() async throws {
    let library = try await ProgramLibrary.imported(.own)
    defer { library.remove() }
    let postgres = try #require(library.postgres)
    let screen = try await library.screen()
    try await screen.wait("all up") { $0.contains("1 of 3") && $0.contains("2 pending") }
    try await screen.press("4")
    try await screen.wait("the check") { $0.contains("─ ok ─") }
    let names = library.names

    postgres.freeze()
    try await screen.press("a", "u")
    try await screen.wait(forText: "Waiting for the decision")
    try await postgres.kill()
    try await screen.wait(forText: "Forgotten what was typed ahead: ")
    #expect(library.names == names)
    try await postgres.start()
    try await screen.wait(forText: "pg ●")
    try await screen.press("a", "u", "H")
    try await screen.wait("taken back") { $0.contains("Took back 1 decision") && $0.contains("History") }
    #expect(library.names == names)
    try await screen.press(.escape)
    try await screen.wait("no history") { !$0.contains("History") }
    try await screen.press("q")
    #expect(try await screen.exitStatus() == 0)
  }

  @Test func `away at the start: the panes say so, and the list comes when the servers do`() async throws {
    let library = try await ProgramLibrary.imported(.own)
    defer { library.remove() }
    let (postgres, graph) = try (#require(library.postgres), #require(library.graphServer))
    try await postgres.kill()
    graph.freeze()
    let screen = try await library.screen()
    try await screen.wait("away") { $0.contains("pg ○ away") && $0.contains("It is tried again") }
    try await screen.wait(forText: "graph ○ away")
    try await screen.press("?")
    try await screen.wait(forText: "Help: Recordings")
    try await screen.press(.escape)
    try await postgres.start()
    try await screen.wait("the list") { $0.contains("1 of 3") && $0.contains("pg ●") }
    graph.thaw()
    try await screen.wait("related tracks") { $0.contains("graph ●") && $0.contains("fifth up") }
    try await screen.press("q")
    #expect(try await screen.exitStatus() == 0)
  }

  @Test(arguments: [1, 2])
  func `in any order, with keys in between`(seed: Int) async throws {
    let library = try await ProgramLibrary.imported(.own, tracks: ProgramLibrary.many(90))
    defer { library.remove() }
    let (postgres, graph) = try (#require(library.postgres), #require(library.graphServer))
    let address = graph.access.uri
    let screen = try await library.screen()
    try await screen.wait("all up") { $0.contains("1 of 90") && $0.contains("pg ●  graph ●") }
    var random = Seeded(state: UInt64(seed))
    var cursor = 1
    // What each server is: 0 up, 1 frozen, 2 dead.
    var states = [0, 0]
    for _ in 0..<8 {
      let server = Int.random(in: 0...1, using: &random)
      let next = states[server] == 0 ? Int.random(in: 1...2, using: &random) : 0
      switch (server, states[server], next) {
      case (0, 0, 1): postgres.freeze()
      case (0, 1, _): postgres.thaw()
      case (0, 0, _): try await postgres.kill()
      case (0, _, _): try await postgres.start()
      case (_, 0, 1): graph.freeze()
      case (_, 1, _): graph.thaw()
      case (_, 0, _): try await graph.kill()
      default: try await graph.start()
      }
      states[server] = next
      for _ in 0..<Int.random(in: 1...5, using: &random) {
        try await screen.press("j")
        cursor += 1
      }
      try await screen.press("?", "?")
      let wanted = "Title \(String(String(10_000 + cursor).dropFirst()))"
      try await screen.wait("every key was obeyed: \(wanted)") { screen in
        screen.selected.contains { $0.contains(wanted) } && !screen.contains("Help:")
      }
    }
    if states[0] == 1 { postgres.thaw() }
    if states[0] == 2 { try await postgres.start() }
    if states[1] == 1 { graph.thaw() }
    if states[1] == 2 { try await graph.start() }
    let place = "\(cursor) of 90"
    // Where another test's server took the port meanwhile, this one has moved, and the screen cannot know.
    let all = graph.access.uri == address ? "pg ●  graph ●" : "pg ●"
    try await screen.wait("everything is back") { $0.contains(all) && $0.contains(place) }
    try await screen.press("q")
    #expect(try await screen.exitStatus() == 0)
  }
}
