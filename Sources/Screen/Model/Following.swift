import FoundationEssentials
import Records
import Terminal

/// What the lower panes show: the recording under the cursor, some moments after the cursor came to rest.
struct Following: Sendable {
  /// The recording under the cursor.
  var wanted: UUID?
  var wantedName = ""
  /// The recording whose metadata and tracklists are shown.
  var shown: UUID?
  var shownName = ""
  /// The recording that is being read.
  var requested: UUID?
  var requestedName = ""
  /// Of the reads under way; older answers are ignored.
  var generation = 0
  /// What has not been answered of the reads under way.
  var awaitsDetails = false
  var awaitsRelated = false
  var kind = RelatedKind.harmonic

  var entries: [MetadataEntry] = []
  /// The entries as they are shown.
  var metadata = MetadataText()
  var tracklists: [TracklistRow] = []
  var related: [RelatedRow] = []
  /// The recording and the kind that `related` is of, or that it could not be read of.
  var relatedOf: UUID?
  var relatedName = ""
  var relatedKind = RelatedKind.harmonic
  var absence: RelatedTracks.Absence?
  /// Nothing has been read yet.
  var hasDetails = false
  var hasRelated = false
  var detailsTrouble: Trouble?
  var relatedTrouble: Trouble?
  var cursors: [Pane: LowerCursor] = [:]

  /// Metadata and tracklists are those of a recording that the cursor has left.
  var isOld: Bool { wanted != shown }
  /// While a lower pane's rows are those of a recording that the cursor has left: its name. PostgreSQL and the graph
  /// answer each in its own time.
  func oldName(in pane: Pane) -> String? {
    if pane == .related { return relatedOf != nil && relatedOf != wanted ? relatedName : nil }
    return shown != nil && isOld ? shownName : nil
  }

  /// The details of a recording are still to come.
  func isBehind(_ subject: UUID?) -> Bool {
    subject != nil && shown != subject && (requested != subject || awaitsDetails)
  }

  /// Its related tracks are still to come, in the kind that was chosen last.
  func isRelatedBehind(_ subject: UUID?) -> Bool {
    subject != nil && (relatedOf != subject || relatedKind != kind) && (requested != subject || awaitsRelated)
  }

  func entry(_ key: String) -> String? { entries.first { $0.key == key }?.value }
}

/// Cursor and scroll of a lower pane, whose rows are all there.
struct LowerCursor: Sendable, Equatable {
  var cursor = 0
  var top = 0

  mutating func move(by steps: Int, count: Int, visible: Int) {
    cursor = min(max(0, cursor + steps), max(0, count - 1))
    settle(count: count, visible: visible)
  }

  mutating func settle(count: Int, visible: Int) {
    cursor = min(max(0, cursor), max(0, count - 1))
    top = min(max(top, cursor - visible + 1), cursor)
    top = max(0, min(top, max(0, count - visible)))
  }
}

/// A tracklist in which the recording occurs.
struct TracklistRow: Sendable, Equatable {
  let value: TracklistAppearance
  let title: CellText
  let count: CellText
  let place: CellText
  let time: CellText
  let name: CellText

  init(_ value: TracklistAppearance) {
    self.value = value
    title = CellText(value.title)
    count = CellText("\(Figure.count(value.trackCount)) tracks")
    place = CellText("#\(value.position)")
    time = CellText(value.startTime.map(Figure.clock) ?? "–")
    name = CellText(TrackName.joined(value.artist, value.trackTitle, fallback: ""))
  }
}

/// A related track.
struct RelatedRow: Sendable, Equatable {
  let value: RelatedTrack
  let name: CellText
  let relation: CellText
  /// The same in twelve columns.
  let shortRelation: CellText
  let bpm: CellText
  let change: CellText
  let genre: CellText
  let score: CellText

  init(_ value: RelatedTrack) {
    self.value = value
    name = CellText(TrackName.joined(value.artist, value.title, fallback: value.fileName))
    let isSimilar = value.kind == .similar
    relation = CellText(isSimilar ? value.types.joined(separator: " ") : value.relation ?? "")
    shortRelation =
      relation.width <= Self.shortWidth
      ? relation : CellText(isSimilar ? Self.short(value.types) : Self.short(value.relation ?? ""))
    bpm = CellText(value.bpm.map(Figure.bpm) ?? "–")
    change = CellText(Figure.tempoChange(percent: value.tempoPercent, factor: value.tempoFactor))
    genre = CellText(value.sharedGenre ?? "")
    score = CellText(Figure.score(value.score))
  }

  static let shortWidth = 12

  /// As many as there is room for, and how many more: `bpm key +2`.
  private static func short(_ types: [String]) -> String {
    for shown in types.indices.reversed() {
      let text = (types.prefix(shown) + ["+\(types.count - shown)"]).joined(separator: " ")
      if text.count <= shortWidth { return text }
    }
    return ""
  }

  /// `semitone down`, the one name that is longer.
  private static func short(_ relation: String) -> String { relation.replacing("semitone", with: "semit.") }
}

/// `artist – title` as one text.
enum TrackName {
  static func joined(_ artist: String?, _ title: String?, fallback: String) -> String {
    let parts = [artist, title].compactMap(\.self).filter { !$0.isEmpty }
    return parts.isEmpty ? fallback : parts.joined(separator: " – ")
  }
}
