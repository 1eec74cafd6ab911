/// Nearest recordings by their numeric features.
///
/// Each feature is divided by its standard deviation in the library; the distance is the root of the mean square over
/// the features that both ends know, where these are at least three; the score is 1 / (1 + distance). Deviations are
/// rounded to two digits, so that one more recording does not move every distance in the library.
///
/// Recordings that sound alike to the last digit are one cell; cells that know the same features are in one tree.
struct AcousticIndex: Sendable {
  static let fewestKnown = 3
  private static let width = RelationLibrary.featureNames.count

  /// What each feature is divided by.
  let scales: [Double]
  private let trees: [(mask: Int, tree: FeatureTree, firstCell: Int)]
  /// One group a cell, for the ties.
  private let cells: TempoBuckets

  init(_ library: RelationLibrary, order: [Int32]) {
    scales = Self.scales(library)
    var cellOf = [Int32](repeating: -1, count: library.count)
    var trees: [(mask: Int, tree: FeatureTree, firstCell: Int)] = []
    var count = 0
    for (mask, positions) in Self.byKnownFeatures(library) {
      let points = Self.distinctPoints(positions, library, firstCell: count, &cellOf)
      trees.append((mask, FeatureTree(points, divisors: scales), count))
      count += points.count / Self.width
    }
    self.trees = trees
    let membership = cellOf
    cells = TempoBuckets(groups: count, order: order, tempos: library.tempos) { position, add in
      if membership[position] >= 0 { add(Int(membership[position])) }
    }
  }

  /// The best positions with their distances; ties as everywhere: T, a genre in common, the smaller id.
  func nearest(to start: Int, _ limit: Int, _ library: RelationLibrary) -> [(Int32, Double)] {
    let row = Self.row(start, library)
    let mask = Self.mask(row)
    guard mask.nonzeroBitCount >= Self.fewestKnown else { return [] }
    let point = Self.point(row)
    var nearest = NearestCells(limit: limit + 1)
    for (other, tree, firstCell) in trees where (other & mask).nonzeroBitCount >= Self.fewestKnown {
      let known = (0..<Self.width).filter { other & mask & (1 << $0) != 0 }
      tree.search(point, known: known, nearest: &nearest) { cell in
        (firstCell + cell, cells.count(of: firstCell + cell))
      }
    }
    return take(limit, nearest, start, library)
  }

  private func take(
    _ limit: Int, _ nearest: NearestCells, _ start: Int, _ library: RelationLibrary
  ) -> [(Int32, Double)] {
    let walk = TempoWalk(library: library, start: start)
    var taken: [Int32] = []
    var scored: [(Int32, Double)] = []
    for (distance, tied) in nearest.tied() where taken.count < limit {
      let sources = tied.map { WalkSource(buckets: cells, group: $0, weight: 1, commonGenre: .ask) }
      walk.take(limit - taken.count, from: sources, tempoless: true, into: &taken)
      scored += taken[scored.count...].map { ($0, distance) }
    }
    return scored
  }

  /// Nil where too few features are known on both sides.
  func distance(_ a: Int, _ b: Int, _ library: RelationLibrary) -> Double? {
    var (sum, known) = (0.0, 0)
    for column in 0..<Self.width {
      let (mine, other) = (library.features[a * Self.width + column], library.features[b * Self.width + column])
      guard !mine.isNaN, !other.isNaN else { continue }
      let difference = (Double(mine) - Double(other)) / scales[column]
      sum += difference * difference
      known += 1
    }
    return known < Self.fewestKnown ? nil : (sum / Double(known)).squareRoot()
  }

  // MARK: Features

  private static func row(_ position: Int, _ library: RelationLibrary) -> ArraySlice<Float> {
    library.features[(position * width)..<((position + 1) * width)]
  }

  private static func mask(_ row: ArraySlice<Float>) -> Int {
    row.enumerated().reduce(0) { $1.element.isNaN ? $0 : $0 | 1 << $1.offset }
  }

  /// Unknown features are 0 there; a search never looks at them.
  private static func point(_ row: ArraySlice<Float>) -> [Float] { row.map { $0.isNaN ? 0 : $0 } }

  private static func byKnownFeatures(_ library: RelationLibrary) -> [(Int, [Int32])] {
    var groups: [Int: [Int32]] = [:]
    for position in 0..<library.count {
      let mask = mask(row(position, library))
      if mask.nonzeroBitCount >= fewestKnown { groups[mask, default: []].append(Int32(position)) }
    }
    return groups.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
  }

  private static func distinctPoints(
    _ positions: [Int32], _ library: RelationLibrary, firstCell: Int, _ cellOf: inout [Int32]
  ) -> [Float] {
    var points: [Float] = []
    var cells: [[Float]: Int32] = [:]
    for position in positions {
      let point = point(row(Int(position), library))
      if let cell = cells[point] {
        cellOf[Int(position)] = cell
      } else {
        let cell = Int32(firstCell + cells.count)
        cells[point] = cell
        cellOf[Int(position)] = cell
        points += point
      }
    }
    return points
  }

  private static func scales(_ library: RelationLibrary) -> [Double] {
    (0..<width).map { column in
      var (count, sum, squares) = (0.0, 0.0, 0.0)
      for position in 0..<library.count {
        let value = Double(library.features[position * width + column])
        guard !value.isNaN else { continue }
        count += 1
        sum += value
        squares += value * value
      }
      guard count > 1 else { return 1 }
      let variance = squares / count - (sum / count) * (sum / count)
      return twoDigits(variance > 0 ? variance.squareRoot() : 0)
    }
  }

  /// Rounded to two significant digits; 1 for a feature that is the same everywhere.
  private static func twoDigits(_ value: Double) -> Double {
    guard value > 1e-9, value.isFinite else { return 1 }
    var unit = 1.0
    while value / unit >= 100 { unit *= 10 }
    while value / unit < 10 { unit /= 10 }
    return (value / unit).rounded() * unit
  }
}
