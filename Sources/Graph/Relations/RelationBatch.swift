import Bolt
import FoundationEssentials

/// The edges of some starts as ``RelationStatements`` take them: every recording once, in the order of ids, and edges
/// that name their ends by the place there.
struct RelationBatch: Sendable {
  let starts: [RelationEdges]
  /// Of starts and ends, those that the graph has, sorted.
  private(set) var ids: [Value] = []
  private var places: [UUID: Int64] = [:]
  /// Starts that have no edge yet, also none of another program.
  private var bare: Set<UUID> = []

  init(_ starts: [RelationEdges], _ transaction: Transaction) async throws {
    self.starts = starts
    let asked = starts.reduce(into: Set(starts.map(\.start))) { $0.formUnion($1.ends) }.map(\.graphText).sorted()
    let answer = try await transaction.run(RelationStatements.present, ["ids": .list(asked.map { .string($0) })]).list()
    var found: [String: Bool] = [:]
    for record in answer { found[try record["id", as: String.self]] = try record["is_bare", as: Bool.self] }
    for text in asked {
      guard let isBare = found[text], let id = UUID(uuidString: text) else { continue }
      places[id] = Int64(ids.count)
      ids.append(.string(text))
      if isBare { bare.insert(id) }
    }
  }

  /// The edges of those starts that have none, or of the others. An end that the graph does not have gets none.
  func edges<Edge>(
    bare isBare: Bool, _ list: KeyPath<RelationEdges, [Edge]>, _ row: (Edge) -> (end: UUID, rest: [Value])
  ) -> [Value] {
    starts.flatMap { start -> [Value] in
      guard bare.contains(start.start) == isBare, let place = places[start.start] else { return [] }
      return start[keyPath: list].compactMap { edge in
        let (end, rest) = row(edge)
        return places[end].map { .list([.int(place), .int($0)] + rest) }
      }
    }
  }

  /// What the starts that have edges should keep of them, a row each.
  var kept: [Value] {
    starts.filter { !bare.contains($0.start) }.map { start in
      [
        "id": .string(start.start.graphText),
        "harmonic": .list(start.harmonic.map { .string($0.end.graphText) }),
        "similar": .list(start.similar.map { .string($0.type + $0.end.graphText) }),
        "tempo": .list(start.tempo.map { .string($0.end.graphText) }),
      ]
    }
  }

  var digests: [Value] {
    starts.map { start in
      var row = start.basis.graphRow
      row["id"] = .string(start.start.graphText)
      row["digest"] = .int(start.digest)
      row["count"] = .int(Int64(start.count))
      return .map(row)
    }
  }
}

extension RelationBasis? {
  /// Everything is null where there is none, and `is_open` where it is false.
  var graphRow: [String: Value] {
    [
      "facts": self.map { .int($0.facts) } ?? .null, "reach": self?.reach.map { .float(Double($0)) } ?? .null,
      "is_open": self?.isOpen == true ? .bool(true) : .null,
    ]
  }
}
