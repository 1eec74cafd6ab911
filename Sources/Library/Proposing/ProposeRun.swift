import Catalog
import EventLoop
import Formats
import FoundationEssentials
import Glibc
import Records

/// Some recordings by id, however they are kept.
public typealias ChosenRecordings = (count: Int, contains: @Sendable (UUID) -> Bool)

/// One run of `propose`: folder by folder, because names must differ within a folder.
actor ProposeRun {
  private let library: MusicLibrary
  private let maker: ProposalMaker
  private let isDryRun: Bool
  private let progress: @Sendable (Int, Int?) -> Void
  private var report: ProposeReport
  /// Nil: all recordings.
  private var wanted: ChosenRecordings?
  /// For the progress.
  private var total: Int?

  init(
    _ library: MusicLibrary, maker: ProposalMaker, isDryRun: Bool, progress: @escaping @Sendable (Int, Int?) -> Void
  ) {
    self.library = library
    self.maker = maker
    self.isDryRun = isDryRun
    self.progress = progress
    report = ProposeReport(correlationID: UUID())
  }

  func run(filter: String, only chosen: ChosenRecordings?) async throws -> ProposeReport {
    wanted = chosen
    if chosen == nil, !filter.isEmpty {
      var matching: Set<UUID> = []
      try await library.recordingIDs(filter) { matching.insert($0) }
      wanted = (matching.count, { [matching] in matching.contains($0) })
    }
    if let wanted { total = wanted.count } else { total = try await library.countRecordings(RecordingSelection()) }
    guard total != 0 else { return report }
    var open: [String: [RecordingCard]] = [:]
    for try await card in library.catalog.recordings.inOrderOfPath() {
      // In order of path a folder that has been left never comes again; only those above the path may.
      for folder in open.keys where !card.filePath.hasPrefix(folder + "/") {
        try await propose(open.removeValue(forKey: folder) ?? [])
      }
      open[Self.folder(of: card.filePath), default: []].append(card)
    }
    for cards in open.values { try await propose(cards) }
    return report
  }

  private static func folder(of path: String) -> String {
    guard let slash = path.lastIndex(of: "/") else { return "" }
    return String(path[..<slash])
  }

  // MARK: One folder

  private func propose(_ cards: [RecordingCard]) async throws {
    let considered = cards.indices.filter { wanted?.contains(cards[$0].id) ?? true }
    guard !considered.isEmpty else { return }
    let metadata = try await library.metadata(of: cards.map(\.id))
    let subjects = cards.map { ProposalSubject($0, metadata[$0.id] ?? []) }
    let outcomes = maker.outcomes(forFolder: subjects)
    var drafts: [ProposalDraft] = []
    for index in considered {
      report.considered += 1
      switch outcomes[index] {
      case .alreadyRight: report.alreadyRight += 1
      case .skipped(let skip): report.skipped[skip.description, default: 0] += 1
      case .proposed(let name): drafts.append(ProposalDraft(cards[index], name))
      }
    }
    try await store(drafts)
    progress(report.considered, total)
  }

  private func store(_ drafts: [ProposalDraft]) async throws {
    guard !drafts.isEmpty else { return }
    if isDryRun {
      report.proposed += drafts.count
      return
    }
    let cards = try await library.catalog.recordings.cards(drafts.map(\.recordingID))
    let path = Dictionary(cards.map { ($0.id, $0.filePath) }) { first, _ in first }
    let found = drafts
    let complete = try await BlockingWork.run {
      found.map { draft in
        var draft = draft
        draft.file = path[draft.recordingID].flatMap(FileFacts.init(ofFileAt:))
        return draft
      }
    }
    let inserted = try await library.catalog.proposals.insert(complete, correlationID: report.correlationID)
    report.proposed += inserted.count
    report.alreadyProposed += drafts.count - inserted.count
  }
}

extension ProposalSubject {
  /// Fields with their source; artist and title out of the file's name where there are no tags at all for them.
  fileprivate init(_ card: RecordingCard, _ metadata: [MetadataEntry]) {
    let source = metadata.first { $0.key == "source_library" }?.value ?? "library"
    var fields: [String: UsedField] = [:]
    for entry in metadata { fields[entry.key] = UsedField(value: entry.value, source: source) }
    if fields["artist"] == nil, fields["title"] == nil, let parsed = FileNameFields.parse(card.fileName) {
      fields["artist"] = UsedField(value: parsed.artist, source: ProposalMaker.parsedSource)
      fields["title"] = UsedField(value: parsed.title, source: ProposalMaker.parsedSource)
    }
    self.init(id: card.id, fileName: card.fileName, fields: fields)
  }
}

extension ProposalDraft {
  fileprivate init(_ card: RecordingCard, _ name: ProposedName) {
    self.init(
      recordingID: card.id, currentFilename: card.fileName, proposedFilename: name.fileName, reason: name.reason,
      fieldsUsed: name.fieldsUsed, file: nil, confidence: name.confidence)
  }
}

extension FileFacts {
  /// The file as it is; nil where it cannot be looked at. Blocks.
  fileprivate init?(ofFileAt path: String) {
    var info = stat()
    guard lstat(path, &info) == 0 else { return nil }
    self.init(
      inode: UInt64(info.st_ino), size: Int64(info.st_size),
      mtime: Int64(info.st_mtim.tv_sec) * 1_000_000_000 + Int64(info.st_mtim.tv_nsec))
  }
}
