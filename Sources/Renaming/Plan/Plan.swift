/// The order in which a batch is carried out, so that every name is free when a file goes to it.
struct Plan: Sendable, Hashable {
  /// A part of a block.
  enum Part: Sendable, Hashable {
    /// To a name that is free by then.
    case straight(Hop)
    /// Each goes to the next one's name, the last to the first's: n − 1 exchanges.
    case circle([Hop])
    /// Tangled by names that some file systems take for equal: all to temporary names, then all to their own.
    case parked([Hop])

    var hops: [Hop] {
      switch self {
      case .straight(let hop): [hop]
      case .circle(let hops), .parked(let hops): hops
      }
    }
  }

  /// What is carried out or taken back as a whole: a recording with its companions, and a circle with all in it.
  struct Block: Sendable, Hashable {
    var parts: [Part]
    var hops: [Hop] { parts.flatMap(\.hops) }
  }

  /// In order: those that make room first.
  var blocks: [Block]

  init(_ hops: [Hop]) {
    let names = Self.edges(hops)
    var edges = names
    for members in Dictionary(grouping: hops.indices, by: { hops[$0].unit }).values where members.count > 1 {
      // A ring through the unit makes it one component.
      for (member, next) in zip(members, members.dropFirst() + members.prefix(1)) { edges[member].append(next) }
    }
    blocks = StrongComponents.of(edges).map { Block(parts: Self.parts(of: $0, hops, names)) }
  }

  /// For each hop those whose names it needs, also where only a file system without case would take them for one.
  private static func edges(_ hops: [Hop]) -> [[Int]] {
    var sources: [KeySpot: [Int]] = [:]
    for (index, hop) in hops.enumerated() {
      sources[KeySpot(folder: hop.folder, key: NameKey(hop.from)), default: []].append(index)
    }
    return hops.enumerated().map { index, hop in
      (sources[KeySpot(folder: hop.folder, key: NameKey(hop.to))] ?? []).filter { $0 != index }
    }
  }

  private static func parts(of component: [Int], _ hops: [Hop], _ names: [[Int]]) -> [Part] {
    if component.count == 1 { return [.straight(hops[component[0]])] }
    let place = Dictionary(uniqueKeysWithValues: component.enumerated().map { ($1, $0) })
    let inner = component.map { node in names[node].compactMap { place[$0] } }
    return StrongComponents.of(inner).map { nodes in
      if nodes.count == 1 { return .straight(hops[component[nodes[0]]]) }
      let members = nodes.map { hops[component[$0]] }
      return circle(members).map(Part.circle) ?? .parked(members)
    }
  }

  /// The hops in the order of their circle, if they are exactly one by their bytes.
  private static func circle(_ hops: [Hop]) -> [Hop]? {
    let bySource = Dictionary(hops.map { ($0.from, $0) }) { first, _ in first }
    var ring = [hops[0]]
    while let next = bySource[ring[ring.count - 1].to], next != ring[0] {
      guard ring.count < hops.count else { return nil }
      ring.append(next)
    }
    return ring.count == hops.count && ring[ring.count - 1].to == ring[0].from ? ring : nil
  }
}

extension Plan {
  /// Most rows that go into one transaction.
  static let groupLimit = 250

  /// Whole blocks, at most 250 rows together; only a single circle that is longer makes a longer group, because a
  /// circle cannot be left half done.
  var groups: [[Block]] {
    var groups: [[Block]] = []
    var count = 0
    for block in blocks {
      let size = block.hops.count
      if groups.isEmpty || count + size > Self.groupLimit {
        groups.append([])
        count = 0
      }
      groups[groups.count - 1].append(block)
      count += size
    }
    return groups
  }
}
