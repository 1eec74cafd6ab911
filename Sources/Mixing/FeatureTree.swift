/// A tree of points, each node with the box around its points; searched by any of the dimensions.
struct FeatureTree: Sendable {
  private static let leafSize = 12

  private struct Node {
    /// In `order`.
    let points: Range<Int>
    /// The children are at `first` and `second`; a leaf has 0.
    var first = 0
    var second = 0
  }

  private let divisors: [Double]
  private var width: Int { divisors.count }
  /// Row by row, in tree order.
  private var points: [Float]
  private var order: [Int]
  private var nodes: [Node] = []
  /// Lowest and highest of each dimension of each node.
  private var boxes: [(low: Float, high: Float)] = []

  /// - Parameter divisors: what each dimension is divided by in a distance.
  init(_ points: [Float], divisors: [Double]) {
    let width = divisors.count
    self.divisors = divisors
    self.points = points
    order = Array(0..<(points.count / width))
    if !order.isEmpty { split(0..<order.count) }
    self.points = order.flatMap { points[($0 * width)..<(($0 + 1) * width)] }
  }

  @discardableResult
  private mutating func split(_ range: Range<Int>) -> Int {
    let node = nodes.count
    nodes.append(Node(points: range))
    let box = box(range)
    boxes += box
    let spread = zip(box, divisors).map { Double($0.high - $0.low) / $1 }
    guard range.count > Self.leafSize, let widest = spread.indices.max(by: { spread[$0] < spread[$1] }) else {
      return node
    }
    let (points, width) = (points, width)
    order[range].sort { points[$0 * width + widest] < points[$1 * width + widest] }
    let middle = (range.lowerBound + range.upperBound) / 2
    nodes[node].first = split(range.lowerBound..<middle)
    nodes[node].second = split(middle..<range.upperBound)
    return node
  }

  private func box(_ range: Range<Int>) -> [(low: Float, high: Float)] {
    (0..<width).map { column in
      var (low, high) = (Float.infinity, -Float.infinity)
      for index in range {
        let value = points[order[index] * width + column]
        low = min(low, value)
        high = max(high, value)
      }
      return (low, high)
    }
  }

  /// Adds the cells that may be among the nearest.
  ///
  /// - Parameters:
  ///   - known: the dimensions that count.
  ///   - describe: the number of a cell to report, and how many recordings it holds.
  func search(
    _ point: [Float], known: [Int], nearest: inout NearestCells, describe: (Int) -> (cell: Int, count: Int)
  ) {
    guard !nodes.isEmpty else { return }
    var open = [(node: 0, distance: boxDistance(0, point, known))]
    while let (index, distance) = open.popLast() {
      guard distance <= nearest.bound else { continue }
      let node = nodes[index]
      if node.first == 0 {
        for place in node.points {
          let distance = pointDistance(place, point, known)
          guard distance <= nearest.bound else { continue }
          let (cell, count) = describe(order[place])
          nearest.add(cell, count: count, distance: distance)
        }
      } else {
        let first = (node.first, boxDistance(node.first, point, known))
        let second = (node.second, boxDistance(node.second, point, known))
        open += first.1 < second.1 ? [second, first] : [first, second]
      }
    }
  }

  private func boxDistance(_ node: Int, _ point: [Float], _ known: [Int]) -> Double {
    var sum = 0.0
    for column in known {
      let (low, high) = boxes[node * width + column]
      let outside = max(Double(low) - Double(point[column]), Double(point[column]) - Double(high), 0) / divisors[column]
      sum += outside * outside
    }
    return (sum / Double(known.count)).squareRoot()
  }

  private func pointDistance(_ place: Int, _ point: [Float], _ known: [Int]) -> Double {
    var sum = 0.0
    for column in known {
      let difference = (Double(points[place * width + column]) - Double(point[column])) / divisors[column]
      sum += difference * difference
    }
    return (sum / Double(known.count)).squareRoot()
  }
}
