import Records
import Testing

@testable import Screen

/// Accepting, rejecting, undoing: what a DJ does all evening.
@Suite struct DecisionTests {
  private var proposals: Scenario { Scenario().focus(.proposals).rest().rest() }

  @Test("a accepts, marks the row and goes to the next pending one, so that a a r a works through a list")
  func workingThroughAList() {
    let screen = Scenario(34, 80).focus(.proposals).rest().rest().press("a", "a", "r", "a")
    screen.expect("→ deadmau5 - Strobe.mp3                                                 0.92 ✓")
      .expect("→ Dosem - Projection.mp3                                                0.88 ✓")
      .expect("→ Robert Babicz - Dark Flower (Joris Voorn Magnolia Mix).mp3            0.71 ✗")
      .expectSelected("conjure.mp3")
      .expect("Renamed 1 file: opus.MP3 → Eric Prydz - Opus.mp3   u undoes it")
  }

  @Test("g while rows are read again goes to the first of them, and decided ones stay where they are")
  func toTheTopWhileReading() {
    let screen = Scenario(34, 80).focus(.proposals).rest().rest().press("a", "a")
    screen.holding = { if case .loadProposals = $0 { true } else { false } }
    screen.send(.changed(nil)).press("g").expectSelected("01-strobe")
    screen.release().expectSelected("01-strobe").expect("0.92 ✓").expect("0.88 ✓")
  }

  @Test("A held row shows that it is under way, and the cursor does not wait for it")
  func underWay() {
    let screen = proposals
    screen.holding = { if case .decide = $0 { true } else { false } }
    screen.press("a").expect("0.92 …").expectSelected("dosem projection")
    screen.press("k", "a").expect("Waiting for the decision; Esc forgets what was typed")
    screen.release().expect("0.92 ✓").expectSelected("01-strobe").expect("This one is applied")
  }

  @Test("u takes the last decision back, Ctrl-R does it again")
  func undoAndRedo() {
    let screen = proposals.press("a", "u")
    screen.expectNot("0.92 ✓").expect("Took back 1 decision: deadmau5 - Strobe.mp3 → 01-strobe_FINAL(2).mp3")
    screen.press("Ctrl-R").expect("0.92 ✓").expect("Did again 1 decision")
    proposals.press("u").expect("There is nothing to undo or redo")
  }

  @Test("A batch of more than one is shown before it is undone")
  func undoOfABatch() {
    let screen = proposals.press("Space", "Space", "a", "Enter").expect("Renamed 2 files   u undoes it")
    screen.press("u").expect("Takes back 2 renames").expect("2026-").expect("Enter take back 2")
    screen.press("Esc").expect("0.92 ✓")
    screen.press("u", "Enter").expect("Took back 2 decisions").expectNot("0.92 ✓")
  }

  @Test("Marked rows are decided together, after one dialog with three examples and what is left out")
  func marks() {
    let screen = proposals.press("r", "g").press("Space", "Space", "Space", "Space", "Space")
    screen.expect("5 marked").press("a")
    screen.expect("Renames 4 files, for example:").expect("dosem projection").expect("Left out: 1")
      .expect("1  decided already")
    screen.press("Esc").expectNot("Renames 4").expect("5 marked")
    screen.press("a", "y").expect("Renamed 5 files").expectNot("marked")
  }

  @Test("Of many reasons to leave files out the most frequent are shown, and how many others there are")
  func leftOut() {
    let screen = proposals
    screen.holding = { if case .preview = $0 { true } else { false } }
    screen.press("*", "a")
    let reasons = (1...9).map { BatchPreview.LeftOut(reason: "reason \($0)", count: $0 * 10, isExample: $0 == 9) }
    let preview = BatchPreview(count: 7, examples: [], leftOut: reasons)
    screen.send(.batchPreviewed(preview, generation: screen.model.questions))
    screen.expect("Left out: 450").expect("90  such as: reason 9").expect("40  reason 4").expectNot("reason 3")
    screen.expect("60  for other reasons").expect("Enter rename 7")
  }

  @Test("V begins a range from the cursor and V keeps it; Space keeps it too")
  func ranges() {
    proposals.press("V", "j", "j").expect(" +  01-strobe").expect(" +  dosem").press("V").expect("3 marked")
    proposals.press("V", "j", "Space", "j").expect("2 marked").expectNot("▌+")
    proposals.press("V", "j", "Esc").expectNot(" + ").expectNot("marked")
  }

  @Test("* marks what the filter matches as it is at that moment, and again drops all marks")
  func markAll() {
    let screen = proposals.press("*").expect("6 marked").expect("Marked 6 that the filter matched at this moment")
    screen.press("*").expectNot("marked ─").expect("Dropped 6 marks")
  }

  @Test("Better names are looked for for the marked recordings, where some are")
  func proposeForMarks() {
    func asked(_ screen: Scenario) -> RecordingChoice? {
      screen.press(":").type("propose").press("Enter")
      return screen.effects.lazy.compactMap { if case .run(.propose(let choice)) = $0 { choice } else { nil } }.last
    }
    let screen = Scenario().press("/").type("o").press("Enter")
    #expect(asked(screen) == .matching("o"))
    let marked = screen.press("Space", "Space").model.recordings.rows.prefix(2).map(\.id)
    #expect(asked(screen) == .these(MarkSet(marked)))
    screen.expect("Looking for better names for the 2 marked").expectNot("2 marked ─")
  }

  @Test("An action with a range open takes the range")
  func rangeThenAction() {
    proposals.press("V", "j", "a").expect("Renames 2 files")
  }

