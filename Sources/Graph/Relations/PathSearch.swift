import Bolt
import FoundationEssentials

/// Finds the harmonic path with the highest product of scores among those of at most some steps.
///
/// Scores are at most 1, so a detour through a track that was there already never helps: the best walk of at most N steps
/// is the best path. It is looked for from both ends at once, layer by layer, half of the steps each, so that only
/// 24^(N/2) tracks are seen and not 24^N; what can no longer beat the best path so far is not followed.
struct PathSearch {
  /// The edges at these ids: towards their ends, or from their starts.
  typealias Neighbours = (_ ids: [String], _ backward: Bool) async throws -> [Edge]

  struct Edge: Sendable, Hashable {
    /// The id that was asked for.
    let from: String
    let to: String
    let score: Double
  }

  private struct Label {
    let product: Double
    /// The id before it on its side; nil at the end of the side.
    let parent: String?
  }

  /// Best product for exactly this many steps, only where fewer steps do not reach it.
  private typealias Layer = [String: Label]

  private let start: String
  private let end: String
  private let steps: Int
  private let neighbours: Neighbours
  private var forward: [Layer]
  private var backward: [Layer]

  init(from start: String, to end: String, steps: Int, neighbours: @escaping Neighbours) {
    self.start = start
    self.end = end
    self.steps = steps
    self.neighbours = neighbours
    forward = [[start: Label(product: 1, parent: nil)]]
    backward = [[end: Label(product: 1, parent: nil)]]
  }

  /// The ids of the best path with both ends; nil where there is none.
  mutating func best() async throws -> [String]? {
    if start == end { return [start] }
    for step in 1...max(1, steps) {
      let isForward = !step.isMultiple(of: 2)
      let bound = meeting()?.product ?? 0
      if isForward {
        forward.append(try await next(forward, backward: false, bound))
      } else {
        backward.append(try await next(backward, backward: true, bound))
      }
    }
    return meeting().map { path(through: $0.id, $0.first, $0.second) }
  }

  // MARK: Layers

  private func next(_ layers: [Layer], backward: Bool, _ bound: Double) async throws -> Layer {
    guard let last = layers.last else { return [:] }
    var layer: Layer = [:]
    for edge in try await neighbours(last.keys.sorted(), backward) {
      guard let label = last[edge.from] else { continue }
      let product = label.product * min(max(edge.score, 0), 1)
      guard product > 0, product >= bound, !layers.contains(where: { ($0[edge.to]?.product ?? -1) >= product }) else {
        continue
      }
      if let known = layer[edge.to], (known.product, edge.from) >= (product, known.parent ?? "") { continue }
      layer[edge.to] = Label(product: product, parent: edge.from)
    }
    return layer
  }

  /// Where the two sides meet best; of equal products the fewer steps, then the smaller id.
  private func meeting() -> (id: String, first: Int, second: Int, product: Double)? {
    var best: (id: String, first: Int, second: Int, product: Double)?
    for (first, layer) in forward.enumerated() {
      for (second, other) in backward.enumerated() where first + second <= steps {
        for (id, label) in layer {
          guard let opposite = other[id] else { continue }
          let product = label.product * opposite.product
          if let known = best {
            let (mine, theirs) = (first + second, known.first + known.second)
            guard product > known.product || product == known.product && (mine, id) < (theirs, known.id) else {
              continue
            }
          }
          best = (id, first, second, product)
        }
      }
    }
    return best
  }

  // MARK: The way

  private func path(through id: String, _ first: Int, _ second: Int) -> [String] {
    let way = Self.way(from: id, forward, first).reversed() + Self.way(from: id, backward, second).dropFirst()
    return Self.withoutDetours(Array(way))
  }

  /// From a meeting point back to the end of a side.
  private static func way(from id: String, _ layers: [Layer], _ depth: Int) -> [String] {
    var way = [id]
    var depth = depth
    while depth > 0, let parent = layers[depth][way[way.count - 1]]?.parent {
      way.append(parent)
      depth -= 1
    }
    return way
  }

  /// A track that both halves go through is passed once.
  private static func withoutDetours(_ way: [String]) -> [String] {
    var path: [String] = []
    for id in way {
      if let seen = path.firstIndex(of: id) { path.removeSubrange((seen + 1)...) } else { path.append(id) }
    }
    return path
  }
}
