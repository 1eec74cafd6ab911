import FoundationEssentials
import Library
import Records

extension EffectRunner {
  /// Effects that read; each sends its answer.
  func read(_ effect: Effect, _ library: MusicLibrary) async throws {
    switch effect {
    case .loadRecordings(let request): try await load(request, library)
    case .countRecordings(let query, let generation): try await count(query, generation, library)
    case .markRecordings(let query, let generation):
      let ids = SortedIDs.Writer()
      try await library.recordingIDs(query.filter) { try ids.add($0) }
      send(.marked(.recordings, try ids.finish(), generation: generation))
    case .placeRecording(let id, let query, let generation):
      // A count of all rows before it: the rows themselves do not wait for that.
      if let place = try await library.place(of: id, in: query.selection) {
        send(.recordingPlace(id, offset: place, generation: generation))
      }
    case .placeProposal(let id, let query, let generation):
      if query.recording == nil, let place = try await library.place(of: id, in: query.choice) {
        send(.proposalPlace(id, offset: place, generation: generation))
      }
    case .loadProposals(let request): try await load(request, library)
    case .countProposals(let query, let generation):
      send(.proposalCount(.exact(try await count(query, library)), generation: generation))
    case .markProposals(let query, let generation):
      send(.marked(.proposals, try await ids(query, library), generation: generation))
    case .loadDetails(let recording, let generation):
      send(.details(try await details(recording, library), generation: generation))
    case .loadRelated(let recording, let kind, let generation):
      send(.related(try await related(recording, kind, library), generation: generation))
    default: try await readSheet(effect, library)
    }
  }

  private func readSheet(_ effect: Effect, _ library: MusicLibrary) async throws {
    switch effect {
    case .loadRecord(let id, let generation):
      guard let recording = try await library.recording(id) else { throw gone("recording", id) }
      let record = FullRecord(recording: recording, entries: try await library.metadata(of: id))
      send(.record(record, generation: generation))
    case .loadTracklist(let id, let generation):
      guard let tracklist = try await library.tracklist(id) else { throw gone("tracklist", id) }
      send(.tracklist(tracklist, generation: generation))
    case .loadHistory(let generation):
      let entries = try await library.history(limit: 500).compactMap(HistoryEntry.init)
      send(.history(entries, generation: generation))
    case .check(let ids, let generation): send(.checked(try await library.check(ids), generation: generation))
    case .checkName(let proposal, let name, let generation):
      send(.nameChecked(try await library.check(proposal, named: name), generation: generation))
    case .preview(let decision, let selection, let generation):
      let preview = try await preview(decision, selection, library)
      send(.batchPreviewed(preview, generation: generation))
      giveMemoryBack(after: preview.count + preview.leftOutCount)
    case .previewUndo(let reversal, let batch, let generation):
      let preview = try await previewReversal(reversal, batch, library)
      send(.undoPreviewed(preview, generation: generation))
      giveMemoryBack(after: preview?.count ?? 0)
    default: break
    }
  }

  private func gone(_ kind: String, _ id: UUID) -> LibraryError {
    .notFound(kind: kind, id: id.uuidString.lowercased())
  }

  // MARK: Lists

  private func load(_ request: RecordingRequest, _ library: MusicLibrary) async throws {
    let selection = request.query.selection
    let stretch = try await library.recordings(selection, at: request.anchor.place, limit: request.limit)
    let offset = stretch.atStart ? 0 : nil
    send(
      .recordingPage(
        Page(
          generation: request.generation, rows: stretch.rows, atStart: stretch.atStart, atEnd: stretch.atEnd,
          offset: offset, found: stretch.found)))
  }

  private func count(_ query: RecordingQuery, _ generation: Int, _ library: MusicLibrary) async throws {
    let estimate = try await library.estimateRecordings(query.selection)
    // A small list is counted at once: a guess would only flicker.
    if estimate > 5_000 { send(.recordingCount(.about(estimate), generation: generation)) }
    send(.recordingCount(.exact(try await library.countRecordings(query.selection)), generation: generation))
  }

  private func load(_ request: ProposalRequest, _ library: MusicLibrary) async throws {
    if let recording = request.query.recording { return try await load(request, of: recording, library) }
    let choice = request.query.choice
    let stretch = try await library.proposals(choice, at: request.anchor.place, limit: request.limit)
    let shown = Set(stretch.rows.map(\.id))
    let kept = try await library.proposals(request.keep.filter { !shown.contains($0) })
    let offset = stretch.atStart ? 0 : nil
    send(
      .proposalPage(
        Page(
          generation: request.generation, rows: stretch.rows, atStart: stretch.atStart, atEnd: stretch.atEnd,
          offset: offset, found: stretch.found, kept: kept)))
  }

  private func count(_ query: ProposalQuery, _ library: MusicLibrary) async throws -> Int {
    guard let recording = query.recording else { return try await library.countProposals(query.choice) }
    return try await proposals(of: recording, query, library).count
  }

  private func proposals(
    of recording: UUID, _ query: ProposalQuery, _ library: MusicLibrary
  ) async throws -> [RenameProposal] {
    let statuses = query.choice.statuses
    return try await library.proposals(ofRecording: recording).filter { statuses?.contains($0.status) ?? true }
  }

  private func ids(_ query: ProposalQuery, _ library: MusicLibrary) async throws -> SortedIDs {
    if let recording = query.recording {
      return SortedIDs(try await proposals(of: recording, query, library).map(\.id))
    }
    let ids = SortedIDs.Writer()
    try await library.proposalIDs(query.choice) { try ids.add($0) }
    return try ids.finish()
  }

  /// The few proposals of one recording are one page.
  private func load(_ request: ProposalRequest, of recording: UUID, _ library: MusicLibrary) async throws {
    let rows = try await proposals(of: recording, request.query, library)
    send(.proposalPage(Page(generation: request.generation, rows: rows, atStart: true, atEnd: true, offset: 0)))
  }

  // MARK: What follows the cursor

  private func details(_ id: UUID, _ library: MusicLibrary) async throws -> RecordingDetails {
    async let entries = library.metadata(of: id)
    async let tracklists = library.appearances(of: id)
    return RecordingDetails(recording: id, entries: try await entries, tracklists: try await tracklists)
  }
}

extension RecordingQuery {
  var selection: RecordingSelection {
    let field =
      switch sort {
      case .fileName: "file_name"
      case .added: "created_at"
      case .metadata(let key): key
      default: sort.name
      }
    return RecordingSelection(filter: filter, sort: field, isDescending: descending)
  }
}

extension ProposalQuery {
  var choice: ProposalChoice {
    let statuses: Set<ProposalStatus>? =
      switch states {
      case .all: nil
      case .failed: [.failed, .applying]
      default: [ProposalStatus(rawValue: states.rawValue)]
      }
    let order: ProposalChoice.Order =
      switch sort {
      case .confidence: .confidence
      case .oldName: .name
      case .newName: .newName
      case .made: .made
      }
    return ProposalChoice(statuses: statuses, filter: filter, sort: order, isDescending: descending)
  }
}

extension Anchor where Row: Identifiable, Row.ID == UUID {
  var place: ListPlace {
    switch self {
    case .start: .start
    case .end: .end
    case .after(let row): .after(row.id)
    case .before(let row): .before(row.id)
    case .around(let ids): .around(ids)
    case .fraction(let fraction): .fraction(fraction)
    }
  }
}
