import Catalog
import FoundationEssentials
import Graph
import Mixing
import Records

/// What `relate` did.
public struct RelateReport: Sendable, Hashable {
  /// Edges below it are not written, and `maintain` removes those of other programs (N2).
  public static let minimumConfidence = 0.3

  /// Recordings whose edges were looked at.
  public internal(set) var recordings = 0
  /// Of these, those whose edges were written because they differ from before.
  public internal(set) var written = 0
  /// Edges that are true now, by type.
  public internal(set) var edges: [String: Int] = [:]
  /// Recordings that lack what a relation needs.
  public internal(set) var withoutKey = 0
  public internal(set) var withoutTempo = 0

  /// For the message line.
  public var sentence: String {
    let total = edges.values.reduce(0, +)
    return written == 0
      ? "Every relation was right already: \(total) edges" : "Related \(written) recordings anew: \(total) edges in all"
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
    return try await relate(
      full: full, progress, known: { try await graph.relationDigests() }, write: { try await graph.relate($0) })
  }

  /// As ``relate(full:progress:)`` without a graph: plans the edges of every recording and writes none.
  package func planRelations(
    progress: @escaping @Sendable (Int, Int?) -> Void = { _, _ in }
  ) async throws -> RelateReport {
    try await relate(full: true, progress, known: { nil }, write: { _ in })
  }

  private func relate(
    full: Bool, _ progress: @escaping @Sendable (Int, Int?) -> Void,
    known: @escaping @Sendable () async throws -> [UUID: Int64?]?,
    write: @escaping @Sendable ([RelationEdges]) async throws -> Void
  ) async throws -> RelateReport {
    var report = RelateReport()
    // Both servers are read at the same time.
    async let digests = known()
    let draft = try await relationDraft(&report)
    let planner = RelationPlanner(draft.library, minimumConfidence: RelateReport.minimumConfidence)
    var run = RelationRun(draft: draft, planner: planner, known: try await digests, full: full, progress: progress)
    var batch = try run.next(&report)
    while !batch.isEmpty {
      let edges = batch
      // The server writes one batch while the next one is planned.
      async let written: Void = write(edges)
      batch = try run.next(&report)
      try await written
      report.written += edges.count
    }
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

/// Plans the edges of a library, recordings that go together beside each other, and hands out those that differ from
/// the graph's.
private struct RelationRun {
  let draft: RelationDraft
  let planner: RelationPlanner
  /// Recordings that the graph has, with the digests there; nil: all, none of them related yet.
  let known: [UUID: Int64?]?
  let full: Bool
  let progress: @Sendable (Int, Int?) -> Void
  private let order: [Int]
  private var done = 0

  init(
    draft: RelationDraft, planner: RelationPlanner, known: [UUID: Int64?]?, full: Bool,
    progress: @escaping @Sendable (Int, Int?) -> Void
  ) {
    (self.draft, self.planner, self.known, self.full, self.progress) = (draft, planner, known, full, progress)
    order = planner.order
  }

  /// The next ones to be written; empty at the end.
  mutating func next(_ report: inout RelateReport) throws -> [RelationEdges] {
    var batch: [RelationEdges] = []
    while done < order.count, batch.count < Graph.relationBatch {
      let start = order[done]
      if done.isMultiple(of: 100) {
        progress(done, order.count)
        try Task.checkCancellation()
      }
      done += 1
      // Not in the graph yet: it gets its edges when it is, and so do those that would end at it.
      guard let digest = known == nil ? .some(nil) : known?[draft.ids[start]] else { continue }
      let edges = draft.edges(of: start, planner.relations(of: start))
      report.add(edges)
      if full || digest != edges.digest { batch.append(edges) }
    }
    return batch
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

extension RelateReport {
  fileprivate mutating func add(_ edges: RelationEdges) {
    recordings += 1
    self.edges["HARMONIC_COMPATIBLE", default: 0] += edges.harmonic.count
    self.edges["SIMILAR_TO", default: 0] += edges.similar.count
    self.edges["TEMPO_COMPATIBLE", default: 0] += edges.tempo.count
  }
}
