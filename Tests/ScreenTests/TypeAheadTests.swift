import Records
import Terminal
import Testing

@testable import Screen

/// Keys that come faster than the rows they mean, as over a slow line or from a script.
@Suite struct TypeAheadTests {
  /// What is read or done of some kind is answered only when the test says so.
  private func slow(_ holding: @escaping (Effect) -> Bool) -> Scenario {
    let screen = Scenario(34, 120)
    screen.holding = holding
    return screen
  }

  private static func isProposals(_ effect: Effect) -> Bool { if case .loadProposals = effect { true } else { false } }
  private static func isDecision(_ effect: Effect) -> Bool {
    switch effect {
    case .decide, .reverse: true
    default: false
    }
  }
  private static func isSave(_ effect: Effect) -> Bool { if case .saveName = effect { true } else { false } }
  private static func isUndo(_ effect: Effect) -> Bool { if case .previewUndo = effect { true } else { false } }
  private static func isMarking(_ effect: Effect) -> Bool { effect.kind == .proposalMarks }
  private static func isSheet(_ effect: Effect) -> Bool { effect.kind == .sheet }

  private func accepted(by screen: Scenario) -> [String] {
    screen.effects.flatMap { effect -> [String] in
      guard case .decide(.accept, .these(let ids)) = effect else { return [] }
      return screen.library.proposals.filter { ids.contains($0.id) }.map(\.proposedFilename)
    }
  }

  private func reversed(by screen: Scenario) -> Int {
    screen.effects.filter { if case .reverse = $0 { true } else { false } }.count
  }

  private func hasQuit(_ screen: Scenario) -> Bool { screen.effects.contains(.quit) }

  // MARK: Rows

  @Test("p a accepts the proposal that p leads to, not the one that stood there before")
  func theRowThatIsComing() {
    let screen = slow(Self.isProposals).press("j").press("p", "a").expect("Waiting for the list")
    #expect(accepted(by: screen) == [])
    screen.release().expectNot("Waiting for")
    #expect(accepted(by: screen) == ["Dosem - Projection.mp3"])
  }

  @Test("Of more keys than anybody means the first are done, and that the others were not taken is said")
  func tooMany() {
    let screen = slow(Self.isProposals).press("4", "R", "a").expect("Waiting for the list; Esc forgets")
    for _ in 1..<1_000 { screen.press("j") }
    screen.expect("Waiting for the list; 1,000 keys wait, no more are taken, Esc forgets them").press("g")
    screen.release().expectNot("Waiting for").expectSelected(SampleLibrary.proposals[5].proposedFilename)
    #expect(accepted(by: screen) == [SampleLibrary.proposals[0].proposedFilename])
  }

  @Test("What is typed behind a waiting key keeps its order")
  func order() {
    let screen = slow(Self.isProposals).press("4", "f", "f", "f", "f", "f", "g").press("a", "j", "a", "1")
    #expect(accepted(by: screen) == [])
    screen.release().expectSelected("deadmau5")
    let all = SampleLibrary.proposals.map(\.proposedFilename)
    #expect(accepted(by: screen) == [all[0], all[2]])
  }

  @Test("f passes over the accepted ones, where there are none, however fast it is pressed; moves are not lost by it")
  func statesTypedAhead() {
    var library = FakeLibrary()
    for index in 1...3 { library.proposals[index].status = .failed }
    let screen = Scenario(34, 120, library: library)
    screen.holding = Self.isProposals
    screen.press("4", "f", "j", "a").release().expect("failed")
    #expect(accepted(by: screen) == [SampleLibrary.proposals[2].proposedFilename])
    screen.holding = Self.isProposals
    screen.press("f", "f").release().expect("No proposal is rejected.")
  }

  @Test("Steps made while another list is on its way count from where that one begins")
  func stepsInTheNextList() {
    let screen = slow { if case .loadRecordings = $0 { true } else { false } }
    screen.press("/").type("o").press("Enter", "j", "j", "k").release()
    let filtered = Scenario(34, 120).press("/").type("o").press("Enter", "j")
    #expect(screen.model.recordings.selectedID == filtered.model.recordings.selectedID)
    // Without the filter the row stays, and it is from there that the steps count.
    screen.holding = { if case .loadRecordings = $0 { true } else { false } }
    screen.press("Esc", "j").release()
    filtered.press("Esc", "j")
    #expect(screen.model.recordings.selectedID == filtered.model.recordings.selectedID)
  }

