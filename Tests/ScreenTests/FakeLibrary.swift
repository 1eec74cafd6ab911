import FoundationEssentials
import Records

@testable import Screen

/// Answers effects from arrays, as the real runner does from two servers and a disk.
struct FakeLibrary {
  var recordings = SampleLibrary.recordings
  var proposals = SampleLibrary.proposals
  /// What the counts say; nil counts the rows.
  var recordingCount: Int? = 2_833
  /// What the count without a filter says.
  var total = 32_833
  var pendingCount: Int? = 1_204
  /// Whether a page says how many rows lie before it.
  var knowsOffsets = true
  /// Rows that the list has before the ones here.
  var offset = 0
  var absence: RelatedTracks.Absence?
  /// Of every related track.
  var sharedGenre: String?
  var types = ["bpm", "key"]
  /// Metadata that every recording has besides.
  var entries: [MetadataEntry] = []
  var refusal: String?
  private var journal: [(batch: UUID, items: [BatchReport.Item])] = []
  private var undone: [(batch: UUID, items: [BatchReport.Item])] = []

  var greetings: [Message] {
    [
      .counts(LibraryCounts(recordings: .exact(32_833), pending: 1_204)), .server(.postgres, .up),
      .server(.graph, .up), .behind(0),
    ]
  }

  mutating func answer(_ effect: Effect) -> [Message] {
    switch effect {
    case .loadRecordings(let request): return [page(request)]
    case .countRecordings(let query, let generation):
      let found = matching(query)
      let count =
        found.count < recordings.count ? found.count : query.filter.isEmpty ? total : recordingCount ?? found.count
      return isReadable(query.filter) ? [.recordingCount(.exact(count), generation: generation)] : []
    case .loadProposals(let request): return [page(request)]
    case .countProposals(let query, let generation):
      return [.proposalCount(.exact(pendingCount ?? matching(query).count), generation: generation)]
    case .placeRecording(let id, let query, let generation):
      let offset = matching(query).firstIndex { $0.id == id } ?? 0
      return [.recordingPlace(id, offset: offset, generation: generation)]
    case .placeProposal(let id, let query, let generation):
      let offset = matching(query).firstIndex { $0.id == id } ?? 0
      return [.proposalPlace(id, offset: offset, generation: generation)]
    case .markRecordings(let query, let generation):
      return [.marked(.recordings, SortedIDs(matching(query).map(\.id)), generation: generation)]
    case .markProposals(let query, let generation):
      return [.marked(.proposals, SortedIDs(matching(query).map(\.id)), generation: generation)]
    case .loadDetails(let recording, let generation):
      return [.details(details(recording), generation: generation)]
    case .loadRelated(let recording, let kind, let generation):
      var tracks = absence == nil ? SampleLibrary.related(kind) : []
      for index in tracks.indices {
        tracks[index].sharedGenre = sharedGenre
        tracks[index].types = types
      }
      let related = RelatedTracks(recording: recording, kind: kind, tracks: tracks, absence: absence)
      return [.related(related, generation: generation)]
    case .loadRecord(let recording, let generation): return record(recording, generation)
    case .loadTracklist(let id, let generation): return [.tracklist(tracklist(id), generation: generation)]
    case .loadHistory(let generation): return [.history(history, generation: generation)]
    case .check(let ids, let generation):
      let checks = ids.compactMap { id in SampleLibrary.checks[id].map { (id, $0) } }
      return [.checked(Dictionary(checks, uniquingKeysWith: { $1 }), generation: generation)]
    case .checkName(_, let name, let generation):
      let bad = Finding(rule: "slash", severity: .error, message: "a name cannot hold a slash")
      return [.nameChecked(name.contains("/") ? ProposalCheck([bad]) : .ok, generation: generation)]
    case .preview(_, let selection, let generation): return [preview(selection, generation)]
    case .decide(let decision, let selection): return [.decided(decide(decision, selection))]
    case .saveName(let id, let name): return [save(id, name)]
    case .previewUndo(let reversal, let batch, let generation):
      return [.undoPreviewed(previewUndo(reversal, batch), generation: generation)]
    case .reverse(let reversal, let batch): return [.decided(reverse(reversal, batch))]
    case .makeLocalServers: return [.localServersMade(nil)]
    case .run, .stopWork, .copy, .setMouse, .redraw, .suspend, .quit, .rememberTheme, .startTimer: return []
    }
  }

