import FoundationEssentials
import Records
import Terminal
import Testing

@testable import Screen

/// Moving, filtering, following: the lists as a person meets them.
@Suite struct BrowsingTests {
  /// A library of some thousand recordings, far more than a page.
  private func large(_ rows: Int = 24, _ columns: Int = 80, count: Int = 2_000) -> Scenario {
    var library = FakeLibrary()
    library.recordings = (1...count).map { SampleLibrary.card($0, "Artist \($0)", "Title \($0)", 120, "8A", "House") }
    library.recordingCount = count
    library.total = count
    return Scenario(rows, columns, library: library)
  }

  @Test("j k and the arrows move a row, PgDn a page, g and G to the ends")
  func moving() {
    let screen = large().press("j", "j", "k", "Down").expectSelected("Title 3 ").expect("3 of 2,000")
    screen.press("PgDn").expectSelected("Title 12 ").press("PgUp").expectSelected("Title 3 ")
    screen.press("G").expectSelected("Title 2000").expect("2,000 of 2,000")
    screen.press("g").expectSelected("Title 1 ").expect("1 of 2,000")
    screen.press("Ctrl-D").expectSelected("Title 5 ").press("Ctrl-U").expectSelected("Title 1 ")
  }

  @Test("A thousand rows down and up again, page by page, every row is met once")
  func throughAllPages() {
    let screen = large()
    for expected in 2...1_000 {
      screen.press("j")
      #expect(screen.model.recordings.selected?.value.title == "Title \(expected)")
    }
    #expect(screen.model.recordings.rows.count <= 600)
    for expected in (1..<1_000).reversed() {
      screen.press("k")
      #expect(screen.model.recordings.selected?.value.title == "Title \(expected)")
    }
    screen.expect("1 of 2,000")
  }

  @Test("A held key never waits: steps beyond the rows that are there are made when their page comes")
  func owedSteps() {
    let screen = large()
    screen.holding = { if case .loadRecordings = $0 { true } else { false } }
    for _ in 0..<150 { screen.press("j") }
    screen.expectSelected("Title 100 ")
    screen.release().expectSelected("Title 151 ")
  }

  @Test("g pressed while a filter is being taken away still leads to the first row")
  func jumpWhileReading() {
    let screen = large().press("/").type("Title 1500").press("Enter").expectSelected("Title 1500 ")
    screen.holding = { if case .loadRecordings = $0 { true } else { false } }
    screen.press("Escape", "g").release().expectSelected("Title 1 ")
  }

  @Test("A step back is one less of those owed, as if the rows had been there")
  func owedStepsTurnRound() {
    let screen = large()
    screen.holding = { if case .loadRecordings = $0 { true } else { false } }
    for _ in 0..<150 { screen.press("j") }
    screen.press("k").release().expectSelected("Title 150 ")
  }

  @Test("With both servers frozen one still scrolls, opens help and quits")
  func frozen() {
    let screen = large()
    screen.holding = { if case .startTimer = $0 { false } else { true } }
    screen.press("j", "PgDn", "G", "k").expectSelected("Title 10 ")
    screen.press("?").expect("Help: Recordings").press("Esc")
    screen.forgetEffects().press("q").expectEffect("quits") { $0 == .quit }
  }

  @Test("What was typed behind G happens there, when it comes")
  func keysBehindAJump() {
    let screen = large()
    screen.holding = { if case .loadRecordings = $0 { true } else { false } }
    screen.press("G", "k", "k").release().expectSelected("Title 1998 ")
  }

  @Test("A live refresh keeps the cursor on its row and the row on its line")
  func refreshKeepsThePlace() {
    let screen = large().press("PgDn", "PgDn", "j", "k", "k")
    let before = screen.lines.firstIndex { $0.hasPrefix("▌") }
    let selected = screen.model.recordings.selectedID
    screen.library.recordings.insert(SampleLibrary.card(5_000, "A new one", "First", nil, nil, nil), at: 0)
    screen.send(.changed(nil))
    #expect(screen.model.recordings.selectedID == selected)
    #expect(screen.lines.firstIndex { $0.hasPrefix("▌") } == before)
  }

  @Test("While the rows are read again the cursor moves, and stays where it was moved to")
  func movingDuringARefresh() {
    let screen = large().press("j")
    screen.holding = { if case .loadRecordings = $0 { true } else { false } }
    screen.send(.changed(nil)).press("j", "j").expectSelected("Title 4 ")
    screen.library.recordings.insert(SampleLibrary.card(5_000, "A new one", "First", nil, nil, nil), at: 0)
    screen.release().expectSelected("Title 4 ")
  }

