import FoundationEssentials
import Records
import Terminal
import Testing

@testable import Screen

/// Servers that come and go, work that takes long, the first start, and leaving.
@Suite struct WorldTests {
  @Test("A server that is away is said so in the header and in the panes that need it")
  func graphAway() {
    let screen = Scenario()
    screen.holding = { if case .loadRelated = $0 { true } else { false } }
    screen.send(.server(.graph, .away("connection refused"))).expect("graph ○ away").expect("Bicep – Glue")
    screen.press("j").rest()
    screen.send(
      .relatedFailed(
        .harmonic, Trouble("the graph is away: connection refused", isAway: true),
        generation: screen.model.following.generation))
    screen.expect("the graph is away: connection refused").expectNot("Bicep – Glue")
    screen.holding = { _ in false }
    screen.send(.server(.graph, .up)).expect("graph ●").expect("Bicep – Glue")
  }

  @Test("A graph that nobody has named is not away: what names one is said")
  func graphNotNamed() {
    let screen = Scenario()
    screen.holding = { if case .loadRelated = $0 { true } else { false } }
    screen.send(.server(.graph, .notNamed("no graph server is named: set NEO4J_URI"))).expect("graph ○ none")
    screen.press("j").rest()
    screen.send(.relatedFailed(.harmonic, Trouble("none"), generation: screen.model.following.generation))
    screen.expect("no graph server is named: set NEO4J_URI").expectNot("away")
  }

  @Test("With the graph away one recording's metadata never stands under another one's name")
  func oldMetadataWithoutGraph() {
    let screen = Scenario(34, 120)
    screen.holding = { $0.kind == .details || $0.kind == .related }
    screen.press("j").rest()
    screen.send(.relatedFailed(.harmonic, Trouble("away"), generation: screen.model.following.generation))
    screen.expect("Strobe … ─").expect("mau5trap").release().expectNot("Strobe … ─")
  }

  @Test("With PostgreSQL away what was on screen stays usable, and it is read again when it is back")
  func postgresAway() {
    let screen = Scenario().send(.server(.postgres, .away("no answer for 5 s"))).expect("pg ○ away")
    screen.press("j", "j").expectSelected("Need U").expect("1 Recordings")
    screen.send(
      .listFailed(.recordings, Trouble("no answer", isAway: true), generation: screen.model.recordings.generation))
    screen.expect("Strobe").forgetEffects().send(.server(.postgres, .up)).expect("pg ●")
    screen.expectEffect("the list is read again") { if case .loadRecordings = $0 { true } else { false } }
  }

  @Test("Away at the start: the pane says so and tries again by itself")
  func awayAtStart() {
    let screen = Scenario()
    screen.holding = { if case .loadRecordings = $0 { true } else { false } }
    screen.press("/").type("x")
    screen.send(
      .listFailed(
        .recordings, Trouble("PostgreSQL does not answer on /run/pg", isAway: true),
        generation: screen.model.recordings.generation))
    screen.expect("PostgreSQL does not answer on /run/pg").forgetEffects().fire(.retry)
    screen.expectEffect("tried again") { if case .loadRecordings = $0 { true } else { false } }
  }

  @Test("A read-only server is said")
  func readOnly() {
    Scenario().send(.server(.postgres, .readOnly("standby"))).expect("pg ● read only")
  }

  @Test("The header says how many the graph is behind, and an estimate is marked as one")
  func header() {
    let screen = Scenario(24, 120).send(.behind(1_234)).expect("sync 1,234 behind").expect("club-library")
    screen.send(.counts(LibraryCounts(recordings: .about(1_234_567), pending: 0))).expect("~1,234,500 recordings")
    screen.send(.recordingCount(.about(32_833), generation: screen.model.recordingFilter.generation))
    screen.expect("1 of ~32,800")
  }

  @Test("Work over half a second shows a bar with count, rate and time left, from counts")
  func progress() {
    let id = SampleLibrary.id(800)
    let screen = Scenario()
    func work(_ done: Int, _ elapsed: Double) -> Message {
      .progress(Work(id: id, title: "Importing", unit: "files", done: done, total: 1_000, elapsed: elapsed))
    }
    screen.send(work(10, 0.2)).expectNot("Importing")
    screen.send(work(0, 12)).expect("0 of 1,000 files  12 s")
    screen.send(work(250, 1)).expect("Importing ███████░░░░").expect("250 of 1,000 files  250/s  3 s left")
    // What is said meanwhile is seen, for its time.
    screen.press("M").expect("Mouse on").send(work(300, 2)).expect("Mouse on").fire(.toast).expect("300 of 1,000 files")
    Scenario().press("M").send(work(250, 1)).expectNot("Mouse on").expect("250 of 1,000 files")
    screen.send(.finished(WorkReport(id: id, notice: Notice("Imported 1,000 files", tone: .good))))
    screen.expect("Imported 1,000 files").expectNot("Importing █")
  }

  @Test("q asks while work is under way, Ctrl-C offers to stop a batch")
  func leaving() {
    let work = Work(
      id: SampleLibrary.id(800), title: "Renaming", unit: "files", done: 3, total: 9, elapsed: 2, isBatch: true)
    let screen = Scenario().send(.progress(work)).forgetEffects()
    screen.press("q").expect("Renaming is under way: 3 files.").press("Esc")
    #expect(!screen.effects.contains(.quit))
    screen.press("Ctrl-C").expect("Renaming: 3 of 9 files.").press("Enter").expectNot("Stop?")
    screen.press("Ctrl-C", "s").expectEffect("stops") { $0 == .stopWork(SampleLibrary.id(800)) }
    #expect(!screen.effects.contains(.quit))
    screen.press("Ctrl-C", "q").expectEffect("stops and quits") { $0 == .quit }
    Scenario().press("Ctrl-C").expectEffect("quits at once") { $0 == .quit }
  }

