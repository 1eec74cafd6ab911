/// Whom a new or changed recording concerns.
extension RelationPlanner {
  /// False where so many others are better for `start` that `candidate` cannot be among its best. What counts is counted
  /// among those that share the candidate's key or genre, so that they are better in every list it could be in; those
  /// that tie are not counted.
  ///
  /// - Parameter reach: ``PlannedRelations/acousticReach`` of `start` from when it was planned last.
  public func mayChoose(_ start: Int, _ candidate: Int, reach: Double?) -> Bool {
    guard start != candidate else { return true }
    return mayChooseByTempo(start, candidate) || mayChooseByKey(start, candidate) || mayChooseByGenre(start, candidate)
      || mayChooseBySound(start, candidate, reach)
  }

  private func mayChooseByTempo(_ start: Int, _ candidate: Int) -> Bool {
    guard let ratio = TempoRatio(from: library.tempos[start], to: library.tempos[candidate]) else { return false }
    if better(in: everything, 0, start, ratio) <= Self.best { return true }
    // TEMPO_COMPATIBLE has those within its reach alone: one in half time may be within it where a better one is not.
    let tempo = library.tempos[start]
    return ratio.difference(at: tempo) <= Self.tempoReach + 1e-9
      && better(in: everything, 0, start, ratio, within: Self.tempoReach / tempo) <= Self.best
  }

  private func mayChooseByKey(_ start: Int, _ candidate: Int) -> Bool {
    guard library.key(start) != nil, let key = library.key(candidate) else { return false }
    let ratio = TempoRatio(from: library.tempos[start], to: library.tempos[candidate])
    // HARMONIC_COMPATIBLE, which has the most, asks for tempos.
    let most = ratio == nil ? Self.best : max(Self.best, HarmonicRelation.shares.reduce(0) { $0 + $1.edges })
    return better(in: byKey, key.index + 1, start, ratio) <= most
  }

  private func mayChooseByGenre(_ start: Int, _ candidate: Int) -> Bool {
    let ratio = TempoRatio(from: library.tempos[start], to: library.tempos[candidate])
    let group = Int(library.keys[candidate]) + 1
    func isNear(_ buckets: TempoBuckets, _ genre: Int32) -> Bool {
      better(in: buckets, Int(genre) * Self.keyGroups + group, start, ratio) <= Self.best
    }
    let (genres, parents) = (library.genres(candidate), library.parents(candidate))
    return library.genres(start).contains { genres.contains($0) && isNear(byGenreAndKey, $0) }
      || library.parents(start).contains { parents.contains($0) && isNear(byParentAndKey, $0) }
  }

  private func mayChooseBySound(_ start: Int, _ candidate: Int, _ reach: Double?) -> Bool {
    guard let distance = acoustic.distance(start, candidate, library) else { return false }
    // The reach is kept in single precision.
    return reach.map { distance <= $0 * (1 + 1e-5) + 1e-5 } ?? true
  }

  /// How many of a group have a greater T for `start` than a candidate with this ratio, `start` itself among them where
  /// it is in the group; without a ratio, all that have a T.
  ///
  /// - Parameter limit: those farther away are not counted; up to three tenths, no reading in half or double time is nearer.
  private func better(
    in buckets: TempoBuckets, _ group: Int, _ start: Int, _ ratio: TempoRatio?, within limit: Double = 0.3
  ) -> Int {
    let tempo = library.tempos[start]
    guard tempo > 0 else { return 0 }
    let runs = buckets.temposRuns(of: group)
    guard let ratio else { return buckets.count(in: runs) }
    let distance = min((1 / ratio.score - 1) * 0.02, limit, 0.3)
    let first = buckets.firstRun(in: runs, from: tempo * (1 - distance + 1e-9))
    let end = buckets.firstRun(in: runs, from: tempo * (1 + distance - 1e-9))
    return first < end ? buckets.count(in: first..<end) : 0
  }
}
