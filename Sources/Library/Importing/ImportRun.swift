import Catalog
import EventLoop
import Formats
import FoundationEssentials
import Glibc
import Records

/// One import of library files: tracks become recordings, playlists become tracklists. Memory stays flat: a batch of
/// tracks at a time, and of each track a few bytes until the playlists have been read.
actor ImportRun {
  static let batchSize = 500

  private let library: MusicLibrary
  private let map: PathMap
  private let progress: @Sendable (Int, Int?) -> Void
  private(set) var report: ImportReport

  private var source = ""
  private var references = TrackReferences()
  private var missing: [ProposedMap.File] = []
  private var seen = 0

  init(_ library: MusicLibrary, map: PathMap, progress: @escaping @Sendable (Int, Int?) -> Void) {
    self.library = library
    self.map = map
    self.progress = progress
    report = ImportReport(correlationID: UUID())
  }

  /// Imports the files in order; one that is not what it should be is listed and the rest goes on.
  func run(_ paths: [String]) async throws -> ImportReport {
    for path in paths {
      source = path
      references = TrackReferences()
      base = report.recordings
      do {
        try await importFile(path)
      } catch let error where Task.isCancelled || error is CancellationError {
        report.wasStopped = true
        break
      } catch let error as LibraryFileError {
        refuse(path, error.description)
      }
    }
    if missing.count * 2 > seen, !library.configuration.roots.isEmpty { try await proposeMap() }
    return report
  }

  private func importFile(_ path: String) async throws {
    if let problem = RekordboxLibrary.problem(ofFileAt: path) { throw problem }
    try await library.catalog.importing(
      correlationID: report.correlationID, ownedKeys: RekordboxLibrary.ownedKeys, fileExists: Self.isThere
    ) { @Sendable session in
      try await self.read(path, session)
    }
  }

  /// What cannot be looked at counts as there: nothing is taken for moved by mistake.
  @Sendable private static func isThere(_ path: String) async -> Bool {
    (try? await BlockingWork.run { access(path, F_OK) == 0 }) ?? true
  }

  private func read(_ path: String, _ session: ImportSession) async throws {
    var tracks: [LibraryTrack] = []
    var lists: [LibraryTracklist] = []
    var trouble: (any Error)?
    do {
      for try await item in RekordboxLibrary.items(at: path) {
        switch item {
        case .track(let track): tracks.append(track)
        case .tracklist(let list): lists.append(list)
        case .refused(let refused): refuse(refused.item, refused.reason)
        }
        if tracks.count == Self.batchSize || (!lists.isEmpty && !tracks.isEmpty) {
          try await write(&tracks, session)
        }
        if lists.count == 50 { try await write(&lists) }
      }
    } catch {
      // What came before the damage is kept and counted.
      trouble = error
    }
    if trouble is CancellationError == false {
      try await write(&tracks, session)
      try await write(&lists)
    }
    if let trouble { throw trouble }
  }

  // MARK: Tracks

  private func write(_ tracks: inout [LibraryTrack], _ session: ImportSession) async throws {
    guard !tracks.isEmpty else { return }
    defer { tracks.removeAll(keepingCapacity: true) }
    let inspected = try await inspect(tracks)
    let outcomes = try await session.write(inspected.map(\.item))
    for ((track, item), outcome) in zip(inspected, outcomes) {
      note(track, item, outcome)
    }
    report.recordings = await session.counts + base
    progress(seen, nil)
  }

  /// Counts of the files before this one.
  private var base = ImportCounts()

  /// Looks at the files of a batch on a thread that may block.
  private func inspect(_ tracks: [LibraryTrack]) async throws -> [(track: LibraryTrack, item: ImportItem)] {
    let map = map
    let wanted = tracks.map { (track: $0, path: map($0.path) ?? $0.path) }
    let known = try await library.catalog.recordings.files(at: wanted.flatMap { PathSpelling.all($0.path) })
    let results = try await BlockingWork.run { wanted.map { Self.item($0.track, at: $0.path, known) } }
    var items: [(track: LibraryTrack, item: ImportItem)] = []
    for (track, result) in zip(tracks, results) {
      switch result {
      case .success(let item): items.append((track, item))
      case .failure(let error): refuse(track.path, "\(error)")
      }
    }
    return items
  }

  private static func item(
    _ track: LibraryTrack, at path: String, _ known: [String: KnownFile]
  ) -> Result<ImportItem, any Error> {
    Result {
      let inspection = try FileInspection(path, known: known)
      let former = inspection.path == track.path ? nil : track.path
      return ImportItem(
        filePath: inspection.path, fileName: String(inspection.path.split(separator: "/").last ?? ""),
        fileHash: inspection.file?.hash ?? FileInspection.missingHash(path),
        fileSize: inspection.file?.size ?? track.fileSize, status: inspection.file == nil ? .missing : .processed,
        mimeType: MediaType.ofFile(named: track.fileName), lastModified: inspection.file?.modified,
        metadata: track.metadata, formerPath: former)
    }
  }

  private func note(_ track: LibraryTrack, _ item: ImportItem, _ outcome: ImportOutcome) {
    seen += 1
    if let id = outcome.recordingID { references.add(id, key: track.key, path: track.path) }
    if case .refused(let refusal) = outcome {
      report.refused.append(
        .init(source: source, item: refusal.filePath, reason: refusal.description, duplicateOf: refusal.duplicateOf))
    } else if item.status == .missing, missing.count < 20_000 {
      missing.append(.init(path: track.path, size: track.fileSize))
    }
  }

  private func refuse(_ item: String, _ reason: String) {
    report.refused.append(.init(source: source, item: item, reason: reason, duplicateOf: nil))
  }

  // MARK: Playlists

  private func write(_ lists: inout [LibraryTracklist]) async throws {
    guard !lists.isEmpty else { return }
    defer { lists.removeAll(keepingCapacity: true) }
    let ids = lists.map { list in list.tracks.map { references[$0] } }
    let cards = try await library.catalog.recordings.cards(Array(Set(ids.joined().compactMap(\.self))))
    let byID = Dictionary(cards.map { ($0.id, $0) }) { first, _ in first }
    let drafts = zip(lists, ids).map { list, ids in TracklistDraft(list, ids.map { $0.flatMap { byID[$0] } }) }
    let outcomes = try await library.catalog.tracklists.store(drafts, correlationID: report.correlationID)
    for (list, outcome) in zip(lists, outcomes) {
      switch outcome {
      case .added: report.tracklists.added += 1
      case .updated: report.tracklists.updated += 1
      case .unchanged: report.tracklists.unchanged += 1
      case .refused(let reason): refuse((list.folders + [list.title]).joined(separator: "/"), reason)
      }
    }
  }

  // MARK: Another machine's paths

  private func proposeMap() async throws {
    let roots = library.configuration.roots
    let missing = missing
    report.proposedMap = try await BlockingWork.run {
      ProposedMap.rules(missing: missing, found: FolderWalk.files(below: roots, limit: 500_000))
    }
  }
}

extension ImportCounts {
  static func + (a: ImportCounts, b: ImportCounts) -> ImportCounts {
    var sum = a
    sum += b
    return sum
  }
}

extension TracklistDraft {
  /// A playlist; a track that is not in the library keeps its place without a name.
  fileprivate init(_ list: LibraryTracklist, _ cards: [RecordingCard?]) {
    let tracks = cards.enumerated().map { index, card in
      TracklistTrack(
        position: index + 1, artist: card?.artist, title: card?.title ?? card?.fileName, bpm: card?.bpm,
        catalogTrackID: card?.id)
    }
    // Two folders may have a playlist of the same name.
    let place = (list.folders + [list.title]).joined(separator: "/")
    self.init(title: list.title, sourceURL: "\(list.sourceType):/\(place)", sourceType: list.sourceType, tracks: tracks)
  }
}
