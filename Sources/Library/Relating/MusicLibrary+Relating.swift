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
    let known = try await graph.relationDigests()
    var report = RelateReport()
    let draft = try await relationDraft(&report)
    let planner = RelationPlanner(draft.library, minimumConfidence: RelateReport.minimumConfidence)
    var batch: [RelationEdges] = []
    for start in draft.ids.indices {
      // Not in the graph yet: it gets its edges when it is, and so do those that would end at it.
      guard let digest = known[draft.ids[start]] else { continue }
      let edges = draft.edges(of: start, planner.relations(of: start))
      report.add(edges)
      if full || digest != edges.digest { batch.append(edges) }
      if batch.count == Graph.relationBatch { try await write(&batch, graph, &report) }
      if start.isMultiple(of: 100) { progress(start, draft.ids.count) }
      try Task.checkCancellation()
    }
    try await write(&batch, graph, &report)
    return report
  }

  private func write(_ batch: inout [RelationEdges], _ graph: Graph, _ report: inout RelateReport) async throws {
    guard !batch.isEmpty else { return }
    try await graph.relate(batch)
    report.written += batch.count
    batch.removeAll(keepingCapacity: true)
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

extension RelateReport {
  fileprivate mutating func add(_ edges: RelationEdges) {
    recordings += 1
    self.edges["HARMONIC_COMPATIBLE", default: 0] += edges.harmonic.count
    self.edges["SIMILAR_TO", default: 0] += edges.similar.count
    self.edges["TEMPO_COMPATIBLE", default: 0] += edges.tempo.count
  }
}