  @Test("A click while the rows are read again counts")
  func clickDuringARefresh() {
    let screen = large().press("M")
    screen.holding = { if case .loadRecordings = $0 { true } else { false } }
    screen.send(.changed(nil)).send(.terminal(.mouse(MouseEvent(action: .press, row: 6, column: 9))))
    screen.expectSelected("Title 5 ").release().expectSelected("Title 5 ")
  }

  @Test("When the selected row is gone the cursor stands on the next one")
  func selectedRowGone() {
    let screen = large().press("j", "j", "j").expectSelected("Title 4 ")
    screen.library.recordings.remove(at: 3)
    screen.send(.changed([SampleLibrary.id(4)])).expectSelected("Title 5 ")
  }

  @Test("Changes are read at most four times a second, and none is lost")
  func refreshIsLimited() {
    let screen = large().forgetEffects()
    for _ in 0..<50 { screen.send(.changed(nil)) }
    let reads = { screen.effects.count { if case .loadRecordings = $0 { true } else { false } } }
    #expect(reads() == 1)
    screen.fire(.refresh)
    #expect(reads() == 2)
    screen.fire(.refresh)
    #expect(reads() == 2)
  }

  @Test("A change far from the screen reads nothing")
  func farChange() {
    let screen = large().forgetEffects()
    var proposals = screen.library
    proposals.proposals = []
    screen.send(.changed([SampleLibrary.id(1_900)]))
    #expect(screen.model.proposals.rows.count < 100)
  }

  @Test("/ filters while one types, Enter keeps, Esc clears and stays on the row")
  func filtering() {
    let screen = Scenario().press("/").type("eric").expect("/eric").expectSelected("Opus")
    #expect(screen.frame.cursorVisible)
    screen.press("Enter").expect("── eric ─").expect("1 of 1 ─")
    screen.press("Esc").expectNot("── eric").expectSelected("Opus")
    screen.press("/").type("zzz").expect("nothing matches zzz").expect("Esc clears the filter.")
  }

  @Test("Letters and digits in a filter are text, and the keys of a shell edit it")
  func filterKeys() {
    let screen = Scenario().press("/").type("q 1 jk").press("Ctrl-A").type("x").press("Ctrl-E", "Ctrl-W").type("z")
    screen.expect("/xq 1 z").press("Ctrl-U").expect("── / ─").expect("1 of 32,833")
  }

  @Test("What is wrong with a filter stays said when the rows of what was typed before it come")
  func lateRows() {
    for pane in [Pane.recordings, .proposals] {
      let screen = Scenario().focus(pane)
      screen.holding = { effect in
        switch effect {
        case .loadRecordings, .loadProposals: true
        default: false
        }
      }
      screen.press("/").type("opus bpm:x").expect("filter, at ")
      screen.release().expect("filter, at ").press("Esc").expectNot("filter, at ")
    }
  }

  @Test("A filter that cannot be read says where and why, and the old list stays")
  func unreadableFilter() {
    let screen = Scenario().press("/").type("eric ").forgetEffects().type("\"")
    screen.expect("filter, at 6: the closing \" is missing").expectSelected("Opus")
    #expect(!screen.effects.contains { $0.kind == .recordingPage })
    screen.send(.changed(nil)).expectSelected("Opus")
    screen.press("Backspace").expectNot("closing").expectSelected("Opus")
  }

  @Test("A filter that only the server refuses is told in the same way")
  func refusedFilter() {
    let screen = Scenario().press("/").type("eric").type("(")
    screen.expect("filter, at 5: this bracket is never closed").expectSelected("Opus")
    screen.send(.changed(nil)).expectSelected("Opus")
    screen.press("Backspace").expectNot("bracket").expectSelected("Opus")
  }

  @Test("Older answers never overtake newer ones")
  func staleAnswers() {
    let screen = Scenario()
    let old = screen.model.recordings.generation
    screen.press("/").type("eric")
    screen.send(.recordingPage(Page(generation: old, rows: [], atStart: true, atEnd: true))).expectSelected("Opus")
    screen.send(.recordingCount(.exact(7), generation: -1)).expectNot("of 7")
  }

  @Test("Lower panes follow 120 ms after the last move, and keep the old rows until then")
  func following() {
    let screen = Scenario().expect("─ Strobe ─").press("j")
    screen.expect("─ Strobe … ─").expect("For Lack of a Better Name")
    screen.rest().expect("─ Projection ─").expectNot("For Lack")
    let timers = screen.effects.compactMap { if case .startTimer(let timer) = $0 { timer } else { nil } }
    #expect(timers.contains { $0.kind == .cursorRest && $0.milliseconds == 120 })
  }

