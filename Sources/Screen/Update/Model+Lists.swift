import FoundationEssentials
import Records

extension Model {
  /// Rows of one page: enough for several windows, few enough for one quick query.
  var pageLimit: Int { min(500, max(100, 3 * rows)) }

  // MARK: Asking

  /// Begins the list anew: its rows, and how many there are.
  ///
  /// - Parameters:
  ///   - again: it is the list that is there, read once more (``ListWindow/readsAgain``).
  ///   - owing: the steps that the cursor owes still lie before it.
  mutating func reloadRecordings(_ anchor: Anchor<RecordingCard>, again: Bool = false, owing: Bool = false) {
    recordingFilter.generation += 1
    loadRecordings(anchor, again: again, owing: owing)
    emit(.countRecordings(recordingQuery, generation: recordingFilter.generation))
  }

  mutating func reloadProposals(
    _ anchor: Anchor<RenameProposal>, keep: [UUID] = [], again: Bool = false, owing: Bool = false
  ) {
    proposalFilter.generation += 1
    loadProposals(anchor, keep: keep, again: again, owing: owing)
    emit(.countProposals(proposalQuery, generation: proposalFilter.generation))
  }

  mutating func loadRecordings(_ anchor: Anchor<RecordingCard>, again: Bool = false, owing: Bool = false) {
    if anchor.replaces {
      recordings.generation += 1
      recordings.readsAgain = again
      if !owing { recordings.owed = 0 }
    }
    recordings.expect(anchor)
    emit(
      .loadRecordings(
        RecordingRequest(
          query: recordingQuery, anchor: anchor, limit: pageLimit, generation: recordings.generation)))
  }

  mutating func loadProposals(
    _ anchor: Anchor<RenameProposal>, keep: [UUID] = [], again: Bool = false, owing: Bool = false
  ) {
    if anchor.replaces {
      proposals.generation += 1
      proposals.readsAgain = again
      keptProposals = keep
      if !owing { proposals.owed = 0 }
    }
    proposals.expect(anchor)
    emit(
      .loadProposals(
        ProposalRequest(
          query: proposalQuery, anchor: anchor, limit: pageLimit, generation: proposals.generation, keep: keep)))
  }

  // MARK: Answers

  mutating func receiveList(_ message: Message) {
    switch message {
    case .recordingPage(let page): receive(page)
    case .proposalPage(let page): receive(page)
    case .recordingCount(let count, let generation) where generation == recordingFilter.generation:
      recordings.receive(count)
    case .proposalCount(let count, let generation) where generation == proposalFilter.generation:
      proposals.receive(count)
    case .recordingPlace(let id, let offset, let generation) where generation == recordings.generation:
      recordings.placed(id, offset)
    case .proposalPlace(let id, let offset, let generation) where generation == proposals.generation:
      proposals.placed(id, offset)
    case .listFailed(let pane, let trouble, let generation): receive(trouble, of: pane, generation)
    case .filterRefused(let pane, let problem, let generation): refuseFilter(pane, problem, generation)
    case .marked(let pane, let ids, let generation) where generation == marksAwaited: mark(ids, in: pane)
    case .markingFailed(let trouble, let generation) where generation == marksAwaited:
      say("Not marked: \(trouble.message)", .bad)
      forgetHeldBack(.marks, trouble.message)
      marksAwaited = nil
    default: break
    }
  }

  private mutating func receive(_ page: Page<RecordingCard>) {
    defer { readTheRest() }
    guard page.generation == recordings.generation else { return }
    if let destination, case .around(let ids) = recordings.awaited, ids.first == destination {
      guard page.found == destination || page.rows.contains(where: { $0.id == destination }) else {
        return goOutsideFilter(destination)
      }
      self.destination = nil
    }
    recordingFilter.good = recordingQuery.filter
    timers.retries = 0
    let replaces = recordings.awaited?.replaces ?? false
    guard recordings.apply(page, visible: layout.visibleRows(of: .recordings)) else { return }
    listedRecordings = recordingQuery
    dropLostRange(.recordings)
    if replaces, let first = recordings.unplacedFirst {
      emit(.placeRecording(first, recordingQuery, generation: recordings.generation))
    }
  }

  /// The recording is not among what the filter matches: the filter is set aside, `Backspace` brings it back.
  private mutating func goOutsideFilter(_ id: UUID) {
    guard !recordingQuery.filter.isEmpty else {
      destination = nil
      recordings.expect(nil)
      say("That recording is no longer in the library", .warning)
      return reloadRecordings(.around(recordings.selectedID.map { [$0] } ?? []))
    }
    recordingQuery.filter = ""
    recordingFilter.set("")
    reloadRecordings(.around([id]))
  }

