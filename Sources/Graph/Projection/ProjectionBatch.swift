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
  private let changed: [List: Set<Value>]
  /// Those that it had not.
  private let new: Set<Value>

  /// - Parameters:
  ///   - projections: sorted by id.
  ///   - there: what the graph says of those that it has.
  ///   - made: `created_at` of what is made for them; nil: as old as their rows.
  init(_ projections: [Projection], there: [UUID: ProjectionFacts], made: Date?) {
    rows = projections.map { $0.row(made: made ?? $0.recording.createdAt) }
    var (changed, new): ([List: Set<Value>], Set<Value>) = ([:], [])
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
    (self.changed, self.new) = (changed, new)
  }

  /// The rows whose list may hold too much in the graph.
  func dropping(_ list: List) -> [Value] { rows.filter { changed[list]?.contains($0["id"]) == true } }

  /// The rows whose list may be missing something there.
  func making(_ list: List) -> [Value] {
    rows.filter { new.contains($0["id"]) || changed[list]?.contains($0["id"]) == true }
  }
}