  @Test("Enter on a related track goes to it, Backspace goes back along the way one came")
  func related() {
    let screen = Scenario().focus(.related).press("Enter").rest()
    #expect(screen.model.recordings.selected?.value.title == "Glue")
    screen.press("j", "Enter").rest()
    #expect(screen.model.recordings.selected?.value.title == "Projection")
    screen.press("Backspace")
    #expect(screen.model.recordings.selected?.value.title == "Glue")
    screen.press("Backspace")
    #expect(screen.model.recordings.selected?.value.title == "Strobe")
    screen.press("Backspace").expect("There is no way back")
  }

  @Test("Another recording's related tracks start at their first; the same ones read again keep the cursor")
  func relatedStartAtTheirFirst() {
    let screen = Scenario().focus(.related).press("j", "j")
    #expect(screen.model.following.cursors[.related]?.cursor == 2)
    screen.press("R").rest()
    #expect(screen.model.following.cursors[.related]?.cursor == 2)
    screen.focus(.recordings).press("j").rest()
    #expect(screen.model.following.cursors[.related] == LowerCursor())
  }

  @Test("A related track outside the filter is reached all the same, and Backspace brings the filter back")
  func relatedOutsideTheFilter() {
    let screen = Scenario().press("/").type("strobe").press("Enter").rest().focus(.related).press("Enter")
    #expect(screen.model.recordings.selected?.value.title == "Glue")
    screen.expectNot("── strobe ─").press("Backspace").expect("── strobe ─")
    #expect(screen.model.recordings.selected?.value.title == "Strobe")
  }

  @Test("[ and ] change the kind of relation")
  func kinds() {
    let screen = Scenario().focus(.related).expect("[Harmonic] Similar Tempo").press("]")
    screen.expect("Harmonic [Similar] Tempo").expect("bpm key").press("[", "[").expect("Harmonic Similar [Tempo]")
  }

  @Test("A genre in common stands behind a related track's name, where that leaves room")
  func sharedGenre() {
    var library = FakeLibrary()
    library.sharedGenre = "Progressive"
    Scenario(24, 80, library: library).expect("Progressive  8B same key")
    library.sharedGenre = "A genre that takes more than the name of the track leaves"
    Scenario(24, 80, library: library).expect("Bicep – Glue").expectNot("A genre that")
  }

  @Test("Why a track is related is said in few words where there is little room, never cut")
  func why() {
    for columns in [80, 120, 139] {
      Scenario(60, columns).expect(" 6A semit. down  ").expectNot("semitone do")
    }
    Scenario(60, 140).expect(" 6A semitone down  ")
    var library = FakeLibrary()
    library.types = ["bpm", "key", "genre", "acoustic"]
    Scenario(24, 80, library: library).focus(.related).press("]").expect(" bpm key +2   ")
    Scenario(24, 140, library: library).focus(.related).press("]").expect(" bpm key genre acoustic ")
    library.types = ["genre", "acoustic"]
    Scenario(24, 80, library: library).focus(.related).press("]").expect(" genre +1     ")
  }

  @Test(
    "An empty related pane says why",
    arguments: [
      (.notSynced(behind: 12), "not synced yet (12 behind)"), (.noKey, "no key"), (.noTempo, "no tempo"),
      (.notRelated, ": and relate"), (.none, "nothing in the library goes with it"),
    ] as [(RelatedTracks.Absence, String)])
  func absence(absence: RelatedTracks.Absence, text: String) {
    var library = FakeLibrary()
    library.absence = absence
    Scenario(library: library).expect(text)
  }

  @Test("Sorting: the column in force turns round, the cursor stays on its row")
  func sorting() {
    let screen = Scenario().press("j", "s").expect("Sort Recordings").press("Enter").expect("artist ▼")
    #expect(screen.model.recordings.selected?.value.title == "Projection")
    screen.press("s").press("j", "Enter").expect("title ▲")
  }

  @Test("Any other metadata key that the recording has can be sorted by, and a duration reads as a clock")
  func sortingByAKey() {
    var library = FakeLibrary()
    library.entries = [MetadataEntry(key: "duration", value: "273"), MetadataEntry(key: "play_count", value: "3")]
    let screen = Scenario(40, 120, library: library).focus(.metadata).press("G").expect("4:33")
    screen.focus(.recordings).press("s").expect("play count")
    screen.press("G", "Enter").expect("play count ▲")
    screen.expectEffect("asks by the key") {
      if case .loadRecordings(let request) = $0 { request.query.sort == .metadata("play_count") } else { false }
    }
    screen.press("s").expectSelected("play count")
  }

