import Catalog
import FoundationEssentials
import Graph
import Records

/// One thing in which the graph is not what PostgreSQL says.
public struct MirrorDrift: Sendable, Hashable {
  /// Nil for what belongs to no recording: an artist, an album, a genre.
  public let recordingID: UUID?
  /// `bpm`, `performer`, `artist röyksopp` …
  public let what: String
  /// Nil where it should not be there.
  public let postgres: String?
  /// Nil where it is missing.
  public let graph: String?
}

/// What a check did.
public struct CheckReport: Sendable, Hashable {
  /// Recordings compared.
  public internal(set) var checked = 0
  /// Differences found.
  public internal(set) var drift = 0
  /// Recordings that the graph has not got yet, which is no drift.
  public internal(set) var behind = 0
  /// Recordings projected again; nil where nothing was to be repaired.
  public internal(set) var repaired: Int?

  /// For the message line.
  public var sentence: String {
    let found =
      drift == 0
      ? "\(checked) recordings compared; the graph says what PostgreSQL says"
      : "\(checked) recordings compared; \(drift) difference\(drift == 1 ? "" : "s")"
    let mended = repaired.map { "; \($0) recordings projected again" } ?? ""
    return found + mended + (behind > 0 ? "; \(behind) to come" : "")
  }
}

/// Compares both stores: recordings and their edges in the order of ids, then what they share. Keeps a page of both sides
/// in memory.
struct MirrorCheck {
  private static let pageSize = 500

  let library: MusicLibrary
  let graph: Graph
  let tell: @Sendable (MirrorDrift) async throws -> Void

  private var outbox: OutboxStore { library.catalog.outbox }

  /// What has to be made anew.
  struct Findings {
    var recordings: Set<UUID> = []
    var nameless: Set<String> = []
    var subjects: [StructureDrift.Subject] = []
  }

  func run(_ progress: GraphMirror.Progress, keepsFindings: Bool) async throws -> (CheckReport, Findings) {
    var (report, findings) = (CheckReport(), Findings())
    let total = try await library.countRecordings(RecordingSelection())
    func found(_ drift: MirrorDrift) async throws {
      report.drift += 1
      if keepsFindings, let id = drift.recordingID { findings.recordings.insert(id) }
      try await tell(drift)
    }
    var ids = graph.recordingIDs().makeAsyncIterator()
    var (next, before) = (try await ids.next(), String?.none)
    var after: UUID?
    while true {
      try Task.checkCancellation()
      let page = try await outbox.projections(after: after, limit: Self.pageSize)
      after = page.last?.recording.id
      // What the graph has up to the last one of the page.
      var (there, extra): (Set<UUID>, [UUID]) = ([], [])
      let ours = Set(page.map(\.recording.id))
      while let text = next, after == nil || text <= Self.text(after) {
        if let id = UUID(uuidString: text), Self.text(id) == text {
          if before == text {
            try await found(MirrorDrift(recordingID: id, what: "recording", postgres: "there", graph: "there twice"))
          } else if ours.contains(id) {
            there.insert(id)
          } else {
            extra.append(id)
          }
        } else {
          if keepsFindings { findings.nameless.insert(text) }
          try await found(MirrorDrift(recordingID: nil, what: "recording \(text)", postgres: nil, graph: "there"))
        }
        before = text
        next = try await ids.next()
        if extra.count == Self.pageSize {
          try await compare(extra, found)
          extra = []
        }
      }
      try await compare(extra, found)
      guard !page.isEmpty else { break }
      try await compare(page, there, found)
      report.checked += page.count
      progress(report.checked, max(total, report.checked))
    }
    for drift in try await structure() {
      if keepsFindings { findings.subjects.append(drift.subject) }
      try await found(
        MirrorDrift(recordingID: nil, what: drift.what, postgres: drift.expected, graph: drift.found))
    }
    report.behind = try await outbox.behind()
    return (report, findings)
  }

  private static func text(_ id: UUID?) -> String { id?.uuidString.lowercased() ?? "" }

  // MARK: Recordings