  @Test("A hang-up quits, whatever is open")
  func hangUp() {
    Scenario().press("?").send(.terminal(.hangUp)).expectEffect("quits") { $0 == .quit }
    Scenario().send(.terminal(.terminate(15))).expectEffect("quits") { $0 == .quit }
  }

  @Test("The first start asks for servers and for the music, in two questions")
  func firstStart() {
    let screen = Scenario().send(.firstStart).expect("No database server is named")
    screen.press("Enter").expect("your music: a folder or a rekordbox XML")
    screen.type("/music").press("Enter").expectEffect("imports") { $0 == .run(.importLibrary(path: "/music")) }
    Scenario().send(.firstStart).press("q").expectEffect("quits") { $0 == .quit }
  }

  @Test("Servers that could not be made say why, and one can try again")
  func firstStartFails() {
    let screen = Scenario().send(.firstStart)
    screen.holding = { $0 == .makeLocalServers }
    screen.press("Enter").expect("Making your servers")
    screen.send(.localServersMade(Trouble("initdb is missing: apt install postgresql"))).expect("initdb is missing")
      .expect("Enter make them")
  }

  @Test("An empty library says what to do next")
  func emptyLibrary() {
    var library = FakeLibrary()
    library.recordings = []
    library.proposals = []
    Scenario(library: library).expect("The library is empty.").expect(": and import").expect("no recording is selected")
      .expectNot("nothing matches")
  }

  @Test("Why rows cannot be read is said in full where the pane has room for it")
  func longTrouble() {
    var library = FakeLibrary()
    library.recordings = []
    let screen = Scenario(library: library)
    let trouble = Trouble((1...40).map { "word\($0)" }.joined(separator: " "), isAway: true)
    screen.send(.listFailed(.recordings, trouble, generation: screen.model.recordings.generation))
    for text in ["word1 ", "word20 ", "word40", "R tries at once"] { screen.expect(text) }
    screen.focus(.proposals).expect("word1 ").expect("…").expect("R tries at once")
  }

  @Test("y copies the path for a shell, Y artist and title; control characters are refused")
  func clipboard() {
    let screen = Scenario().press("y").expectEffect("the path, quoted") { $0 == .copy("'/music/incoming/track 1.mp3'") }
    screen.press("Y").expectEffect("the name") { $0 == .copy("deadmau5 – Strobe") }
    screen.forgetEffects().focus(.proposals).rest().press("Y").focus(.recordings)
    screen.expectEffect("the same from its proposal") { $0 == .copy("deadmau5 – Strobe") }
    screen.library.recordings[0].filePath = "/music/a\u{1B}[31m\nrm -rf.mp3"
    screen.send(.changed(nil)).forgetEffects().press("y").expect("Not copied: it holds control characters")
    #expect(!screen.effects.contains { if case .copy = $0 { true } else { false } })
    #expect(Clipboard.shellQuoted("/a/it's.mp3") == "'/a/it'\\''s.mp3'")
    #expect(Clipboard.shellQuoted("/a/b-1.mp3") == "/a/b-1.mp3")
    #expect(Clipboard.shellQuoted("/a/$(x).mp3") == "'/a/$(x).mp3'")
  }

  @Test("The mouse is off until M; then a click selects, the wheel scrolls, a double click is Enter")
  func mouse() {
    func at(_ row: Int, _ action: MouseEvent.Action = .press) -> Message {
      .terminal(.mouse(MouseEvent(action: action, row: row, column: 10)))
    }
    let screen = Scenario().send(at(4)).expectSelected("Strobe").press("M")
    screen.expectEffect("asks the terminal") { $0 == .setMouse(true) }
    screen.send(at(4)).expectSelected("Need U").send(at(4)).expect("Metadata").expect("close")
    screen.press("Esc").send(at(14)).expectSelected("Robert Babicz - Dark")
    screen.send(at(3)).fire(.doubleClick).send(at(3)).expectNot("close")
    let before = screen.model.recordings.cursor
    screen.send(at(3, .wheelDown))
    #expect(screen.model.recordings.cursor == before + 3)
  }

  @Test("Messages go after some seconds; below 18 rows they stand in the footer's place")
  func messages() {
    let screen = Scenario().send(.notice(Notice("Hello"))).expect("Hello").fire(.toast).expectNot("Hello")
    screen.resize(16, 60).expect("Enter record").send(.notice(Notice("Hello"))).expect("Hello").expectNot(
      "Enter record")
    screen.fire(.toast).expect("Enter record")
  }

  @Test("glyphs: ascii leaves no sign of ours outside ASCII")
  func ascii() {
    var settings = Settings.sample
    settings.glyphs = .ascii
    var library = FakeLibrary()
    library.recordings = [SampleLibrary.card(1, "deadmau5", "Strobe", 128, "8B", "Progressive", .pending)]
    let screen = Scenario(24, 80, settings: settings, library: library)
    screen.focus(.proposals).press("j", "r", "k", "a").rest().focus(.recordings).rest()
    for line in screen.lines where !line.contains("sopp") && !line.contains("Extended") {
      #expect(line.unicodeScalars.allSatisfy { $0.isASCII }, "\(line)")
    }
    screen.expect("|").expect("* ").expect("- 1 Recordings ---")
  }

  @Test("Suspend, redraw and coming back")
  func suspend() {
    let screen = Scenario().press("Ctrl-Z", "Ctrl-L").expectEffect("suspends") { $0 == .suspend }
    screen.expectEffect("redraws") { $0 == .redraw }
    screen.forgetEffects().send(.terminal(.resumed)).expectEffect("redraws") { $0 == .redraw }
  }
}
