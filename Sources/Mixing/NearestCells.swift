/// The nearest cells so far: as many as hold a number of recordings, and all that tie with the last of them.
struct NearestCells {
  private struct Found {
    let distance: Double
    let cell: Int
    let count: Int
  }

  /// Recordings that are wanted.
  private let limit: Int
  /// By distance.
  private var found: [Found] = []
  private var held = 0

  init(limit: Int) { self.limit = limit }

  /// What is farther than this is not needed.
  var bound: Double { held >= limit ? (found.last?.distance ?? .infinity) + Self.tolerance : .infinity }

  /// Distances this near to each other are equal.
  private static let tolerance = 1e-9

  mutating func add(_ cell: Int, count: Int, distance: Double) {
    let place = found.lastIndex { $0.distance <= distance }.map { $0 + 1 } ?? 0
    found.insert(Found(distance: distance, cell: cell, count: count), at: place)
    held += count
    while let last = found.last, let tail = tailCount(from: last.distance), held - tail >= limit {
      found.removeAll { $0.distance >= last.distance - Self.tolerance }
      held -= tail
    }
  }

  private func tailCount(from distance: Double) -> Int? {
    var count = 0
    for cell in found.reversed() {
      if cell.distance < distance - Self.tolerance { return count }
      count += cell.count
    }
    return nil
  }

  /// Cells of equal distance together, the nearest first.
  func tied() -> [(distance: Double, cells: [Int])] {
    var groups: [(distance: Double, cells: [Int])] = []
    for cell in found {
      if let last = groups.last, cell.distance - last.distance < Self.tolerance {
        groups[groups.count - 1].cells.append(cell.cell)
      } else {
        groups.append((cell.distance, [cell.cell]))
      }
    }
    return groups
  }
}
