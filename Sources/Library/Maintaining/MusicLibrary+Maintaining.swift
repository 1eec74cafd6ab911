import Catalog
import Graph

/// One thing that ``MusicLibrary/maintain(reweigh:)`` did, or could not do.
public struct MaintenanceTask: Sendable, Hashable {
  /// statistics, partitions, relations, graph, reweigh.
  public let task: String
  public let done: Bool
  /// What came of it, or why nothing did.
  public let detail: String
}

extension MusicLibrary {
  /// The document's upkeep: fresh statistics in PostgreSQL, weak relations out of the graph (N2), what the graph holds
  /// counted (N7), and the scores of other programs' relations moved where that is asked for (N3). One task that fails
  /// keeps no other from being done.
  ///
  /// - Parameter reweigh: also moves the confidence of other programs' SIMILAR_TO; each call moves it once more.
  public func maintain(reweigh: Bool = false) async throws -> [MaintenanceTask] {
    var tasks = [
      try await task("statistics") {
        try await self.catalog.refreshStatistics()
        return "recording_stats is fresh"
      },
      try await task("relations") {
        let removed = try await self.graphStore().removeWeakRelations(below: RelateReport.minimumConfidence)
        return "\(removed) relations below a confidence of \(RelateReport.minimumConfidence) removed"
      },
      try await task("graph") { try await self.graphStore().counts().sentence },
    ]
    if reweigh {
      tasks.append(
        try await task("reweigh") {
          "\(try await self.graphStore().reweighForeignRelations()) relations of other programs reweighed"
        })
    }
    return tasks
  }

  private func task(_ name: String, _ body: () async throws -> String) async throws -> MaintenanceTask {
    do {
      return MaintenanceTask(task: name, done: true, detail: try await body())
    } catch is CancellationError {
      throw CancellationError()
    } catch {
      return MaintenanceTask(task: name, done: false, detail: Outage(error).message)
    }
  }
}

extension GraphCounts {
  fileprivate var sentence: String {
    let all = [("nodes", nodes), ("relationships", relationships)].map { name, counts in
      let list = counts.sorted { $0.key < $1.key }.map { "\($0.key) \($0.value)" }.joined(separator: ", ")
      return "\(counts.values.reduce(0, +)) \(name) (\(list))"
    }
    return all.joined(separator: "; ")
  }
}
