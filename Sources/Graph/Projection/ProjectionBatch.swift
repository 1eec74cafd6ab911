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

  private let projections: [Projection]
  /// Sorted by id.
  private(set) var rows: [Value]
  /// Of the recordings that the graph had, those whose list is another there.
  private var changed: [List: Set<Value>] = [:]
  /// Those that it had not.
  private var new: Set<Value> = []

  var ids: [UUID] { projections.map(\.recording.id) }
  /// Values that stay in PostgreSQL only (N8).
  var omittedValues: Int { projections.reduce(0) { $0 + $1.omitted } }

  /// - Parameter projections: sorted by id.
  init(_ projections: [Projection]) {
    self.projections = projections
    rows = projections.map { $0.row(made: $0.recording.createdAt) }
  }

  /// The same, knowing what the graph says of those recordings that it has. What is made for these was made now.
  func compared(to there: [UUID: ProjectionFacts]) -> ProjectionBatch {
    var batch = self
    let now = Value.int(Date().milliseconds)
    for (place, projection) in projections.enumerated() {
      let id = rows[place]["id"]
      guard let facts = there[projection.recording.id] else {
        batch.new.insert(id)
        continue
      }
      if case .map(var fields) = rows[place] {
        fields["made"] = now
        batch.rows[place] = .map(fields)
      }
      let subjects = Set(ProjectionFacts.differences(postgres: ProjectionFacts(projection), graph: facts).map(\.what))
      for list in List.allCases where !list.subjects.isDisjoint(with: subjects) {
        batch.changed[list, default: []].insert(id)
      }
    }
    return batch
  }

  /// Whether the graph had nothing of it.
  func isNew(_ row: Value) -> Bool { new.contains(row["id"]) }

  /// The rows whose list is another in the graph, where it may hold too much.
  func dropping(_ list: List) -> [Value] { rows.filter { changed[list]?.contains($0["id"]) == true } }

  /// The rows whose list may be missing something there.
  func making(_ list: List) -> [Value] { rows.filter { isNew($0) || changed[list]?.contains($0["id"]) == true } }
}