  private func compare(
    _ page: [OutboxStore.Projection], _ there: Set<UUID>, _ found: (MirrorDrift) async throws -> Void
  ) async throws {
    let postgres = try await facts(page)
    let graph = try await graph.facts(of: page.map(\.recording.id))
    let different = page.map(\.recording.id).filter { postgres[$0] != graph[$0] }
    try await compare(different, found)
  }

  /// Both sides once more, without those that the outbox names: what differs now as well is no change under way.
  private func compare(_ ids: [UUID], _ found: (MirrorDrift) async throws -> Void) async throws {
    guard !ids.isEmpty else { return }
    let postgres = try await facts(try await outbox.projections(ids))
    let graph = try await graph.facts(of: ids)
    let waiting = try await outbox.waiting(among: ids)
    for id in ids where !waiting.contains(id) {
      for drift in ProjectionFacts.differences(postgres: postgres[id], graph: graph[id]) {
        try await found(
          MirrorDrift(recordingID: id, what: drift.what, postgres: drift.postgres, graph: drift.graph))
      }
    }
  }

  private func facts(_ page: [OutboxStore.Projection]) async throws -> [UUID: ProjectionFacts] {
    let recordings = page.map(GraphRecording.init)
    let names = recordings.reduce(into: Set<String>()) { $0.formUnion(Graph.artistQuestions($1)) }
    let artists = try await library.knownArtists(among: names)
    return Dictionary(
      recordings.map { ($0.id, ProjectionFacts($0, knownArtists: artists)) }, uniquingKeysWith: { $1 })
  }

  // MARK: What they share

  /// Looked at twice where something is wrong, since a worker may be at it.
  private func structure() async throws -> [StructureDrift] {
    var first: [StructureDrift] = []
    try await graph.checkStructure { first.append($0) }
    guard !first.isEmpty else { return [] }
    var second: Set<StructureDrift> = []
    try await graph.checkStructure { second.insert($0) }
    return first.filter(second.contains)
  }
}

extension MusicLibrary {
  /// Of the names that recordings may be split into, those that are artists of their own.
  func knownArtists(among names: Set<String>) async throws -> Set<String> {
    let found = try await catalog.recordings.artists(named: Set(names.map(RecordingStore.artistName)))
    return names.filter { found.contains(RecordingStore.artistName($0)) }
  }

  /// Compares both stores completely and tells each difference; changes nothing.
  ///
  /// - Throws: `GraphError.stranger`, `PostgresError`, `BoltError`.
  public func check(
    progress: @escaping @Sendable (Int, Int?) -> Void = { _, _ in },
    _ tell: @escaping @Sendable (MirrorDrift) async throws -> Void
  ) async throws -> CheckReport {
    let mirror = GraphMirror(self)
    let check = MirrorCheck(library: self, graph: try await mirror.graphAsItIs(), tell: tell)
    return try await check.run(progress, keepsFindings: false).0
  }

  /// Compares as ``check(progress:_:)``, and makes anew what differs. Nil where another worker is at it.
  public func repair(
    progress: @escaping @Sendable (Int, Int?) -> Void = { _, _ in },
    _ tell: @escaping @Sendable (MirrorDrift) async throws -> Void
  ) async throws -> CheckReport? {
    let mirror = GraphMirror(self)
    do {
      let report = try await mirror.repair(progress, tell)
      await mirror.release()
      return report
    } catch {
      await mirror.release()
      throw error
    }
  }
}

extension GraphMirror {
  fileprivate func repair(
    _ progress: @escaping Progress, _ tell: @escaping @Sendable (MirrorDrift) async throws -> Void
  ) async throws -> CheckReport? {
    guard try await takeLock() else { return nil }
    var (report, findings) = try await MirrorCheck(library: library, graph: try await graphAsItIs(), tell: tell)
      .run(progress, keepsFindings: true)
    let graph = try await boundGraph()
    // First into the outbox: who is interrupted leaves work that a plain sync does.
    let ids = Array(findings.recordings)
    let outbox = outbox
    for subject in Set(findings.subjects) {
      try await graph.remove(subject) { try await outbox.enqueue($0) }
    }
    try await outbox.enqueue(ids)
    try await graph.loosen(ids)
    for id in findings.nameless { try await graph.removeNameless(id) }
    report.repaired = try await apply { _, _ in }
    report.behind = try await outbox.behind()
    return report
  }
}