  @Test("a at the end of the rows that are there goes on with those that come")
  func acceptingPastThePage() {
    var library = FakeLibrary()
    library.proposals = (1...150).map { SampleLibrary.proposal(1_000 + $0, 1, "\($0).mp3", "new \($0).mp3", 0.5) }
    let screen = Scenario(34, 120, library: library).focus(.proposals)
    screen.holding = { if case .loadProposals(let request) = $0 { !request.anchor.replaces } else { false } }
    for _ in 1...130 { screen.press("a") }
    screen.expect("Waiting for the list").release()
    #expect(accepted(by: screen) == (1...130).map { "new \($0).mp3" })
  }

  @Test("Esc forgets what waits; the next key means the rows on screen")
  func forgetting() {
    let screen = slow(Self.isProposals).press("j").press("p", "a", "Esc").expect("Forgotten what was typed ahead")
      .release()
    #expect(accepted(by: screen) == [])
    screen.press("a")
    #expect(accepted(by: screen) == ["Dosem - Projection.mp3"])
  }

  @Test("Esc does not stop the read of a list that is another one: its title is there already")
  func anotherListIsRead() {
    let screen = slow(Self.isProposals).press("4", "f", "Esc", "Esc").release().expect("No proposal is failed.")
    screen.holding = Self.isProposals
    screen.press("f", "f", "f", "Esc").release().expect("in all")
  }

  @Test("Where the rows cannot be read nothing is done to the old ones, and it is said")
  func failing() throws {
    let screen = slow(Self.isProposals).press("4", "f", "f", "a")
    screen.send(.listFailed(.proposals, Trouble("away"), generation: screen.model.proposals.generation))
    screen.expect("Forgotten what was typed ahead: away").release()
    #expect(accepted(by: screen) == [])
  }

  @Test("A list that could not be read is asked for again as it was asked for, with the steps made meanwhile")
  func askedForAgain() {
    let screen = slow(Self.isProposals).press("4", "R", "f")
    screen.send(.listFailed(.proposals, Trouble("away"), generation: screen.model.proposals.generation))
    screen.holding = { _ in false }
    screen.fire(.retry).expect("No proposal is failed.")
    screen.holding = { if case .loadRecordings = $0 { true } else { false } }
    screen.press("1").press("/").type("o").press("Enter", "j")
    screen.send(.listFailed(.recordings, Trouble("away"), generation: screen.model.recordings.generation))
    screen.holding = { _ in false }
    screen.press("j").fire(.retry).expectSelected("Need U")
  }

  @Test("Enter in the palette waits as the key would")
  func palette() {
    let screen = slow(Self.isProposals).press("j").press("p", ":").type("accept").press("Enter")
    screen.expect("Waiting for the list").release()
    #expect(accepted(by: screen) == ["Dosem - Projection.mp3"])
  }

  @Test("Enter on a related track goes to one of the recording under the cursor, not of the one before")
  func related() {
    let screen = Scenario(34, 120)
    screen.holding = { if case .loadRelated = $0 { true } else { false } }
    screen.press("j", "5", "j", "Enter").expect("Waiting for its related tracks").release()
    let other = Scenario(34, 120).press("j").rest().press("5", "j", "Enter")
    #expect(screen.model.recordings.selectedID == other.model.recordings.selectedID)
    #expect(other.model.recordings.selectedID == SampleLibrary.related(.harmonic)[1].id)
  }

  @Test("A double click is not carried out on rows that are about to go")
  func doubleClick() {
    let click = Message.terminal(.mouse(MouseEvent(action: .press, row: 3, column: 10)))
    let screen = Scenario(34, 120).press("M")
    screen.holding = { if case .loadRecordings = $0 { true } else { false } }
    screen.press("/").type("opus").press("Enter").send(click).send(click).expect("Waiting for the list")
    screen.release().expectNot("loading…").expectNot("folder")
    #expect(screen.model.sheets.isEmpty)
  }

  // MARK: Decisions

  @Test("a u takes back what a did, though the accept is still on its way")
  func undoOfWhatIsOnItsWay() {
    let screen = Scenario(34, 120).focus(.proposals).press("a")
    screen.holding = Self.isDecision
    screen.press("a", "u").expect("Waiting for the decision")
    #expect(!screen.effects.contains(where: Self.isUndo))
    screen.release().expect("Took back 1 decision: Dosem - Projection.mp3")
  }

