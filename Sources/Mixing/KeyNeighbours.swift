/// The 24 keys as one of them sees them, computed once.
enum KeyNeighbours {
  typealias Neighbour = (key: MusicalKey, relation: HarmonicRelation)

  private static let keys = (0..<24).compactMap(MusicalKey.init(index:))

  private static let neighbours: [[Neighbour]] = keys.map { from in
    keys.map { ($0, HarmonicRelation(from: from, to: $0)) }
  }

  private static let allLevels: [[[Neighbour]]] = neighbours.map { all in
    Dictionary(grouping: all, by: \.relation.keyScore).sorted { $0.key > $1.key }.map(\.value)
  }

  private static let allRelations: [[HarmonicRelation: [Neighbour]]] = neighbours.map {
    Dictionary(grouping: $0, by: \.relation)
  }

  /// The keys that stand in a relation: one, or two minor thirds, or eleven without a name.
  static func of(_ key: MusicalKey, _ relation: HarmonicRelation) -> [Neighbour] {
    allRelations[key.index][relation] ?? []
  }

  /// Keys of equal key score together, the best first.
  static func levels(of key: MusicalKey) -> [[Neighbour]] { allLevels[key.index] }
}