  private mutating func receive(_ page: Page<RenameProposal>) {
    guard page.generation == proposals.generation else { return }
    if skipsAccepted, proposalQuery.states == .accepted, page.rows.isEmpty, page.atStart, page.atEnd,
      let anchor = proposals.awaited, anchor.replaces
    {
      return nextStates(anchor, owing: true)
    }
    skipsAccepted = false
    let old = Dictionary(proposals.rows.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    proposalFilter.good = proposalQuery.filter
    timers.retries = 0
    let replaces = proposals.awaited?.replaces ?? false
    guard proposals.apply(page, visible: layout.visibleRows(of: .proposals)) else { return }
    listedProposals = proposalQuery
    if replaces, let first = proposals.unplacedFirst {
      emit(.placeProposal(first, proposalQuery, generation: proposals.generation))
    }
    for index in proposals.rows.indices {
      guard let before = old[proposals.rows[index].id] else { continue }
      proposals.rows[index].inherit(before)
    }
    dropLostRange(.proposals)
  }

  private mutating func receive(_ trouble: Trouble, of pane: Pane, _ generation: Int) {
    readTheRest()
    switch pane {
    case .recordings where generation == recordings.generation:
      forgetHeldBack(.list(pane), trouble.message)
      recordings.miss(trouble)
    case .proposals where generation == proposals.generation:
      forgetHeldBack(.list(pane), trouble.message)
      forgetHeldBack(.states, trouble.message)
      proposals.miss(trouble)
    default: return
    }
    retryLater()
  }

  /// With back-off: after 1, 2, 4 … seconds, at most 30.
  mutating func retryLater() {
    startTimer(.retry, min(30_000, 1_000 << min(timers.retries, 5)))
    timers.retries += 1
  }

  /// Asks again for what could not be read.
  mutating func retry() {
    if recordings.trouble != nil {
      recordings.trouble = nil
      refreshRecordings()
    }
    if proposals.trouble != nil {
      proposals.trouble = nil
      refreshProposals()
    }
    if following.detailsTrouble != nil || following.relatedTrouble != nil, let recording = following.wanted {
      loadFollowing(recording)
    }
  }

  private mutating func refuseFilter(_ pane: Pane, _ problem: FilterProblem, _ generation: Int) {
    readTheRest()
    switch pane {
    case .recordings where generation == recordings.generation:
      forgetHeldBack(.list(pane), problem.message)
      recordings.expect(nil)
      recordingFilter.problem = problem
      recordingQuery.filter = recordingFilter.good
    case .proposals where generation == proposals.generation:
      forgetHeldBack(.list(pane), problem.message)
      forgetHeldBack(.states, problem.message)
      proposals.expect(nil)
      proposalFilter.problem = problem
      proposalQuery.filter = proposalFilter.good
    default: return
    }
  }

  private mutating func mark(_ ids: SortedIDs, in pane: Pane) {
    marksAwaited = nil
    if pane == .recordings { recordingMarks.insertAll(ids) } else { proposalMarks.insertAll(ids) }
    say("Marked \(Figure.count(ids.count)) that the filter matched at this moment")
  }

  /// A range ends where its first row is no longer among the rows read.
  private mutating func dropLostRange(_ pane: Pane) {
    guard let range, range.pane == pane else { return }
    let isThere = pane == .recordings ? recordings.index(of: range.from) : proposals.index(of: range.from)
    guard isThere == nil else { return }
    self.range = nil
    say("The range ended: its first row is too far away. * marks all that the filter matches", .warning)
  }

  // MARK: Refreshing

  /// Reads again what is near the screen: the cursor stays on its row and that on its line.
  mutating func refreshRecordings() {
    guard recordings.isLoaded || !recordings.isAsking else { return }
    // What is under way is asked for once more, as it was asked for.
    if let awaited = recordings.awaited, awaited.replaces {
      return reloadRecordings(awaited, again: recordings.readsAgain, owing: true)
    }
    reloadRecordings(
      recordings.rows.isEmpty ? .start : .around(recordings.nearCursor), again: true, owing: true)
  }

  mutating func refreshProposals() {
    if let awaited = proposals.awaited, awaited.replaces {
      return reloadProposals(awaited, keep: keptProposals, again: proposals.readsAgain, owing: true)
    }
    guard !proposals.rows.isEmpty else { return reloadProposals(.start, owing: true) }
    let near = max(0, proposals.cursor - pageLimit / 2)..<min(proposals.rows.count, proposals.cursor + pageLimit / 2)
    reloadProposals(
      .around(proposals.nearCursor), keep: proposals.rows[near].map(\.id), again: true, owing: true)
  }
}

extension ListWindow {
  /// The row under the cursor, then those below it on screen, then those above: the first that is still there is
  /// where the cursor will stand.
  var nearCursor: [UUID] {
    guard !rows.isEmpty else { return [] }
    let below = rows[cursor..<min(rows.count, cursor + 50)].map(\.id)
    return below + rows[max(0, cursor - 50)..<cursor].reversed().map(\.id)
  }

  /// The first row, where nobody knows yet how many rows lie before it.
  var unplacedFirst: UUID? { offset == nil && !atEnd ? rows.first?.id : nil }

  mutating func placed(_ id: UUID, _ offset: Int) {
    guard let index = index(of: id), self.offset == nil else { return }
    self.offset = max(0, offset - index)
  }
}

extension ProposalRow {
  /// Keeps what only this screen knows of a row that was read again.
  mutating func inherit(_ before: ProposalRow) {
    reason = before.reason
    isWorking = before.isWorking && value.status == .pending
    if before.value == value { check = before.check }
  }
}