  @Test("u u takes two decisions back, one after the other")
  func undoTwice() {
    let screen = Scenario(34, 120).focus(.proposals).press("a", "a")
    screen.holding = { Self.isDecision($0) || Self.isUndo($0) }
    screen.press("u", "u").release().release()
    #expect(reversed(by: screen) == 2)
    #expect(screen.library.proposals.allSatisfy { $0.status == .pending })
  }

  @Test("What follows an accept that did not come to pass is forgotten: u would take back another one")
  func undoOfWhatFailed() {
    let screen = Scenario(34, 120).focus(.proposals).press("a")
    screen.library.refusal = "the target exists"
    screen.holding = Self.isDecision
    screen.press("a", "u").release().expect("Forgotten what was typed ahead: Not renamed: the target exists")
    #expect(reversed(by: screen) == 0)
  }

  @Test("While the bar of a batch is shown u is answered at once, and the keys behind it go on")
  func undoDuringABatch() {
    let screen = Scenario(34, 120).focus(.proposals)
    screen.holding = Self.isDecision
    screen.press("Space", "Space", "a", "Enter", "u").expect("Waiting for the decision").press("Esc")
    let id = SampleLibrary.id(800)
    func work(_ elapsed: Double) -> Message {
      .progress(
        Work(id: id, title: "Renaming", unit: "files", done: 1, total: 2, elapsed: elapsed, isBatch: true))
    }
    screen.send(work(0)).send(work(0.6)).expect("1 of 2 files")
    screen.press("u", "1").expect("A batch is under way; Ctrl-C can stop it, then u takes back what was done")
    #expect(screen.model.focus == .recordings)
    screen.press("4", "k", "a").expect("This one is under way").fire(.toast).expect("1 of 2 files")
  }

  @Test("What is read anew waits for the decision before it, so that the same rows are there")
  func filterBehindADecision() {
    let screen = Scenario(34, 120).focus(.proposals)
    screen.holding = Self.isDecision
    screen.press("a", "/").type("o").expect("Waiting for the decision").release().expect("/o")
    #expect(screen.model.proposals.rows.allSatisfy { $0.value.status == .pending })
  }

  @Test("a q ends when the accept is done; a second q asks at once")
  func quittingBehindADecision() {
    let screen = Scenario(34, 120).focus(.proposals)
    screen.holding = Self.isDecision
    screen.press("a", "q")
    #expect(!hasQuit(screen))
    screen.release()
    #expect(hasQuit(screen))
  }

  // MARK: Undo

  @Test("u and then Enter: the sheet opens when the undo has been looked for, and nothing of it is lost")
  func sheetBehindUndo() {
    let screen = Scenario(34, 120).focus(.proposals).press("a")
    screen.holding = Self.isUndo
    screen.press("u", "Enter").expect("Waiting for what to take back").release()
    screen.expect("Metadata it was made from")
    #expect(reversed(by: screen) == 1)
  }

  @Test("Moves go on while the undo is looked for")
  func movesBehindUndo() {
    let screen = Scenario(34, 120).focus(.proposals).press("a")
    screen.holding = Self.isUndo
    screen.press("u").expect("Looking for what to take back…").press("j").expectSelected("Track 03.mp3").press("1")
      .expectSelected("deadmau5")
  }

  @Test("Nobody confirms a batch's undo with keys that were typed before it stood there")
  func impatientEnter() {
    let screen = Scenario(34, 120).focus(.proposals).press("Space", "Space", "a", "Enter")
    screen.holding = Self.isUndo
    screen.press("u", "Enter", "y").release().expect("Takes back 2 renames")
      .expect("What was typed before this question is forgotten")
    #expect(reversed(by: screen) == 0)
    screen.press("Enter")
    #expect(reversed(by: screen) == 1)
  }

  @Test("Esc ends the search for what to take back, after what waits for it")
  func undoIsStopped() {
    let screen = Scenario(34, 120).focus(.proposals).press("a")
    screen.holding = Self.isUndo
    screen.press("u", "r", "Esc").expect("Forgotten").press("Esc").expect("Nothing is taken back").release()
    #expect(reversed(by: screen) == 0)
    screen.expect("0.92 ✓")
  }

