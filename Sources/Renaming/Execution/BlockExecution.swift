import FoundationEssentials

/// Carries out one block: all of it, or none of it.
struct BlockExecution {
  enum Result: Sendable, Hashable {
    case done
    /// Every file is back where it was. `row`: the hop that failed.
    case failed(MoveFailure, row: Int)
    /// Taking back failed as well: recovery has to see to it.
    case unsettled(MoveFailure, row: Int)
  }

  private enum Change {
    case moved(FileID, FileName, FileName, parked: FileName)
    case exchanged(FileID, FileName, FileID, FileName)
  }

  let mover: (FileID) throws(MoveFailure) -> Mover
  /// Temporary name of a row.
  let parked: (Int) -> FileName
  private var done: [(folder: FileID, change: Change)] = []
  private var row = 0

  init(mover: @escaping (FileID) throws(MoveFailure) -> Mover, parked: @escaping (Int) -> FileName) {
    self.mover = mover
    self.parked = parked
  }

  mutating func run(_ block: Plan.Block) -> Result {
    done = []
    do throws(MoveFailure) {
      for part in block.parts { try carryOut(part) }
      return .done
    } catch {
      return !error.isUncertain && takeBack() ? .failed(error, row: row) : .unsettled(error, row: row)
    }
  }

  private mutating func carryOut(_ part: Plan.Part) throws(MoveFailure) {
    switch part {
    case .straight(let hop): try move(hop, hop.from, to: hop.to)
    case .parked(let hops): try park(hops)
    case .circle(let hops):
      let before = done.count
      do throws(MoveFailure) {
        try turn(hops)
      } catch {
        // The first exchange tells whether the file system has it.
        guard error.isUnsupported, done.count == before else { throw error }
        try park(hops)
      }
    }
  }

  /// The first file goes where it belongs, and what lay there waits at the first one's name for the next exchange.
  private mutating func turn(_ hops: [Hop]) throws(MoveFailure) {
    let pivot = hops[0].from
    for (index, hop) in hops.dropLast().enumerated() {
      row = hop.row
      let next = hops[index + 1]
      try mover(hop.folder).exchange(hop.file, pivot, with: next.file, hop.to)
      done.append((hop.folder, .exchanged(hop.file, pivot, next.file, hop.to)))
    }
  }

  private mutating func park(_ hops: [Hop]) throws(MoveFailure) {
    // During recovery some may wait at their temporary names already.
    for hop in hops where hop.from != parked(hop.row) { try move(hop, hop.from, to: parked(hop.row)) }
    for hop in hops { try move(hop, parked(hop.row), to: hop.to) }
  }

  private mutating func move(_ hop: Hop, _ from: FileName, to: FileName) throws(MoveFailure) {
    row = hop.row
    let temporary = parked(hop.row)
    try mover(hop.folder).move(hop.file, from, to: to, parked: temporary)
    done.append((hop.folder, .moved(hop.file, from, to, parked: temporary)))
  }

  private mutating func takeBack() -> Bool {
    while let (folder, change) = done.popLast() {
      do throws(MoveFailure) {
        let mover = try mover(folder)
        switch change {
        case .moved(let file, let from, let to, let parked): try mover.move(file, to, to: from, parked: parked)
        case .exchanged(let file, let pivot, let next, let name):
          try mover.exchange(next, pivot, with: file, name)
        }
      } catch {
        return false
      }
    }
    return true
  }
}
