/// A group to walk through, and what a place in it is worth.
struct WalkSource {
  /// How to tell whether a candidate has a genre in common with the start.
  enum CommonGenre {
    /// All have, as the group says.
    case all
    /// None has; those that have one are left out.
    case none
    /// By asking each.
    case ask
    /// By another index: its group for a genre is `genre * stride + offset`.
    case lookUp(TempoBuckets, stride: Int, offset: Int)
  }

  let buckets: TempoBuckets
  let group: Int
  /// Multiplies T.
  let weight: Double
  let commonGenre: CommonGenre
}

/// Takes the best candidates out of groups in the order that `spec/harmony.md` gives: weight × T, then T, then a genre
/// in common, then the smaller id. It walks outward from the tempo, its half and its double, so it sees little more
/// than it takes.
struct TempoWalk {
  private struct Cursor {
    let source: Int
    /// How a candidate's tempo is read here; the cursor ends where another reading is nearer.
    let factor: Double
    let step: Int
    let range: Range<Int>
    var run: Int
    var value: Int64 = 0
    var tempoScore: Int64 = 0
  }

  let library: RelationLibrary
  let start: Int
  /// Beats a minute at the start's tempo that a candidate may be away; infinite without a bound.
  var reach = Double.infinity

  private var tempo: Double { library.tempos[start] }

  /// Appends up to `limit` positions to `taken`, best first; none that is there already.
  ///
  /// - Parameter tempoless: whether candidates without a T are taken too, after all others.
  func take(_ limit: Int, from sources: [WalkSource], tempoless: Bool, into taken: inout [Int32]) {
    let goal = taken.count + limit
    var cursors = tempo > 0 ? sources.indices.flatMap { firstCursors(sources[$0], $0) } : []
    var tied: [(source: Int, run: Int)] = []
    while taken.count < goal, let best = cursors.max(by: Self.isWorse) {
      tied.removeAll(keepingCapacity: true)
      for index in cursors.indices.reversed() {
        while cursors[index].value == best.value, cursors[index].tempoScore == best.tempoScore {
          tied.append((cursors[index].source, cursors[index].run))
          cursors[index].run += cursors[index].step
          if !settle(&cursors[index], sources) {
            cursors.remove(at: index)
            break
          }
        }
      }
      takeTied(goal - taken.count, tied, sources, &taken)
    }
    guard tempoless, taken.count < goal else { return }
    takeTied(goal - taken.count, runsWithoutScore(sources), sources, &taken)
  }

  private static func isWorse(_ a: Cursor, _ b: Cursor) -> Bool {
    (a.value, a.tempoScore) < (b.value, b.tempoScore)
  }

  /// Twelve decimals: what is equal by arithmetic stays equal in floating point.
  static func rounded(_ score: Double) -> Int64 { Int64((score * 1e12).rounded()) }

  private func firstCursors(_ source: WalkSource, _ index: Int) -> [Cursor] {
    let range = source.buckets.temposRuns(of: source.group)
    guard !range.isEmpty else { return [] }
    var found: [Cursor] = []
    for (factor, centre) in [(1.0, tempo), (2.0, tempo / 2), (0.5, tempo * 2)] {
      let middle = source.buckets.firstRun(in: range, from: centre)
      for (step, run) in [(1, middle), (-1, middle - 1)] {
        var cursor = Cursor(source: index, factor: factor, step: step, range: range, run: run)
        if settle(&cursor, source) { found.append(cursor) }
      }
    }
    return found
  }

  private func settle(_ cursor: inout Cursor, _ sources: [WalkSource]) -> Bool {
    settle(&cursor, sources[cursor.source])
  }

  /// Values the run that the cursor stands on. False where the walk ends.
  private func settle(_ cursor: inout Cursor, _ source: WalkSource) -> Bool {
    guard cursor.range.contains(cursor.run),
      let ratio = TempoRatio(from: tempo, to: source.buckets.runTempos[cursor.run]), ratio.factor == cursor.factor,
      ratio.difference(at: tempo) <= reach + 1e-9
    else { return false }
    cursor.value = Self.rounded(source.weight * ratio.score)
    cursor.tempoScore = Self.rounded(ratio.score)
    return true
  }

  private func runsWithoutScore(_ sources: [WalkSource]) -> [(source: Int, run: Int)] {
    sources.indices.flatMap { index in
      let (buckets, group) = (sources[index].buckets, sources[index].group)
      let all = buckets.runs(of: group)
      let without = tempo > 0 ? all.lowerBound..<buckets.temposRuns(of: group).lowerBound : all
      return without.map { (index, $0) }
    }
  }

  // MARK: Candidates of equal worth

  private func takeTied(
    _ limit: Int, _ tied: [(source: Int, run: Int)], _ sources: [WalkSource], _ taken: inout [Int32]
  ) {
    var found: [Int32] = []
    for (source, run) in tied { appendWithCommonGenre(limit, sources[source], run, taken, &found) }
    let goal = taken.count + limit
    append(found, upTo: goal, &taken)
    guard taken.count < goal else { return }
    found.removeAll(keepingCapacity: true)
    for (source, run) in tied {
      if case .all = sources[source].commonGenre { continue }
      appendMatching(limit, sources[source].buckets.members(of: run), taken, &found) {
        !library.haveGenreInCommon(start, $0)
      }
    }
    append(found, upTo: goal, &taken)
  }

  private func append(_ found: [Int32], upTo goal: Int, _ taken: inout [Int32]) {
    for position in found.sorted() where taken.count < goal && taken.last != position { taken.append(position) }
  }

  private func appendWithCommonGenre(
    _ limit: Int, _ source: WalkSource, _ run: Int, _ taken: [Int32], _ found: inout [Int32]
  ) {
    let members = source.buckets.members(of: run)
    switch source.commonGenre {
    case .none: return
    case .all: appendMatching(limit, members, taken, &found) { _ in true }
    case .ask: appendMatching(limit, members, taken, &found) { library.haveGenreInCommon(start, $0) }
    case .lookUp(let byGenre, let stride, let offset):
      for genre in library.genres(start) {
        guard let run = byGenre.run(of: Int(genre) * stride + offset, at: source.buckets.runTempos[run]) else {
          continue
        }
        appendMatching(limit, byGenre.members(of: run), taken, &found) { _ in true }
      }
    }
  }

  private func appendMatching(
    _ limit: Int, _ members: ArraySlice<Int32>, _ taken: [Int32], _ found: inout [Int32], _ matches: (Int) -> Bool
  ) {
    var left = limit
    for position in members where left > 0 && Int(position) != start && !taken.contains(position) {
      guard matches(Int(position)) else { continue }
      found.append(position)
      left -= 1
    }
  }
}
