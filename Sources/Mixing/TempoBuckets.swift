/// Recordings in groups, in each group by tempo, and those of one tempo by id: what a walk outward from a tempo needs.
struct TempoBuckets: Sendable {
  /// First run of each group, and one more.
  private var groupRuns: [Int32]
  /// Tempo of each run; 0 (no tempo) comes first in its group.
  private(set) var runTempos: [Double] = []
  /// First place in `positions` of each run, and one more.
  private var runStarts: [Int32] = []
  /// Group by group, in each by tempo, then by id.
  private(set) var positions: [Int32]

  /// - Parameters:
  ///   - order: all positions by tempo, then by id.
  ///   - membership: calls back with each group of a position.
  init(groups: Int, order: [Int32], tempos: [Double], membership: (Int, (Int) -> Void) -> Void) {
    var starts = [Int32](repeating: 0, count: groups + 1)
    for position in order { membership(Int(position)) { starts[$0 + 1] += 1 } }
    for group in 0..<groups { starts[group + 1] += starts[group] }
    var next = starts
    var filled = [Int32](repeating: 0, count: Int(starts[groups]))
    for position in order {
      membership(Int(position)) { group in
        filled[Int(next[group])] = position
        next[group] += 1
      }
    }
    positions = filled
    groupRuns = []
    makeRuns(starts, tempos)
  }

  private mutating func makeRuns(_ starts: [Int32], _ tempos: [Double]) {
    groupRuns.reserveCapacity(starts.count)
    for group in 0..<(starts.count - 1) {
      groupRuns.append(Int32(runTempos.count))
      for place in starts[group]..<starts[group + 1] {
        let tempo = tempos[Int(positions[Int(place)])]
        if place == starts[group] || tempo != runTempos[runTempos.count - 1] {
          runTempos.append(tempo)
          runStarts.append(place)
        }
      }
    }
    groupRuns.append(Int32(runTempos.count))
    runStarts.append(Int32(positions.count))
  }

  /// Runs of a group, the one without a tempo included.
  func runs(of group: Int) -> Range<Int> { Int(groupRuns[group])..<Int(groupRuns[group + 1]) }

  /// Runs of a group that have a tempo.
  func temposRuns(of group: Int) -> Range<Int> {
    let all = runs(of: group)
    return all.isEmpty || runTempos[all.lowerBound] > 0 ? all : (all.lowerBound + 1)..<all.upperBound
  }

  /// The positions of one run, by id.
  func members(of run: Int) -> ArraySlice<Int32> { positions[Int(runStarts[run])..<Int(runStarts[run + 1])] }

  /// How many positions a group has.
  func count(of group: Int) -> Int { count(in: runs(of: group)) }

  /// How many positions some runs have.
  func count(in runs: Range<Int>) -> Int { Int(runStarts[runs.upperBound] - runStarts[runs.lowerBound]) }

  /// First run of a range that is at least as fast.
  func firstRun(in range: Range<Int>, from tempo: Double) -> Int {
    var (low, high) = (range.lowerBound, range.upperBound)
    while low < high {
      let middle = (low + high) / 2
      if runTempos[middle] < tempo { low = middle + 1 } else { high = middle }
    }
    return low
  }

  /// The run of a group with exactly this tempo.
  func run(of group: Int, at tempo: Double) -> Int? {
    let range = runs(of: group)
    let found = firstRun(in: range, from: tempo)
    return range.contains(found) && runTempos[found] == tempo ? found : nil
  }
}
