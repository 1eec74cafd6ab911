import Bolt
import FoundationEssentials

/// The rows of some recordings, and which of these every statement needs: what the graph says already is not written
/// again.
struct ProjectionBatch: Sendable {
  /// A list of a row, and how the facts name what is in it.
  enum List: String, Sendable, CaseIterable {
    case metadata, artists, albums, genres, keys

    var subjects: Set<String> {
      switch self {
      case .metadata: ["metadata"]
      case .artists: ["performer", "collaboration"]
      case .albums: ["album"]
      case .genres: ["genre"]
      case .keys: ["key"]
      }
    }
  }

  /// Sorted by id.
  let rows: [Value]
  /// Of the recordings that the graph had, those whose list is another there.
  private var changed: [List: Set<Value>] = [:]
  /// Those that it had not.
  private var new: Set<Value> = []

  /// - Parameters:
  ///   - projections: sorted by id.
  ///   - there: what the graph says of those that it has.
  init(_ projections: [Projection], there: [UUID: ProjectionFacts]) {
    let now = Date()
    rows = projections.map { projection in
      let recording = projection.recording
      return projection.row(made: there[recording.id] == nil ? recording.createdAt : now)
    }
    for (projection, row) in zip(projections, rows) {
      guard let facts = there[projection.recording.id] else {
        new.insert(row["id"])
        continue
      }
      let subjects = Set(ProjectionFacts.differences(postgres: ProjectionFacts(projection), graph: facts).map(\.what))
      for list in List.allCases where !list.subjects.isDisjoint(with: subjects) {
        changed[list, default: []].insert(row["id"])
      }
    }
  }

  /// Whether the graph had nothing of it.
  func isNew(_ row: Value) -> Bool { new.contains(row["id"]) }

  /// The rows whose list is another in the graph, where it may hold too much.
  func dropping(_ list: List) -> [Value] { rows.filter { changed[list]?.contains($0["id"]) == true } }

  /// The rows whose list may be missing something there.
  func making(_ list: List) -> [Value] { rows.filter { isNew($0) || changed[list]?.contains($0["id"]) == true } }
}
