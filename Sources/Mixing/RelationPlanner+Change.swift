/// Whom a new or changed recording concerns.
extension RelationPlanner {
  public func candidate(_ position: Int) -> RelationCandidate {
    let key = Int(library.keys[position]) + 1
    func rank(_ buckets: TempoBuckets, _ group: Int) -> Int {
      buckets.runs(of: group).reduce(0) { $0 + buckets.members(of: $1).count { $0 < position } }
    }
    func ranks(_ buckets: TempoBuckets, _ numbers: some Sequence<Int32>) -> [Int32: Int] {
      numbers.reduce(into: [:]) { $0[$1] = rank(buckets, Int($1) * Self.keyGroups + key) }
    }
    return RelationCandidate(
      position: position, keyRank: rank(byKey, key), genreRanks: ranks(byGenreAndKey, library.genres(position)),
      parentRanks: ranks(byParentAndKey, library.parents(position)))
  }

  /// False where so many others are better for `start` that `candidate` cannot be among its best. What counts is counted
  /// among those that share the candidate's key or genre, so that they are better in every list it could be in; those
  /// that tie are not counted, but where `start` has no tempo and the smaller id decides.
  ///
  /// - Parameter reach: ``PlannedRelations/acousticReach`` of `start` from when it was planned last.
  public func mayChoose(_ start: Int, _ candidate: RelationCandidate, reach: Double?) -> Bool {
    guard start != candidate.position else { return true }
    return mayChooseByTempo(start, candidate) || mayChooseByKey(start, candidate) || mayChooseByGenre(start, candidate)
      || mayChooseBySound(start, candidate, reach)
  }

  private func mayChooseByTempo(_ start: Int, _ candidate: RelationCandidate) -> Bool {
    guard let ratio = ratio(start, candidate) else { return false }
    if better(in: everything, 0, start, ratio, rank: 0) <= Self.best { return true }
    // TEMPO_COMPATIBLE has those within its reach alone: one in half time may be within it where a better one is not.
    let tempo = library.tempos[start]
    return ratio.difference(at: tempo) <= Self.tempoReach + 1e-9
      && better(in: everything, 0, start, ratio, rank: 0, within: Self.tempoReach / tempo) <= Self.best
  }

  private func mayChooseByKey(_ start: Int, _ candidate: RelationCandidate) -> Bool {
    guard library.key(start) != nil, let key = library.key(candidate.position) else { return false }
    let ratio = ratio(start, candidate)
    // HARMONIC_COMPATIBLE, which has the most, asks for tempos.
    let most = ratio == nil ? Self.best : max(Self.best, HarmonicRelation.shares.reduce(0) { $0 + $1.edges })
    // Without a tempo, a genre in common comes before the id.
    let common = library.genres(start).lazy.compactMap { candidate.genreRanks[$0] }.first
    return better(in: byKey, key.index + 1, start, ratio, rank: common ?? candidate.keyRank) <= most
  }

  private func mayChooseByGenre(_ start: Int, _ candidate: RelationCandidate) -> Bool {
    let ratio = ratio(start, candidate)
    let group = Int(library.keys[candidate.position]) + 1
    func isNear(_ buckets: TempoBuckets, _ genre: Int32, _ ranks: [Int32: Int]) -> Bool {
      guard let rank = ranks[genre] else { return false }
      return better(in: buckets, Int(genre) * Self.keyGroups + group, start, ratio, rank: rank) <= Self.best
    }
    return library.genres(start).contains { isNear(byGenreAndKey, $0, candidate.genreRanks) }
      || !candidate.parentRanks.isEmpty
        && library.parents(start).contains { isNear(byParentAndKey, $0, candidate.parentRanks) }
  }

  private func mayChooseBySound(_ start: Int, _ candidate: RelationCandidate, _ reach: Double?) -> Bool {
    guard let distance = acoustic.distance(start, candidate.position, library) else { return false }
    // The reach is kept in single precision.
    return reach.map { distance <= $0 * (1 + 1e-5) + 1e-5 } ?? true
  }

  private func ratio(_ start: Int, _ candidate: RelationCandidate) -> TempoRatio? {
    TempoRatio(from: library.tempos[start], to: library.tempos[candidate.position])
  }

  /// How many of a group have a greater T for `start` than a candidate with this ratio, `start` itself among them where
  /// it is in the group; without a ratio, all that have a T, and where `start` has no tempo, `rank`.
  ///
  /// - Parameter limit: those farther away are not counted; up to three tenths, no reading in half or double time is nearer.
  private func better(
    in buckets: TempoBuckets, _ group: Int, _ start: Int, _ ratio: TempoRatio?, rank: Int, within limit: Double = 0.3
  ) -> Int {
    let tempo = library.tempos[start]
    guard tempo > 0 else { return rank }
    let runs = buckets.temposRuns(of: group)
    guard let ratio else { return buckets.count(in: runs) }
    let distance = min((1 / ratio.score - 1) * 0.02, limit, 0.3)
    let first = buckets.firstRun(in: runs, from: tempo * (1 - distance + 1e-9))
    let end = buckets.firstRun(in: runs, from: tempo * (1 + distance - 1e-9))
    return first < end ? buckets.count(in: first..<end) : 0
  }
}