  // MARK: Lists

  /// The fake's filter language: words; fields match everything; an open bracket cannot be read.
  private func isReadable(_ filter: String) -> Bool { !filter.contains("(") }

  private func matching(_ query: RecordingQuery) -> [RecordingCard] {
    let words = query.filter.lowercased().split(separator: " ")
    return recordings.filter { card in
      let text = [card.artist, card.title, card.genre].compactMap(\.self).joined(separator: " ").lowercased()
      return words.allSatisfy { $0.contains(":") || text.contains($0) }
    }
  }

  private func matching(_ query: ProposalQuery) -> [RenameProposal] {
    proposals.filter {
      (query.states == .all || $0.status.rawValue == query.states.rawValue)
        && (query.recording == nil || $0.recordingID == query.recording)
        && (query.filter.isEmpty || $0.proposedFilename.lowercased().contains(query.filter.lowercased()))
    }
  }

  private func page(_ request: RecordingRequest) -> Message {
    guard isReadable(request.query.filter) else {
      let problem = FilterProblem(offset: request.query.filter.count - 1, message: "this bracket is never closed")
      return .filterRefused(.recordings, problem, generation: request.generation)
    }
    var page = FakeLibrary.page(request, of: matching(request.query), kept: [], offset: offset)
    if !knowsOffsets { page.offset = nil }
    return .recordingPage(page)
  }

  private func page(_ request: ProposalRequest) -> Message {
    let found = matching(request.query)
    let kept = proposals.filter { row in request.keep.contains(row.id) && !found.contains { $0.id == row.id } }
    return .proposalPage(FakeLibrary.page(request, of: found, kept: kept))
  }

  private static func page<Query, Row: Identifiable>(
    _ request: PageRequest<Query, Row>, of all: [Row], kept: [Row], offset: Int = 0
  ) -> Page<Row> where Row.ID == UUID {
    let half = request.limit / 2
    var start = 0
    var end = min(all.count, request.limit)
    var found: UUID?
    switch request.anchor {
    case .start: break
    case .end: (start, end) = (max(0, all.count - request.limit), all.count)
    case .after(let row):
      start = (all.firstIndex { $0.id == row.id } ?? -1) + 1
      end = min(all.count, start + request.limit)
    case .before where offset > 0: end = 0
    case .before(let row):
      end = all.firstIndex { $0.id == row.id } ?? 0
      start = max(0, end - request.limit)
    case .around(let ids):
      found = ids.first { id in all.contains { $0.id == id } }
      let at = all.firstIndex { $0.id == found } ?? 0
      (start, end) = (max(0, at - half), min(all.count, max(0, at - half) + request.limit))
    case .fraction(let fraction):
      start = min(max(0, all.count - request.limit), Int(Double(all.count) * fraction))
      end = min(all.count, start + request.limit)
    }
    return Page(
      generation: request.generation, rows: Array(all[start..<max(start, end)]), atStart: start + offset == 0,
      atEnd: end == all.count, offset: start + offset, found: found, kept: kept)
  }

  // MARK: One recording

  private func details(_ recording: UUID) -> RecordingDetails {
    guard let card = recordings.first(where: { $0.id == recording }), card.id != SampleLibrary.id(1) else {
      return RecordingDetails(
        recording: recording, entries: SampleLibrary.entries + entries, tracklists: SampleLibrary.tracklists)
    }
    let entries = [("title", card.title), ("artist", card.artist), ("genre", card.genre)].compactMap { key, value in
      value.map { MetadataEntry(key: key, value: $0) }
    }
    return RecordingDetails(recording: recording, entries: entries, tracklists: [])
  }

  private func record(_ id: UUID, _ generation: Int) -> [Message] {
    guard let card = recordings.first(where: { $0.id == id }) else {
      return [.sheetFailed(Trouble("the recording is gone"), generation: generation)]
    }
    let recording = Recording(
      id: id, filePath: card.filePath, fileName: card.fileName, fileHash: "0", fileSize: 9_876_543,
      status: card.status, mimeType: "audio/mpeg", createdAt: SampleLibrary.noon, updatedAt: SampleLibrary.noon)
    return [.record(FullRecord(recording: recording, entries: SampleLibrary.entries), generation: generation)]
  }

