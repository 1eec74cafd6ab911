import FoundationEssentials

/// What the recordings pane shows: its filter and its order. Two equal queries show the same list.
public struct RecordingQuery: Sendable, Hashable {
  /// Text of the filter language; empty for all.
  public var filter: String
  public var sort: RecordingSort
  public var descending: Bool

  public init(filter: String = "", sort: RecordingSort = .artist, descending: Bool = false) {
    self.filter = filter
    self.sort = sort
    self.descending = descending
  }
}

/// What recordings can be sorted by; a row without the value comes last in either direction.
public enum RecordingSort: Sendable, Hashable {
  case artist, title, album, genre, label, year, bpm, key, fileName, added
  /// Any other metadata key.
  case metadata(String)

  static let columns: [RecordingSort] = [
    .artist, .title, .album, .genre, .label, .year, .bpm, .key, .fileName, .added,
  ]

  /// As titles and choosers show it.
  var name: String {
    switch self {
    case .artist: "artist"
    case .title: "title"
    case .album: "album"
    case .genre: "genre"
    case .label: "label"
    case .year: "year"
    case .bpm: "bpm"
    case .key: "key"
    case .fileName: "file name"
    case .added: "added"
    case .metadata(let key): key.split(separator: "_").joined(separator: " ")
    }
  }
}

/// What the proposals pane shows.
public struct ProposalQuery: Sendable, Hashable {
  /// Text of the filter language; empty for all.
  public var filter: String
  public var states: ProposalStates
  public var sort: ProposalSort
  public var descending: Bool
  /// Only those of this recording.
  public var recording: UUID?

  public init(
    filter: String = "", states: ProposalStates = .pending, sort: ProposalSort = .confidence, descending: Bool = true,
    recording: UUID? = nil
  ) {
    self.filter = filter
    self.states = states
    self.sort = sort
    self.descending = descending
    self.recording = recording
  }
}

/// Which proposals are listed; the key `f` goes round them.
public enum ProposalStates: String, Sendable, Hashable, CaseIterable {
  case pending, accepted, failed, applied, rejected, all
}

/// Columns by which proposals can be sorted.
public enum ProposalSort: String, Sendable, Hashable, CaseIterable {
  case confidence
  case oldName = "old name"
  case newName = "new name"
  case made
}

/// Which rows of a list are wanted.
public enum Anchor<Row: Sendable & Hashable>: Sendable, Hashable {
  /// The first rows.
  case start
  /// The last rows, in the list's order.
  case end
  /// The rows that follow this one, which was the last one known.
  case after(Row)
  /// The rows before this one, which was the first one known, in the list's order.
  case before(Row)
  /// Rows on both sides of the first of these ids that is in the list; from the start where none is.
  case around([UUID])
  /// Rows on both sides of a place, from 0 to 1.
  case fraction(Double)

  /// The rows take the place of those that are there, rather than joining them.
  public var replaces: Bool {
    switch self {
    case .after, .before: false
    default: true
    }
  }
}

/// A page of a list, by keyset.
public struct PageRequest<Query: Sendable & Hashable, Row: Sendable & Hashable>: Sendable, Hashable {
  public var query: Query
  public var anchor: Anchor<Row>
  /// At most so many rows; around a place, half before it and half from it on.
  public var limit: Int
  /// To be given back with the page: an older page is dropped.
  public var generation: Int
  /// Proposals only: rows of these ids are wanted as they are now even where they no longer match, in ``Page/kept``.
  public var keep: [UUID] = []
}

/// What answers a ``PageRequest``.
public struct Page<Row: Sendable & Hashable>: Sendable, Hashable {
  public var generation: Int
  public var rows: [Row]
  /// Nothing lies before the first row.
  public var atStart: Bool
  /// Nothing lies behind the last row.
  public var atEnd: Bool
  /// Rows of the list before the first one; nil where that is not known (yet: see `Message.recordingPlace`).
  public var offset: Int?
  /// The id of `Anchor.around` that was found.
  public var found: UUID?
  /// Rows asked for by ``PageRequest/keep`` that do not match the query any more.
  public var kept: [Row]

  public init(
    generation: Int, rows: [Row], atStart: Bool, atEnd: Bool, offset: Int? = nil, found: UUID? = nil, kept: [Row] = []
  ) {
    self.generation = generation
    self.rows = rows
    self.atStart = atStart
    self.atEnd = atEnd
    self.offset = offset
    self.found = found
    self.kept = kept
  }
}

/// A number of rows.
public enum Count: Sendable, Hashable {
  case exact(Int)
  /// An estimate, until the exact number is there.
  case about(Int)

  public var value: Int {
    switch self {
    case .exact(let value), .about(let value): value
    }
  }
}
