import FoundationEssentials
import Records

extension Model {
  mutating func loadFollowing(_ recording: UUID) {
    following.generation += 1
    following.requested = recording
    (following.awaitsDetails, following.awaitsRelated) = (true, true)
    following.requestedName = recording == following.shown ? following.shownName : following.wantedName
    emit(.loadDetails(recording: recording, generation: following.generation))
    emit(.loadRelated(recording: recording, kind: following.kind, generation: following.generation))
  }

  mutating func receiveFollowing(_ message: Message) {
    switch message {
    case .details(let details, let generation) where generation == following.generation: show(details)
    case .detailsFailed(let trouble, let generation) where generation == following.generation:
      forgetHeldBack(.details, trouble.message)
      following.awaitsDetails = false
      following.detailsTrouble = trouble
      retryLater()
    case .related(let related, let generation)
    where generation == following.generation && related.kind == following.kind:
      show(related)
    case .relatedFailed(let kind, let trouble, let generation)
    where generation == following.generation && kind == following.kind:
      forgetHeldBack(.related, trouble.message)
      following.awaitsRelated = false
      following.relatedTrouble = trouble
      following.related = []
      (following.relatedOf, following.relatedKind) = (following.requested, kind)
      following.relatedName = following.requestedName
      following.hasRelated = true
      retryLater()
    default: break
    }
  }

  private mutating func show(_ details: RecordingDetails) {
    if following.shown != details.recording { timers.restingOn = nil }
    following.shown = details.recording
    following.awaitsDetails = false
    following.entries = details.entries
    following.metadata = MetadataText(details.entries, settings.notation)
    following.tracklists = details.tracklists.map(TracklistRow.init)
    following.detailsTrouble = nil
    following.hasDetails = true
    following.shownName = following.entry("title") ?? following.requestedName
    timers.retries = 0
  }

  private mutating func show(_ related: RelatedTracks) {
    // Read again, a list keeps its cursor on the same track; another recording's starts at its top.
    let isSame = following.relatedOf == related.recording && following.relatedKind == related.kind
    let at = following.cursors[.related]?.cursor ?? 0
    let kept = isSame && following.related.indices.contains(at) ? following.related[at].value.id : nil
    if !isSame { following.cursors[.related] = LowerCursor() }
    following.awaitsRelated = false
    following.related = related.tracks.map(RelatedRow.init)
    (following.relatedOf, following.relatedKind) = (related.recording, related.kind)
    following.relatedName = following.requestedName
    following.absence = related.absence
    following.relatedTrouble = nil
    following.hasRelated = true
    let index = following.related.firstIndex { $0.value.id == kept } ?? 0
    following.cursors[.related, default: LowerCursor()].cursor = index
  }

  var selectedRelated: RelatedTrack? {
    let at = following.cursors[.related]?.cursor ?? 0
    guard following.relatedOf == subject.id else { return nil }
    return following.related.indices.contains(at) ? following.related[at].value : nil
  }

  var selectedTracklist: TracklistAppearance? {
    let at = following.cursors[.tracklists]?.cursor ?? 0
    guard following.shown == subject.id else { return nil }
    return following.tracklists.indices.contains(at) ? following.tracklists[at].value : nil
  }

  mutating func changeKind(by step: Int) {
    let all = RelatedKind.allCases
    let at = all.firstIndex(of: following.kind) ?? 0
    following.kind = all[(at + step + all.count) % all.count]
    if let recording = following.requested { loadFollowing(recording) }
  }

  // MARK: The way along related tracks

  /// Goes to a recording in the list, and remembers from where.
  mutating func go(to recording: UUID) {
    if let from = recordings.selectedID {
      way.append(WayBack(query: recordingQuery, recording: from, focus: focus, large: large))
      if way.count > 1_000 { way.removeFirst() }
    }
    large = .recordings
    following.cursors = [:]
    destination = recording
    reloadRecordings(.around([recording]))
  }

  mutating func goBack() {
    guard let back = way.popLast() else { return say("There is no way back: nobody came from anywhere") }
    recordingQuery = back.query
    recordingFilter.set(back.query.filter)
    focus = back.focus
    large = back.large
    following.cursors = [:]
    destination = nil
    reloadRecordings(.around([back.recording]))
  }
}
