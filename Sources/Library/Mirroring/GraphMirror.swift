import Bolt
import Catalog
import FoundationEssentials
import Graph
import Postgres

/// The worker that keeps the graph a mirror of PostgreSQL (N12). One at a time in the whole database: it holds an
/// advisory lock, and the next one takes over when it dies.
///
/// It may die at any line: what it has read stays in the outbox until the graph has it, and applying it again changes
/// nothing.
actor GraphMirror {
  /// Recordings a round.
  private static let roundSize = 1_000
  /// Outbox rows that are read at once: an import leaves several for a recording, which is projected once.
  private static let readSize = 100_000

  typealias Progress = @Sendable (Int, Int?) -> Void

  let library: MusicLibrary
  private let lock: GraphWorkerLock
  private var isBound = false
  /// Projected since the last look at the answers of ``ArtistQuestion``.
  private var isUnsettled = true
  private var nextLook = ContinuousClock.now
  /// Values that stayed in PostgreSQL only (N8).
  private(set) var omittedValues = 0

  var outbox: OutboxStore { library.catalog.outbox }

  init(_ library: MusicLibrary) {
    self.library = library
    lock = library.catalog.graphWorkerLock()
  }

  /// Applies the outbox until it is empty. Nil where another worker is at it.
  ///
  /// - Parameter patiently: leaves the look at artists that came or went for a later call where one was lately.
  func apply(patiently: Bool = false, _ progress: Progress) async throws -> Int? {
    guard try await lock.take() else { return nil }
    return try await drain(try await boundGraph(), patiently: patiently, progress)
  }

  /// Empties the graph of what is ours and fills it from PostgreSQL; where that was begun before, it goes on from there.
  func rebuild(_ progress: Progress) async throws -> Int? {
    guard try await lock.take() else { return nil }
    let graph = try library.graphStore()
    if try await !isRebuilding(graph) {
      // Who is interrupted from here on finds everything in the outbox, so that a plain sync makes the graph whole too.
      try await outbox.enqueueAll()
      try await GraphMigrator(graph).rollback(to: 0)
      try await outbox.unbind()
      isBound = false
      try await boundGraph().setRebuilding(true)
    }
    let bound = try await boundGraph()
    let done = try await drain(bound, patiently: false, progress)
    try await bound.setRebuilding(false)
    return done
  }

  /// The right to write to the graph, for work beside the outbox. False where another one has it.
  func takeLock() async throws -> Bool { try await lock.take() }

  /// Lets another worker take over.
  func release() async { await lock.release() }

  // MARK: Rounds

  /// What a round writes, read while the round before is written.
  private struct Round: Sendable {
    let entries: [OutboxStore.Entry]
    let recordings: PreparedRecordings
    /// Those that are not in PostgreSQL any more.
    let gone: [UUID]
    let questions: [ArtistQuestion]
    var ids: [UUID] { entries.map(\.recordingID) }
  }

  private func drain(_ graph: Graph, patiently: Bool, _ progress: Progress) async throws -> Int {
    var applied = 0
    repeat {
      // A row with a lower id may be committed at any time, so it is done when nothing is there.
      while case let entries = try await outbox.read(limit: Self.readSize), !entries.isEmpty {
        let total = entries.count < Self.roundSize ? nil : applied + (try await outbox.behind())
        applied = try await write(entries, graph, applied) { progress($0, total.map { max($0, applied) }) }
      }
    } while try await askAgain(patiently) > 0
    return applied
  }

  /// Writes round after round, each while the next one is read. Returns how many recordings were applied so far.
  private func write(
    _ entries: [OutboxStore.Entry], _ graph: Graph, _ before: Int, _ progress: (Int) -> Void
  ) async throws -> Int {
    var applied = before
    var rounds = stride(from: 0, to: entries.count, by: Self.roundSize).map {
      entries[$0..<min($0 + Self.roundSize, entries.count)]
    }[...]
    var next = try await round(rounds.popFirst())
    while let round = next {
      try Task.checkCancellation()
      let following = rounds.popFirst()
      async let prepared = self.round(following)
      try await write(round, graph)
      // Only now: who dies before this leaves rows that the next worker applies again, which changes nothing.
      try await outbox.delete(round.entries)
      applied += round.entries.count
      progress(applied)
      next = try await prepared
    }
    return applied
  }

  private nonisolated func round(_ entries: ArraySlice<OutboxStore.Entry>?) async throws -> Round? {
    guard let entries else { return nil }
    let ids = entries.map(\.recordingID)
    let recordings = try await library.catalog.outbox.projections(ids).map(GraphRecording.init)
    let asked = recordings.map { ($0.id, Graph.artistQuestions($0)) }
    let names = asked.reduce(into: Set<String>()) { $0.formUnion($1.1) }
    let artists = try await library.knownArtists(among: names)
    let found = Set(artists.map(RecordingStore.artistName))
    let questions = asked.flatMap { id, names in
      Set(names.map(RecordingStore.artistName)).map {
        ArtistQuestion(recordingID: id, name: $0, isArtist: found.contains($0))
      }
    }
    return Round(
      entries: Array(entries), recordings: PreparedRecordings(recordings, knownArtists: artists),
      gone: Array(Set(ids).subtracting(recordings.map(\.id))), questions: questions)
  }

  /// Projects recordings as they are now; those that are gone leave the graph.
  private func write(_ round: Round, _ graph: Graph) async throws {
    isUnsettled = true
    try await outbox.remember(round.questions, about: round.ids)
    if !round.gone.isEmpty { try await graph.remove(round.gone) }
    try await graph.project(round.recordings)
    omittedValues += round.recordings.omittedValues
  }

  /// Puts those into the outbox again whose artists are others now, because somebody else came or went (N13).
  private func askAgain(_ patiently: Bool) async throws -> Int {
    guard isUnsettled, !patiently || ContinuousClock.now >= nextLook else { return 0 }
    isUnsettled = false
    let start = ContinuousClock.now
    let count = try await outbox.askAgain()
    // A look takes its time in a large library, so it has a small share of it.
    nextLook = .now + max(.seconds(2), start.duration(to: .now) * 20)
    return count
  }

  // MARK: Whose graph

  /// The graph with its schema, bound to this database.
  ///
  /// - Throws: `GraphError.stranger` where either belongs to another one.
  func boundGraph() async throws -> Graph {
    let graph = try library.graphStore()
    guard !isBound else { return graph }
    try await GraphMigrator(graph).migrate()
    let (identity, target) = (try await ownIdentity(graph), try await outbox.target())
    switch (identity, target) {
    case (nil, let target?):
      throw emptied(graph, target)
    case (let identity?, nil):
      _ = try await outbox.bind(
        catalogID: identity.catalogID, graphID: identity.graphID, graphName: graph.name)
    case (nil, nil):
      let made = try await graph.bind(to: UUID(), named: library.catalogName)
      _ = try await outbox.bind(catalogID: made.catalogID, graphID: made.graphID, graphName: graph.name)
    case (_?, _?): break
    }
    isBound = true
    return graph
  }

  /// The graph as it is, for a look at it: nothing is written, not even what of the schema is missing.
  ///
  /// - Throws: `GraphError.stranger` as ``boundGraph()``.
  func graphAsItIs() async throws -> Graph {
    let graph = try library.graphStore()
    if try await ownIdentity(graph) == nil, let target = try await outbox.target() {
      throw emptied(graph, target)
    }
    return graph
  }

  private func emptied(_ graph: Graph, _ target: OutboxStore.Target) -> GraphError {
    .stranger(
      graph: graph.name, ownedBy: "nothing (it was emptied, or is another graph than \(target.graphName))",
      askedFor: "\(library.catalogName); `tracktion sync --full` fills it anew")
  }

  private func isRebuilding(_ graph: Graph) async throws -> Bool {
    guard let identity = try await ownIdentity(graph), try await outbox.target() != nil else { return false }
    return identity.isRebuilding
  }

  /// The identity of a graph that belongs to this database, or to nobody yet.
  ///
  /// - Throws: `GraphError.stranger` where it mirrors another database, or another graph mirrors this one.
  private func ownIdentity(_ graph: Graph) async throws -> GraphIdentity? {
    guard let identity = try await graph.identity() else { return nil }
    if let target = try await outbox.target() {
      if identity.catalogID == target.catalogID, identity.graphID == target.graphID { return identity }
    } else if try await graph.recordingCount() == 0 {
      // Bound by a first sync that was interrupted before PostgreSQL knew.
      return identity
    }
    throw GraphError.stranger(
      graph: graph.name, ownedBy: "\(identity.catalogName) (\(identity.catalogID.uuidString.lowercased()))",
      askedFor: library.catalogName)
  }
}

extension GraphRecording {
  init(_ projection: OutboxStore.Projection) {
    let row = projection.recording
    self.init(
      id: row.id, filePath: row.filePath, fileName: row.fileName, fileHash: row.fileHash, createdAt: row.createdAt,
      metadata: projection.metadata)
  }
}