  @Test("A accepts all shown from a confidence upwards, through the same dialog")
  func threshold() {
    let screen = proposals.press("A").expect("from a confidence of 0.80")
    screen.press("Enter").expect("Accept, confidence from 0.80 upwards").expect("Renames 2 files")
    screen.press("Enter").expect("0.88 ✓").expect("Renamed 2 files")
    proposals.press("A", "Ctrl-U").type("abc").press("Enter").expect("a number from 0 to 1 is needed")
  }

  @Test("What is refused stays pending and says why")
  func refusal() {
    let screen = proposals
    screen.library.refusal = "the target exists"
    screen.press("a").expect("Not renamed: the target exists   01-strobe_FINAL(2).mp3")
      .expect("→ not renamed: the target exists")
    screen.library.refusal = nil
    screen.press("k", "a").expect("→ deadmau5 - Strobe.mp3                                                 0.92 ✓")
  }

  @Test("e edits the new name with findings while one types; Enter keeps it and it stays pending")
  func editing() {
    let screen = proposals.press("e").expect("new deadmau5 - Strobe.mp3")
    #expect(screen.frame.cursorVisible)
    #expect(screen.frame.cursor.column == 2 + "new deadmau5 - Strobe".count)
    screen.type("/x").expect("a name cannot hold a slash")
    screen.press("Backspace", "Backspace").type(" (Club)").expect("ok: nothing stands in the way")
    screen.press("Enter").expect("→ deadmau5 - Strobe (Club).mp3").expect("New name kept, still pending")
    screen.press("a").expect("Renamed 1 file")
  }

  @Test("Decided rows stay where they are through a refresh, and go with R")
  func decidedRowsStay() {
    let screen = proposals.press("a", "r").send(.changed(nil))
    screen.expect("0.92 ✓").expect("0.88 ✗").expectSelected("Track 03.mp3")
    screen.press("R").expectNot("0.92").expectNot("0.88").expectSelected("Track 03.mp3")
  }

  @Test("Decided rows stay through changes that come faster than they can be read")
  func decidedRowsStayThroughManyChanges() {
    let screen = proposals
    screen.holding = { if case .loadProposals = $0 { true } else { false } }
    screen.press("a").send(.changed(nil)).send(.changed(nil)).fire(.refresh).release()
    screen.expect("0.92 ✓").expectSelected("dosem projection")
    screen.holding = { if case .loadProposals = $0 { true } else { false } }
    screen.press("R").send(.changed(nil)).fire(.refresh).release().expectNot("0.92")
  }

  @Test("What another screen decided is told in place, without moving the cursor")
  func decidedElsewhere() {
    let screen = proposals.press("j", "j").expectSelected("Track 03.mp3")
    screen.library.proposals[0].status = .applied
    screen.send(.changed([SampleLibrary.id(101)]))
    screen.expect("0.92 ✓").expectSelected("Track 03.mp3")
  }

  @Test("f goes round the states, and an empty one says so")
  func states() {
    let screen = proposals.press("a", "f").expect("No proposal is failed.")
    screen.press("f").expect("0.92 ✓").expect("applied ─")
    screen.press("f").expect("No proposal is rejected.").press("f").expect("in all").press("f").expect("pending")
    screen.library.proposals[3].status = .accepted
    screen.press("f").expect("opus.MP3").expect("accepted")
  }

  @Test("History lists batches; u there shows what would be undone")
  func history() {
    let screen = proposals.press("a", "H").expect("dj@attic").expect("renamed 1")
    screen.expectNot("undone").forgetEffects()
    screen.press("u").expect("Took back 1 decision").expectEffect("the history is read again") {
      if case .loadHistory = $0 { true } else { false }
    }
  }

  @Test("When a batch was undone is told as far as there is room, and whose it was is not cut off for it")
  func historyOfUndone() {
    func entry(_ number: Int, _ user: String, failed: Int) -> HistoryEntry {
      HistoryEntry(
        id: SampleLibrary.id(number), at: SampleLibrary.noon, user: user, host: "elsewhere", decision: .accept,
        done: 1_234, failed: failed, undoneAt: SampleLibrary.noon)
    }
    func history(_ rows: Int, _ columns: Int, _ entries: [HistoryEntry]) -> Scenario {
      let screen = Scenario(rows, columns)
      screen.holding = { if case .loadHistory = $0 { true } else { false } }
      screen.press("H")
      return screen.send(.history(entries, generation: screen.model.questions))
    }
    let plain = [entry(1, "dj", failed: 0)]
    history(16, 60, plain).expect("dj@elsewhere  renamed 1,234  undone").expectNot("…")
    history(24, 80, plain).expect("dj@elsewhere  renamed 1,234  undone 2026-11-18 11:06")
    let long = [entry(1, "somebody", failed: 12), entry(2, "dj", failed: 0)]
    history(16, 60, long).expect("some…  renamed 1,234, 12 failed  undone")
    history(24, 80, long).expect("somebody@elsewhere  renamed 1,234, 12 failed  undone")
    history(24, 80, [entry(1, "somebody", failed: 0)])
      .expect("somebody@elsewhere  renamed 1,234  undone 2026-11-18 11:06")
  }

  @Test("Details show both names in full, the reason, the metadata used and every finding")
  func details() {
    let screen = Scenario(16, 60).focus(.proposals).rest().press("j", "j", "Enter")
    screen.expect("Robert Babicz - Dark Flower (Joris Voorn").expect("Magnolia Mix).mp3")
      .expect("from artist, title (rekordbox)")
    screen.press("q").expect("4 Rename proposals")
  }

  @Test("Nothing can be decided where nothing is")
  func empty() {
    var library = FakeLibrary()
    library.proposals = []
    library.pendingCount = 0
    Scenario(library: library).focus(.proposals).expect("No name waits for you.").press("a", "r", "e", "Enter")
      .expect("There is no proposal here")
  }
}
