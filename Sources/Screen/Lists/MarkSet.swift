import FoundationEssentials

/// Marked rows by identity. What `*` marks may be a million rows: they lie sorted in one block, 16 bytes each.
public struct MarkSet: Sendable, Equatable {
  private var block: [UUID] = []
  private var added: Set<UUID> = []
  private var removed: Set<UUID> = []

  public init() {}

  public var count: Int { block.count - removed.count + added.count }
  public var isEmpty: Bool { count == 0 }

  public func contains(_ id: UUID) -> Bool {
    if added.contains(id) { return true }
    return !removed.contains(id) && isInBlock(id)
  }

  public mutating func insert(_ id: UUID) {
    if isInBlock(id) { removed.remove(id) } else { added.insert(id) }
  }

  public mutating func remove(_ id: UUID) {
    if isInBlock(id) { removed.insert(id) } else { added.remove(id) }
  }

  public mutating func toggle(_ id: UUID) {
    if contains(id) { remove(id) } else { insert(id) }
  }

  /// Takes all of these for the ones that were marked at once; single marks stay. Ids in PostgreSQL's order of `uuid`
  /// (byte by byte) are kept as they come, without a second copy of them.
  public mutating func insertAll(_ ids: [UUID]) {
    let single = added
    let isSorted = zip(ids, ids.dropFirst()).allSatisfy { !MarkSet.precedes($1, $0) }
    block = isSorted ? ids : ids.sorted(by: MarkSet.precedes)
    removed = []
    added = single.filter { !isInBlock($0) }
  }

  public mutating func removeAll() { self = MarkSet() }

  /// All marked ids.
  public var ids: [UUID] { block.filter { !removed.contains($0) } + added.sorted(by: MarkSet.precedes) }

  private func isInBlock(_ id: UUID) -> Bool {
    var low = 0
    var high = block.count
    while low < high {
      let middle = (low + high) / 2
      if MarkSet.precedes(block[middle], id) { low = middle + 1 } else { high = middle }
    }
    return low < block.count && block[low] == id
  }

  private static func precedes(_ a: UUID, _ b: UUID) -> Bool {
    withUnsafeBytes(of: a.uuid) { left in
      withUnsafeBytes(of: b.uuid) { right in left.lexicographicallyPrecedes(right) }
    }
  }
}
