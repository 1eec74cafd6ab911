import FoundationEssentials

/// Marked rows by identity: those that `*` marked at once, and changes one by one.
public struct MarkSet: Sendable, Hashable {
  private var block: SortedIDs?
  private var added: Set<UUID> = []
  private var removed: Set<UUID> = []

  public init() {}

  public init(_ ids: [UUID]) { added = Set(ids) }

  public var count: Int { (block?.count ?? 0) - removed.count + added.count }
  public var isEmpty: Bool { count == 0 }

  public func contains(_ id: UUID) -> Bool {
    added.contains(id) || (!removed.contains(id) && isInBlock(id))
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

  /// Takes all of these for the ones that were marked at once; single marks stay.
  public mutating func insertAll(_ ids: SortedIDs) {
    block = ids
    removed = []
    added = added.filter { !isInBlock($0) }
  }

  public mutating func removeAll() { self = MarkSet() }

  /// All marked ids. Blocks where there are many.
  public func ids() throws(MarkFileError) -> [UUID] {
    try (block?.ids() ?? []).filter { !removed.contains($0) } + added.sorted()
  }

  private func isInBlock(_ id: UUID) -> Bool { block?.contains(id) ?? false }
}
