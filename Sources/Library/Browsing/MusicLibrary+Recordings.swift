import Catalog
import FoundationEssentials
import Records

/// Which recordings, in which order: the recordings pane and `recordings list`.
public struct RecordingSelection: Sendable, Hashable {
  /// Text of the filter language; empty for all.
  public var filter: String
  /// A card field, a column of `recordings`, or any metadata key.
  public var sort: String
  public var isDescending: Bool

  public init(filter: String = "", sort: String = "artist", isDescending: Bool = false) {
    self.filter = filter
    self.sort = sort
    self.isDescending = isDescending
  }

  func list() throws -> RecordingList {
    RecordingList(
      filter: try Filter.reading(filter), sort: RecordingSort(.init(name: sort), descending: isDescending))
  }
}

extension Filter {
  /// - Throws: ``LibraryError/filter(_:offset:reason:)``.
  static func reading(_ text: String) throws -> Filter? {
    do {
      return try Filter(parsing: text)
    } catch {
      throw LibraryError.filter(text, offset: error.offset, reason: error.message)
    }
  }
}

extension MusicLibrary {
  var catalog: Catalog { Catalog(pool) }

  /// Cards at a place of the list.
  public func recordings(
    _ selection: RecordingSelection, at place: ListPlace, limit: Int
  ) async throws -> ListStretch<RecordingCard> {
    let list = try selection.list()
    return try await ListStretch(place, limit: limit) { start, limit in
      try await catalog.recordings.page(list, start, limit: limit)
    }
  }

  /// How many match: the planner's guess, at once.
  public func estimateRecordings(_ selection: RecordingSelection) async throws -> Int {
    try await catalog.recordings.estimate(selection.list())
  }

  /// How many match, exactly.
  public func countRecordings(_ selection: RecordingSelection) async throws -> Int {
    try await catalog.recordings.count(selection.list())
  }

  /// Rows of the list before this recording; nil where it is gone.
  public func place(of recording: UUID, in selection: RecordingSelection) async throws -> Int? {
    try await catalog.recordings.position(of: recording, in: selection.list())
  }

  /// Ids of all that match now, in their order, one after the other.
  public func recordingIDs(
    _ filter: String, isolation: isolated (any Actor)? = #isolation, each: (UUID) throws -> Void
  ) async throws {
    try await catalog.recordings.ids(try Filter.reading(filter), each: each)
  }

  /// The recording that a RECORDING argument means: an id, a path, or a filter that matches exactly one.
  ///
  /// - Throws: ``LibraryError``.
  public func recording(named text: String) async throws -> Recording {
    if let id = UUID(uuidString: text) {
      guard let recording = try await catalog.recordings.recording(id) else {
        throw LibraryError.noSuchRecording(text)
      }
      return recording
    }
    if text.hasPrefix("/"), let recording = try await catalog.recordings.recording(at: text) { return recording }
    let selection = RecordingSelection(filter: text)
    let rows = try await recordings(selection, at: .start, limit: 2).rows
    guard let first = rows.first else { throw LibraryError.noSuchRecording(text) }
    guard rows.count == 1 else {
      throw LibraryError.severalRecordings(text, count: try await countRecordings(selection))
    }
    return try await recording(named: first.id.uuidString)
  }

  /// A recording's row; nil where it is gone.
  public func recording(_ id: UUID) async throws -> Recording? { try await catalog.recordings.recording(id) }

  /// A recording's metadata, in order of key.
  public func metadata(of id: UUID) async throws -> [MetadataEntry] { try await catalog.recordings.metadata(of: id) }

  /// Metadata of several recordings.
  public func metadata(of ids: [UUID]) async throws -> [UUID: [MetadataEntry]] {
    try await catalog.recordings.metadata(of: ids)
  }

  /// Rows of recordings, without those that are gone.
  public func recordings(_ ids: [UUID]) async throws -> [Recording] { try await catalog.recordings.recordings(ids) }

  /// Where a recording is played.
  public func appearances(of id: UUID) async throws -> [TracklistAppearance] {
    try await catalog.tracklists.appearances(of: id)
  }

  /// A whole tracklist; nil where it is gone.
  public func tracklist(_ id: UUID) async throws -> Tracklist? { try await catalog.tracklists.tracklist(id) }

  /// The header's figures.
  public func counts() async throws -> (recordings: Int, pending: Int, behind: Int) {
    let counts = try await catalog.counts()
    return (counts.recordings, counts.pending, counts.behind)
  }
}
