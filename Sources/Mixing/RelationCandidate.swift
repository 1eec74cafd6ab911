/// A new or changed recording, with what tells whom it concerns.
public struct RelationCandidate: Sendable {
  let position: Int
  /// How many of its key have a smaller id: where there is no tempo, they are better. The same among those of its key in
  /// each of its genres, and in each parent.
  let keyRank: Int
  let genreRanks: [Int32: Int]
  let parentRanks: [Int32: Int]
}
