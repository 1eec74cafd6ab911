import Catalog
import FoundationEssentials
import Graph
import Mixing
import Records

/// What `relate` did.
public struct RelateReport: Sendable, Hashable {
  /// Edges below it are not written, and `maintain` removes those of other programs (N2).
  public static let minimumConfidence = 0.3

  /// Recordings whose edges were planned: all, or those whom what has changed may concern.
  public internal(set) var recordings = 0
  /// Of these, those whose edges were written because they differ from before.
  public internal(set) var written = 0
  /// Edges of those that were written, by type.
  public internal(set) var edges: [String: Int] = [:]
  /// Recordings that lack what a relation needs.
  public internal(set) var withoutKey = 0
  public internal(set) var withoutTempo = 0

  /// For the message line.
  public var sentence: String {
    written == 0
      ? "Every relation was right already" : "Related \(written) recordings anew: \(edges.values.reduce(0, +)) edges"
  }
}

extension MusicLibrary {
  /// Computes what goes with what (`spec/harmony.md`) and writes what differs from the graph.
  ///
  /// - Parameter full: writes the edges of every recording, also those that are right.
  public func relate(
    full: Bool = false, progress: @escaping @Sendable (Int, Int?) -> Void = { _, _ in }
  ) async throws -> RelateReport {
    let graph = try graphStore()
    var report = RelateReport()
    // Both servers are read at the same time.
    async let states = graph.relationStates()
    let draft = try await relationDraft(&report)
    var run = RelationRun(draft, try await states)
    if !full { try await run.leaveOutUnconcerned(graph) }
    var batch = try run.next(&report, full: full, progress)
    while !batch.isEmpty {
      let now = batch
      // The server writes one batch while the next one is planned.
      async let written: Void = graph.write(now)
      batch = try run.next(&report, full: full, progress)
      try await written
    }
    return report
  }

  /// As ``relate(full:progress:)`` without a graph: plans the edges of every recording and writes none.
  package func planRelations(
    progress: @escaping @Sendable (Int, Int?) -> Void = { _, _ in }
  ) async throws -> RelateReport {
    var report = RelateReport()
    var run = RelationRun(try await relationDraft(&report), nil)
    while try !run.next(&report, full: true, progress).isEmpty {}
    return report
  }

  /// The whole library in compact columns, read in order of id.
  private func relationDraft(_ report: inout RelateReport) async throws -> RelationDraft {
    var draft = RelationDraft()
    var after: UUID?
    while true {
      let page = try await catalog.outbox.projections(after: after, limit: 5_000, keys: RelationDraft.keys)
      guard let last = page.last else { return draft }
      for projection in page { draft.append(projection, &report) }
      after = last.recording.id
      try Task.checkCancellation()
    }
  }
}

extension RelationDraft {
  /// The metadata that relations rest on (P17).
  fileprivate static let keys = ["key", "key_confidence", "bpm", "genre"] + RelationLibrary.featureNames

  fileprivate mutating func append(_ projection: OutboxStore.Projection, _ report: inout RelateReport) {
    var values: [String: String] = [:]
    for entry in projection.metadata { values[entry.key] = entry.value }
    let key = values["key"].flatMap(MusicalKey.init(reading:))
    let bpm = values["bpm"].flatMap(MetadataNumber.read).flatMap { $0 > 0 ? $0 : nil }
    if key == nil { report.withoutKey += 1 }
    if bpm == nil { report.withoutTempo += 1 }
    var features: [String: Double] = [:]
    for name in RelationLibrary.featureNames { features[name] = values[name].flatMap(MetadataNumber.read) }
    let certainty = values["key_confidence"].flatMap(MetadataNumber.read).map { Float(min(max($0, 0), 1)) }
    append(
      id: projection.recording.id, key: key, bpm: bpm, genre: values["genre"], features: features,
      confidence: RelationConfidence(key: certainty ?? 1))
  }
}

extension Graph {
  fileprivate func write(_ batch: RelationRun.Batch) async throws {
    try await relate(batch.edges)
    try await remember(batch.right)
  }
}

extension RelateReport {
  mutating func add(_ edges: RelationEdges) {
    written += 1
    self.edges["HARMONIC_COMPATIBLE", default: 0] += edges.harmonic.count
    self.edges["SIMILAR_TO", default: 0] += edges.similar.count
    self.edges["TEMPO_COMPATIBLE", default: 0] += edges.tempo.count
  }
}
