import FoundationEssentials
import Records
import Terminal

extension Model {
  /// The list that filter, sort and marks mean: the focused one, else the large one.
  var list: Pane { focus.isMain ? focus : large }

  mutating func performOnList(_ command: Command) {
    switch command {
    case .filter:
      if !focus.isMain { focus(on: large) }
      typing = focus
    case .sort: openSort()
    case .mark: mark()
    case .range: toggleRange()
    case .markAll: markAll()
    default: nextStates()
    }
  }

  private mutating func openSort() {
    guard list == .recordings else {
      let cursor = ProposalSort.allCases.firstIndex(of: proposalQuery.sort) ?? 0
      return sheets.append(.sort(SortSheet(pane: list, cursor: cursor)))
    }
    let known = RecordingSort.columns.map(\.name)
    let keys = following.entries.map(\.key).filter { !known.contains($0) }
    var columns = RecordingSort.columns + keys.map(RecordingSort.metadata)
    if !columns.contains(recordingQuery.sort) { columns.append(recordingQuery.sort) }
    let cursor = columns.firstIndex(of: recordingQuery.sort) ?? 0
    sheets.append(.sort(SortSheet(pane: list, cursor: cursor, columns: columns)))
  }

  // MARK: Filter

  mutating func pressInFilter(_ key: Key, of pane: Pane) {
    switch key {
    case .enter: typing = nil
    case .escape, .control("g"):
      typing = nil
      clearFilter(pane)
    case .up, .down, .pageUp, .pageDown:
      if let command = settings.keys.command(for: key, in: [.lists]) { perform(command) }
    case .tab: typing = nil
    default: changeFilter(pane) { $0.handle(key) }
    }
  }

  mutating func changeFilter(_ pane: Pane, _ change: (inout TextField) -> TextField.Outcome) {
    switch pane {
    case .proposals:
      guard change(&proposalFilter.field) == .changed, proposalFilter.read() else { return }
      guard proposalFilter.field.text != proposalQuery.filter else { return }
      proposalQuery.filter = proposalFilter.field.text
      reloadProposals(.start)
    default:
      guard change(&recordingFilter.field) == .changed, recordingFilter.read() else { return }
      guard recordingFilter.field.text != recordingQuery.filter else { return }
      recordingQuery.filter = recordingFilter.field.text
      reloadRecordings(.start)
    }
  }

  /// Without the filter the same row stays under the cursor.
  private mutating func clearFilter(_ pane: Pane) {
    if pane == .proposals {
      proposalFilter.set("")
      guard !proposalQuery.filter.isEmpty || proposalQuery.recording != nil else { return }
      proposalQuery.filter = ""
      if proposalQuery.recording != nil { proposalQuery.states = statesOfAll }
      proposalQuery.recording = nil
      reloadProposals(.around(proposals.nearCursor), owing: true)
    } else {
      recordingFilter.set("")
      guard !recordingQuery.filter.isEmpty else { return }
      recordingQuery.filter = ""
      reloadRecordings(.around(recordings.nearCursor), owing: true)
    }
  }

  /// One thing a press.
  mutating func cancel() {
    let hasFilter =
      list == .recordings
      ? !recordingQuery.filter.isEmpty : !proposalQuery.filter.isEmpty || proposalQuery.recording != nil
    if reversalAwaited != nil {
      stopAskingForReversal()
    } else if marksAwaited != nil {
      marksAwaited = nil
      say("Nothing more is marked")
    } else if range != nil {
      range = nil
    } else if hasFilter {
      clearFilter(list)
    } else if !stopReading(), notice != nil {
      notice = nil
    }
  }

  /// Reads that lead elsewhere in the same list are forgotten; what is on screen stays, and is kept up to date.
  ///
  /// A list of another filter, order or state is what its title says, and there is nothing else to show under it.
  private mutating func stopReading() -> Bool {
    let stops = (
      recordings.isOnItsWay && listedRecordings == recordingQuery,
      proposals.isOnItsWay && listedProposals == proposalQuery
    )
    if stops.0 {
      recordings.stopReading()
      destination = nil
    }
    if stops.1 { proposals.stopReading() }
    return stops.0 || stops.1
  }

  /// The next state; one that only machines without roots know is passed over where it has no rows.
  mutating func nextStates(_ anchor: Anchor<RenameProposal> = .start, owing: Bool = false) {
    skipsAccepted = true
    let all = ProposalStates.allCases
    let at = all.firstIndex(of: proposalQuery.states) ?? 0
    proposalQuery.states = all[(at + 1) % all.count]
    reloadProposals(anchor, owing: owing)
  }

  mutating func showItsProposals() {
    guard let row = recordings.selected else { return }
    if proposalQuery.recording == nil { statesOfAll = proposalQuery.states }
    proposalQuery.recording = row.id
    proposalsOf = row.name
    proposalQuery.states = .all
    focus(on: .proposals)
    reloadProposals(.start)
  }

  // MARK: Marks

  private mutating func mark() {
    guard focus.isMain else { return say("Rows are marked in Recordings and Rename proposals") }
    if range != nil { return keepRange() }
    if focus == .recordings, let id = recordings.selectedID {
      recordingMarks.toggle(id)
      recordings.move(by: 1)
    } else if focus == .proposals, let id = proposals.selectedID {
      proposalMarks.toggle(id)
      proposals.move(by: 1)
    }
  }

  private mutating func toggleRange() {
    guard focus.isMain else { return say("Rows are marked in Recordings and Rename proposals") }
    if range?.pane == focus { return keepRange() }
    let id = focus == .recordings ? recordings.selectedID : proposals.selectedID
    range = id.map { MarkRange(pane: focus, from: $0) }
  }

  mutating func keepRange() {
    guard let range else { return }
    if range.pane == .recordings {
      for row in recordings.rows(in: range) { recordingMarks.insert(row.id) }
    } else {
      for row in proposals.rows(in: range) { proposalMarks.insert(row.id) }
    }
    self.range = nil
  }

  private mutating func markAll() {
    guard focus.isMain else { return say("Rows are marked in Recordings and Rename proposals") }
    range = nil
    let count = focus == .recordings ? recordingMarks.count : proposalMarks.count
    if count > 0 {
      if focus == .recordings { recordingMarks.removeAll() } else { proposalMarks.removeAll() }
      say("Dropped \(Figure.count(count)) \(count == 1 ? "mark" : "marks")")
    } else {
      let question = newQuestion()
      marksAwaited = question
      notice = nil
      emit(
        focus == .recordings
          ? .markRecordings(recordingQuery, generation: question) : .markProposals(proposalQuery, generation: question))
    }
  }
}

extension ListWindow {
  /// The indices from the row where the range began to the cursor.
  func indices(in range: MarkRange) -> ClosedRange<Int>? {
    guard let from = index(of: range.from) else { return nil }
    return min(from, cursor)...max(from, cursor)
  }

  func rows(in range: MarkRange) -> ArraySlice<Row> {
    indices(in: range).map { rows[$0] } ?? []
  }
}