  private func tracklist(_ id: UUID) -> Tracklist {
    let tracks = recordings.enumerated().map { index, card in
      TracklistTrack(
        position: index + 1, startTime: Double(index * 240), artist: card.artist, title: card.title,
        catalogTrackID: index == 2 ? nil : card.id)
    }
    return Tracklist(id: id, title: "2010-04-01 Essential Mix", tracks: tracks)
  }

  // MARK: Decisions

  private func chosen(_ selection: ProposalSelection) -> [RenameProposal] {
    switch selection {
    case .these(let ids): proposals.filter { ids.contains($0.id) }
    case .confident(let query, let minimum): matching(query).filter { ($0.confidence ?? 0) >= minimum }
    }
  }

  private func preview(_ selection: ProposalSelection, _ generation: Int) -> Message {
    let rows = chosen(selection)
    let open = rows.filter { $0.status == .pending }
    let left = rows.count - open.count
    let preview = BatchPreview(
      count: open.count, examples: open.prefix(3).map { NamePair(from: $0.currentFilename, to: $0.proposedFilename) },
      leftOut: left == 0 ? [] : [.init(reason: "decided already", count: left)])
    return .batchPreviewed(preview, generation: generation)
  }

  private mutating func decide(_ decision: Decision, _ selection: ProposalSelection) -> BatchReport {
    let batch = SampleLibrary.id(900 + journal.count + undone.count)
    let items = chosen(selection).map { row in
      BatchReport.Item(
        proposal: row.id, recording: row.recordingID, from: row.currentFilename, to: row.proposedFilename,
        outcome: refusal != nil ? .refused : decision == .accept ? .applied : .rejected, reason: refusal)
    }
    for item in items where item.outcome != .refused {
      set(item.proposal, decision == .accept ? .applied : .rejected)
    }
    if refusal == nil { journal.append((batch, items)) }
    var asked = MarkSet()
    if case .these(let ids) = selection { asked = ids }
    return BatchReport(action: .decision(decision), batch: batch, items: items, asked: asked)
  }

  private mutating func set(_ id: UUID, _ status: ProposalStatus) {
    if let index = proposals.firstIndex(where: { $0.id == id }) { proposals[index].status = status }
  }

  private mutating func save(_ id: UUID, _ name: String) -> Message {
    guard !name.contains("/") else { return .nameRefused(proposal: id, reason: "a name cannot hold a slash") }
    guard let index = proposals.firstIndex(where: { $0.id == id }) else {
      return .nameRefused(proposal: id, reason: "the proposal is gone")
    }
    proposals[index].proposedFilename = name
    return .nameSaved(proposals[index])
  }

  private var history: [HistoryEntry] {
    (journal.map { ($0, Date?.none) } + undone.map { ($0, SampleLibrary.noon) }).map { entry, undoneAt in
      HistoryEntry(
        id: entry.batch, at: SampleLibrary.noon, user: "dj", host: "attic", decision: .accept,
        done: entry.items.count, failed: 0, undoneAt: undoneAt)
    }.sorted { $0.id > $1.id }
  }

  private func previewUndo(_ reversal: Reversal, _ batch: UUID?) -> UndoPreview? {
    let stack = reversal == .undo ? journal : undone
    guard let entry = batch.map({ id in stack.first { $0.batch == id } }) ?? stack.last else { return nil }
    let decision: Decision = entry.items.first?.outcome == .rejected ? .reject : .accept
    return UndoPreview(
      reversal: reversal, batch: entry.batch, decision: decision, at: SampleLibrary.noon, count: entry.items.count,
      examples: entry.items.prefix(3).map { NamePair(from: $0.to, to: $0.from) })
  }

  private mutating func reverse(_ reversal: Reversal, _ batch: UUID) -> BatchReport {
    let isUndo = reversal == .undo
    let stack = isUndo ? journal : undone
    guard let index = stack.firstIndex(where: { $0.batch == batch }) else {
      return BatchReport(action: .reversal(reversal), batch: nil, items: [], trouble: Trouble("nothing there"))
    }
    let entry = stack[index]
    if isUndo {
      journal.remove(at: index)
      undone.append(entry)
    } else {
      undone.remove(at: index)
      journal.append(entry)
    }
    let items = entry.items.map { item in
      var item = item
      if isUndo { (item.from, item.to, item.outcome) = (item.to, item.from, .pending) }
      return item
    }
    for item in items { set(item.proposal, isUndo ? .pending : item.outcome == .rejected ? .rejected : .applied) }
    return BatchReport(action: .reversal(reversal), batch: batch, items: items)
  }
}
