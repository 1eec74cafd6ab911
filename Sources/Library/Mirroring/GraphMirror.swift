import Bolt
import Catalog
import FoundationEssentials
import Graph
import Postgres

/// The worker that keeps the graph a mirror of PostgreSQL (N12). One at a time in the whole database: it holds an
/// advisory lock, and the next one takes over when it dies.
actor GraphMirror {
  /// Outbox rows a round.
  private static let roundSize = 1_000

  private let library: MusicLibrary
  private let lock: GraphWorkerLock
  private var isBound = false

  init(_ library: MusicLibrary) {
    self.library = library
    lock = library.catalog.graphWorkerLock()
  }

  /// Applies the outbox until it is empty. Nil where another worker is at it.
  func apply(_ progress: @Sendable (Int, Int?) -> Void) async throws -> Int? {
    guard try await lock.take() else { return nil }
    let graph = try await boundGraph()
    let outbox = library.catalog.outbox
    let total = try await outbox.behind()
    var applied = 0
    while true {
      try Task.checkCancellation()
      let entries = try await outbox.read(limit: Self.roundSize)
      guard !entries.isEmpty else { return applied }
      applied += try await project(Array(Set(entries.map(\.recordingID))), graph, isEmpty: false)
      // Only now: who dies before this leaves rows that the next worker applies again, which changes nothing.
      try await outbox.delete(entries)
      progress(applied, max(total, applied))
    }
  }

  /// Empties the graph of what is ours and fills it from PostgreSQL.
  func rebuild(_ progress: @Sendable (Int, Int?) -> Void) async throws -> Int? {
    guard try await lock.take() else { return nil }
    let graph = try library.graphStore()
    let outbox = library.catalog.outbox
    if let identity = try await graph.identity(), let target = try await outbox.target(),
      identity.catalogID != target.catalogID
    {
      _ = try await graph.bind(to: target.catalogID, named: library.catalogName)  // Throws: the graph is a stranger's.
    }
    try await GraphMigrator(graph).rollback(to: 0)
    try await outbox.unbind()
    isBound = false
    let bound = try await boundGraph()
    let last = try await outbox.newestID()
    let total = try await library.countRecordings(RecordingSelection())
    var (done, after): (Int, UUID?) = (0, nil)
    while true {
      try Task.checkCancellation()
      let page = try await outbox.projections(after: after, limit: Self.roundSize)
      guard let final = page.last else { break }
      try await write(page, bound, isEmpty: true)
      done += page.count
      after = final.recording.id
      progress(done, total)
    }
    if let last { try await outbox.delete(through: last) }
    return done
  }

  /// Lets another worker take over.
  func release() async { await lock.release() }

  // MARK: One batch

  /// Projects recordings as they are now; those that are gone leave the graph.
  private func project(_ ids: [UUID], _ graph: Graph, isEmpty: Bool) async throws -> Int {
    let found = try await library.catalog.outbox.projections(ids)
    let gone = Set(ids).subtracting(found.map(\.recording.id))
    if !gone.isEmpty { try await graph.remove(Array(gone)) }
    try await write(found, graph, isEmpty: isEmpty)
    return ids.count
  }

  private func write(_ projections: [OutboxStore.Projection], _ graph: Graph, isEmpty: Bool) async throws {
    let recordings = projections.map(GraphRecording.init)
    let known = try await library.catalog.recordings.artists(named: Graph.artistQuestions(recordings))
    try await graph.project(recordings, knownArtists: known, isEmpty: isEmpty)
  }

  // MARK: Whose graph

  /// The graph with its schema, bound to this database.
  ///
  /// - Throws: `GraphError.stranger` where either belongs to another one.
  private func boundGraph() async throws -> Graph {
    let graph = try library.graphStore()
    guard !isBound else { return graph }
    try await GraphMigrator(graph).migrate()
    let outbox = library.catalog.outbox
    if let target = try await outbox.target() {
      let identity = try await graph.bind(to: target.catalogID, named: library.catalogName)
      guard identity.graphID == target.graphID else {
        throw GraphError.stranger(
          graph: graph.name, ownedBy: "nothing (it was emptied, or is another graph than \(target.graphName))",
          askedFor: "\(library.catalogName); `tracktion sync --full` fills it anew")
      }
    } else {
      let catalogID = try await graph.identity()?.catalogID ?? UUID()
      let identity = try await graph.bind(to: catalogID, named: library.catalogName)
      _ = try await outbox.bind(catalogID: identity.catalogID, graphID: identity.graphID, graphName: graph.name)
    }
    isBound = true
    return graph
  }
}

extension GraphRecording {
  fileprivate init(_ projection: OutboxStore.Projection) {
    let row = projection.recording
    self.init(
      id: row.id, filePath: row.filePath, fileName: row.fileName, fileHash: row.fileHash, createdAt: row.createdAt,
      metadata: projection.metadata)
  }
}