  @Test("Where what to take back cannot be looked up, nothing is done of what was typed behind it")
  func undoFails() {
    let screen = Scenario(34, 120).focus(.proposals).press("a")
    screen.holding = Self.isUndo
    screen.press("u", "r")
    screen.send(.sheetFailed(Trouble("PostgreSQL is away"), generation: screen.model.questions))
    screen.expect("Forgotten what was typed ahead: PostgreSQL is away")
    screen.press("r").expectEffect("and the next key counts") {
      if case .decide(.reject, _) = $0 { true } else { false }
    }
  }

  @Test("A question about leaving stays on top of an undo that comes then")
  func undoBelowQuit() {
    let screen = Scenario(34, 120).focus(.proposals).press("Space", "Space", "a", "Enter")
    screen.holding = Self.isUndo
    screen.press("u")
    screen.send(
      .progress(Work(id: SampleLibrary.id(800), title: "Importing", unit: "files", done: 3, total: 9, elapsed: 2)))
    screen.press("Ctrl-C").expect("Quit?").release().expect("Quit?").press("Esc").expect("Takes back 2 renames")
  }

  // MARK: Names

  @Test("What is typed while a new name is kept is done afterwards: e … Enter a accepts the new name")
  func behindAName() {
    let screen = slow(Self.isSave).focus(.proposals).press("e").type(" (Club)").press("Enter", "a")
    screen.expect("Waiting for the new name")
    #expect(accepted(by: screen) == [])
    screen.release().expect("→ deadmau5 - Strobe (Club).mp3")
    #expect(accepted(by: screen) == ["deadmau5 - Strobe (Club).mp3"])
  }

  @Test("Pasted text keeps its place among the keys")
  func pasting() {
    let screen = slow(Self.isSave).focus(.proposals).press("e").type("1").press("Enter")
    screen.press("/").send(.terminal(.paste("royk"))).press("s").release().expect("/royks")
    #expect(screen.model.proposalQuery.filter == "royks")
  }

  @Test("What waited for a name that was refused is forgotten; letters of it would go into the name")
  func refusedName() {
    let screen = slow(Self.isSave).focus(.proposals).press("e").type("/").press("Enter", "a", "j").release()
    screen.expect("Forgotten what was typed ahead: a name cannot hold a slash").expect("new deadmau5 - Strobe/.mp3")
    #expect(accepted(by: screen) == [])
  }

  @Test("Esc while a name is kept forgets what waits, then closes the sheet")
  func escapeWhileSaving() {
    let screen = slow(Self.isSave).focus(.proposals).press("e").type("1").press("Enter", "a", "Esc")
    screen.expect("Forgotten what was typed ahead").expect("keeping…").press("Esc").expectNot("keeping…").release()
    #expect(accepted(by: screen) == [])
    screen.expect("→ deadmau5 - Strobe1.mp3")
  }

  // MARK: Marks

  @Test("* a shows all that * marks, though it takes a while to find them")
  func behindMarks() {
    let screen = slow(Self.isMarking).focus(.proposals).press("*", "a").expect("Waiting for the marks")
    #expect(accepted(by: screen) == [])
    screen.release().expect("Renames 6 files, for example:")
  }

  @Test("Marks that cannot be found leave nothing done; Esc gives them up")
  func marksFail() {
    let screen = slow(Self.isMarking).focus(.proposals).press("*", "a")
    screen.send(.markingFailed(Trouble("away"), generation: screen.model.questions))
    screen.expect("Forgotten what was typed ahead: away")
    screen.press("*").expect("Marking all that the filter matches…").press("Esc").expect("Nothing more is marked")
      .release().expectNot("marked ─")
    #expect(accepted(by: screen) == [])
  }

  // MARK: Sheets

  @Test("H u takes the last batch back, H j u the one before, though the history is still read")
  func behindHistory() {
    for (keys, name) in [(["u"], "Dosem - Projection.mp3"), (["j", "u"], "deadmau5 - Strobe.mp3")] {
      let screen = Scenario(34, 120).focus(.proposals).press("a", "a")
      screen.holding = Self.isSheet
      screen.press("H")
      for key in keys { screen.press(key) }
      screen.expect("Waiting for the page").release().expect("Took back 1 decision: \(name)")
    }
  }

  @Test("Enter Enter on a tracklist goes to the track")
  func behindATracklist() {
    let screen = Scenario(34, 120).press("j").rest().press("k").rest().press("3")
    screen.holding = Self.isSheet
    screen.press("Enter", "j", "Enter").release()
    let other = Scenario(34, 120).press("3", "Enter", "j", "Enter")
    #expect(screen.model.recordings.selectedID == other.model.recordings.selectedID)
    #expect(screen.model.sheets.isEmpty)
  }

