/// Tarjan's algorithm: the sets of nodes that reach each other, those that others depend on first. Without recursion,
/// because a chain of renames may be thousands long.
struct StrongComponents {
  private let edges: [[Int]]
  private var order: [Int]
  private var low: [Int]
  private var isOnStack: [Bool]
  private var stack: [Int] = []
  private var counter = 0
  private var components: [[Int]] = []

  /// `edges[n]`: the nodes that must come before n.
  static func of(_ edges: [[Int]]) -> [[Int]] {
    var search = StrongComponents(edges)
    for node in edges.indices where search.order[node] == 0 { search.visit(from: node) }
    return search.components
  }

  private init(_ edges: [[Int]]) {
    self.edges = edges
    order = [Int](repeating: 0, count: edges.count)
    low = order
    isOnStack = [Bool](repeating: false, count: edges.count)
  }

  private mutating func visit(from start: Int) {
    var path = [(node: start, next: 0)]
    enter(start)
    while let (node, next) = path.last {
      if next < edges[node].count {
        path[path.count - 1].next += 1
        let other = edges[node][next]
        if order[other] == 0 {
          enter(other)
          path.append((other, 0))
        } else if isOnStack[other] {
          low[node] = min(low[node], order[other])
        }
      } else {
        path.removeLast()
        if let parent = path.last?.node { low[parent] = min(low[parent], low[node]) }
        if low[node] == order[node] { leave(node) }
      }
    }
  }

  private mutating func enter(_ node: Int) {
    counter += 1
    order[node] = counter
    low[node] = counter
    stack.append(node)
    isOnStack[node] = true
  }

  /// Everything above `node` on the stack is one component with it.
  private mutating func leave(_ node: Int) {
    var component: [Int] = []
    while let other = stack.popLast() {
      isOnStack[other] = false
      component.append(other)
      if other == node { break }
    }
    components.append(component.reversed())
  }
}
