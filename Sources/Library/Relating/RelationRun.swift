import FoundationEssentials
import Graph
import Mixing

/// Plans the edges of a library, recordings that go together beside each other, and hands out those that differ from
/// the graph's.
struct RelationRun {
  struct Batch: Sendable {
    /// To be written.
    var edges: [RelationEdges] = []
    /// Right as they are, but not what the graph says that they rest on.
    var right: [RelationEdges] = []

    var isEmpty: Bool { edges.isEmpty && right.isEmpty }
    var isFull: Bool { edges.count >= Graph.relationBatch || right.count >= 1_000 }
  }

  /// With more changes than this, planning all takes less time than finding out whom they concern.
  private static let fewChanges = 50

  private let draft: RelationDraft
  private let planner: RelationPlanner
  /// Of the recordings that the graph has; nil: all, none of them related yet.
  private let states: [UUID: RelationState]?
  /// ``RelationDraft/facts(of:scales:)``, by position.
  private let facts: [Int64]
  /// Positions whose edges are planned.
  private var order: [Int]
  private var done = 0

  init(_ draft: RelationDraft, _ states: [UUID: RelationState]?) {
    (self.draft, self.states) = (draft, states)
    planner = RelationPlanner(draft.library, minimumConfidence: RelateReport.minimumConfidence)
    let scales = planner.featureScales
    facts = draft.ids.indices.map { draft.facts(of: $0, scales: scales) }
    order = planner.order
  }

  // MARK: Whom what has changed may concern

  /// Leaves out those whose edges cannot be others than the graph's: they have not changed, have no edge to one that has
  /// changed or gone, and too many are better for them than each that has.
  mutating func leaveOutUnconcerned(_ graph: Graph) async throws {
    guard let states else { return }
    let changed = draft.ids.indices.filter { states[draft.ids[$0]]?.basis?.facts != facts[$0] }
    let goneCount = states.count - draft.ids.count { states[$0] != nil }
    guard changed.count + goneCount <= Self.fewChanges else { return }
    let gone = goneCount == 0 ? [] : Set(states.keys).subtracting(draft.ids)
    let known = changed.map { draft.ids[$0] }.filter { states[$0] != nil }
    let starts = try await graph.relationStarts(to: known + gone)
    let candidates = changed.map { planner.candidate($0) }
    order = try order.filter { position in
      try Task.checkCancellation()
      guard let state = states[draft.ids[position]] else { return false }
      guard state.digest != nil, let basis = state.basis, !basis.isOpen, !starts.contains(draft.ids[position]) else {
        return true
      }
      return candidates.contains { planner.mayChoose(position, $0, reach: basis.reach.map(Double.init)) }
    }
  }

  // MARK: Planning

  /// The next ones; empty at the end.
  mutating func next(
    _ report: inout RelateReport, full: Bool, _ progress: (Int, Int?) -> Void
  ) throws -> Batch {
    var batch = Batch()
    while done < order.count, !batch.isFull {
      let start = order[done]
      if done.isMultiple(of: 100) {
        progress(done, order.count)
        try Task.checkCancellation()
      }
      done += 1
      // Not in the graph yet: it gets its edges when it is, and so do those that would end at it.
      let state = states?[draft.ids[start]]
      guard states == nil || state != nil else { continue }
      let edges = draft.edges(of: start, planner.relations(of: start), facts: facts[start])
      report.recordings += 1
      if full || state?.digest != edges.digest {
        report.add(edges)
        batch.edges.append(edges)
      } else if state?.basis != edges.basis {
        batch.right.append(edges)
      }
    }
    return batch
  }
}