  @Test("Esc and q close a page that is still read; where it cannot be read, what waited is forgotten")
  func leavingAPage() {
    for key in ["Esc", "q"] {
      slow(Self.isSheet).press("Enter").expect("loading…").press(key).expectNot("loading…")
    }
    let screen = slow(Self.isSheet).press("H", "j", "q")
    screen.send(.sheetFailed(Trouble("gone"), generation: screen.model.questions)).expect("gone")
      .expect("Forgotten what was typed ahead: gone")
  }

  @Test("The history comes, whatever was asked on top of it")
  func questionOnHistory() {
    let work = Work(
      id: SampleLibrary.id(800), title: "Renaming", unit: "files", done: 3, total: 9, elapsed: 2, isBatch: true)
    let screen = slow(Self.isSheet).send(.progress(work)).press("H", "Ctrl-C", "Esc").expect("History").release()
    screen.expectNot("loading…")
  }

  @Test("Enter before a batch's dialog shows what it would do does nothing, and that is said")
  func batchNotShownYet() {
    let screen = slow { if case .preview = $0 { true } else { false } }.focus(.proposals).press("Space", "Space", "a")
    screen.press("Enter").expect("Nothing is done yet: what it would do was not on the screen")
    screen.release().expect("Renames 2 files")
    #expect(accepted(by: screen) == [])
  }

  @Test("A question about files is answered by no key that comes before the frame with it was drawn")
  func batchNotDrawnYet() {
    let screen = slow { if case .preview = $0 { true } else { false } }.focus(.proposals).press("Space", "Space", "a")
    var model = screen.model
    _ = update(&model, .batchPreviewed(BatchPreview(count: 2, examples: []), generation: model.questions))
    #expect(update(&model, .terminal(.key(.enter))).allSatisfy { !Self.isDecision($0) })
    model.wasDrawn()
    #expect(update(&model, .terminal(.key(.enter))).contains(where: Self.isDecision))
  }

  @Test("What is typed while the servers are made goes where one is asked for one's music")
  func firstStart() {
    let screen = Scenario(34, 120).send(.firstStart)
    screen.holding = { $0 == .makeLocalServers }
    screen.press("Enter").type("/music/q q").press("Enter").expect("Waiting for your servers").release()
    screen.expectEffect("imports") { $0 == .run(.importLibrary(path: "/music/q q")) }
    #expect(!hasQuit(screen))
    let other = Scenario(34, 120).send(.firstStart)
    other.holding = { $0 == .makeLocalServers }
    other.press("Enter", "q").expectEffect("quits, as the footer says") { $0 == .quit }
  }

  // MARK: Leaving

  @Test("A record that is still to come is scrolled and closed at once; pages that come close one after the other")
  func pagesOneAfterTheOther() {
    let record = Scenario(16, 60).press("Enter").expect("track 1.mp3").press("q")
    record.holding = Self.isSheet
    record.press("Enter", "PgDn", "q").expectNot("loading…").press("Enter", "PgDn", "PgDn").expect("loading…")
    record.release().expect("Metadata").expectNot("track 1.mp3")
    slow(Self.isSheet).press("Enter", "q", "4", "Enter", "q", "e", "Ctrl-G", "j").expectSelected("dosem projection")
    let pages = slow(Self.isSheet).press("H", "j", "q", "H", "j", "q")
    #expect(!hasQuit(pages))
    pages.release().expectNot("History")
    #expect(!hasQuit(pages))
  }

  @Test("Without waiting keys q quits at once; behind one it waits, and a second one quits")
  func quitting() {
    let screen = slow(Self.isProposals).press("4", "f", "a", "q")
    #expect(!hasQuit(screen))
    screen.press("q").expectEffect("quits") { $0 == .quit }
    slow(Self.isProposals).press("4", "f", "q").expectEffect("quits") { $0 == .quit }
  }

  @Test("q q in what may become a name are two letters; Ctrl-C leaves all the same")
  func lettersOfAName() {
    let screen = slow(Self.isProposals).press("p", "e").type("qq")
    #expect(!hasQuit(screen))
    screen.release().expect("new deadmau5 - Strobeqq.mp3")
    slow(Self.isProposals).press("p", "e").type("qq").press("Ctrl-C").expectEffect("quits") { $0 == .quit }
  }
}