  @Test("A click on a name in another pane's title goes to that pane")
  func clickOnACarriedTitle() {
    let screen = Scenario().press("M")
    let row = screen.lines.firstIndex { $0.contains("3 Tracklists") } ?? 0
    let line = Array(screen.lines[row])
    let column = line.indices.first { line[$0...].starts(with: Array("3 Tracklists")) } ?? 0
    func click(_ column: Int) -> Message { .terminal(.mouse(MouseEvent(action: .press, row: row, column: column))) }
    screen.send(click(column + 4)).expect("─ 3 Tracklists").expect("5 Related 24")
    #expect(screen.model.focus == .tracklists)
    screen.focus(.recordings).send(click(4))
    #expect(screen.model.focus == .related)
  }

  @Test("Each lower pane names the recording that its own rows are of, as each server answers in its own time")
  func oldRowsAreNamed() {
    let screen = Scenario(60, 200)
    let titles = { screen.lines.filter { $0.contains("─ 3 Tracklists") || $0.contains("─ 5 Related") } }
    #expect(titles().map { $0.contains("Strobe …") } == [false, false])
    screen.holding = { if case .loadDetails = $0 { true } else { false } }
    screen.press("j")
    #expect(titles().map { $0.contains("Strobe …") } == [true, true])
    screen.rest()
    #expect(titles().map { $0.contains("Strobe …") } == [true, false])
    screen.release()
    #expect(titles().map { $0.contains("Strobe …") } == [false, false])
    screen.holding = { if case .loadRelated = $0 { true } else { false } }
    screen.press("j").rest()
    #expect(titles().map { $0.contains("Projection …") } == [false, true])
  }

  @Test("Tracklists borrow Related's rows below 34 rows; Enter opens the tracks and goes to one")
  func tracklists() {
    let screen = Scenario().focus(.tracklists).expect("─ 3 Tracklists").expect("2010-04-01 Essential Mix")
    screen.expect("5 Related 24").press("Enter").expect("12 tracks").press("j", "j", "Enter")
      .expect("This track is not in the library").press("k", "Enter")
    #expect(screen.model.recordings.selected?.value.title == "Projection")
  }

  @Test("p shows a recording's proposals, Esc those of all")
  func itsProposals() {
    let screen = Scenario().press("j", "p").expect("of Projection").expectNot("01-strobe_FINAL")
    screen.press("Esc", "k").expect("01-strobe_FINAL").expect("1,204 pending")
  }

  @Test("z gives the pane the whole window and takes it back")
  func zoom() {
    Scenario().press("z").expectNot("2 Metadata").expect("1 Recordings").press("z").expect("2 Metadata")
  }

  @Test("50% in the palette goes to the middle of the list")
  func fraction() {
    let screen = large().press(":").type("50%").press("Enter")
    let place = screen.model.recordings.place ?? 0
    #expect((990...1_110).contains(place))
  }

  @Test("Where a page does not say its place, it is asked for apart, and the next page does not cancel that")
  func placeApart() {
    let screen = large()
    screen.library.knowsOffsets = false
    screen.holding = { if case .placeRecording = $0 { true } else { false } }
    screen.press(":").type("50%").press("Enter").expectNot(" of 2,000")
    for _ in 0..<120 { screen.press("j") }
    screen.release().expect("of 2,000")
    let title = screen.model.recordings.selected?.value.title ?? ""
    #expect("Title \(screen.model.recordings.place ?? 0)" == title)
  }

  @Test("Nothing is lost when the window is too small for a while")
  func smallWindow() {
    let screen = large().press("j", "j").resize(15, 58).expect("tracktion needs 60×16, this is 58×15")
    screen.press("j").resize(24, 80).expectSelected("Title 3 ")
    screen.resize(1, 1).resize(24, 80).expectSelected("Title 3 ")
    screen.resize(10, 10).forgetEffects().press("q").expectEffect("quits") { $0 == .quit }
  }

  @Test("In a window too small for a question q asks all the same, and q again quits")
  func quittingSmall() {
    let work = Work(id: SampleLibrary.id(800), title: "Renaming", unit: "files", done: 1, total: 9, elapsed: 1)
    let screen = Scenario().send(.progress(work)).resize(5, 50).forgetEffects().press("q")
    screen.expect("Renaming is under way; q quits")
    #expect(!screen.effects.contains(.quit))
    screen.press("q").expectEffect("quits") { $0 == .quit }
  }
}
