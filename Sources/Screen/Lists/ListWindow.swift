import FoundationEssentials

/// The rows of a list that lie near the screen, its cursor and its scroll.
///
/// The list itself is in the database and may have a million rows; the window holds some pages of it and asks for the
/// next one before the cursor reaches its edge. Rows are known by identity: what comes and goes around the cursor
/// moves neither it nor the scroll.
public struct ListWindow<Row: ListRow>: Sendable {
  /// Pages that the window holds at most; the far side is let go.
  static var pagesHeld: Int { 6 }
  /// Steps that a held key can be ahead of the database.
  static var mostOwed: Int { 10_000 }

  public internal(set) var rows: [Row] = []
  /// The window begins where the list begins.
  public internal(set) var atStart = false
  public internal(set) var atEnd = false
  /// Index of the row under the cursor; 0 in an empty list.
  public internal(set) var cursor = 0
  /// Index of the first row on screen.
  public internal(set) var top = 0
  /// Rows of the list before the first one of the window.
  public internal(set) var offset: Int?
  public internal(set) var count: Count?
  /// The awaited page has the same rows as now, as far as nothing has changed: the list itself is no other one.
  var readsAgain = false
  /// A count that came before the rows it belongs to.
  private var countOfNext: Count?
  /// A page is on its way; what it will do when it comes.
  public private(set) var awaited: Anchor<Row.Value>?
  /// It could not be read, and is asked for again, as it was asked for.
  private(set) var isMissed = false
  /// Steps that could not be made yet, because the rows are not there.
  public internal(set) var owed = 0
  /// A range is being marked: no row is let go.
  var isHeld = false
  /// Why the last page or count could not be read.
  public internal(set) var trouble: Trouble?
  /// Goes up with every request that makes older answers worthless.
  public internal(set) var generation = 0

  public init() {}

  public var selected: Row? { rows.indices.contains(cursor) ? rows[cursor] : nil }
  public var selectedID: UUID? { selected?.id }
  /// The list was read and has no rows.
  public var isEmpty: Bool { rows.isEmpty && atStart && atEnd }
  public var isLoaded: Bool { !rows.isEmpty || (atStart && atEnd) }

  /// Place of the cursor in the whole list, from 1.
  public var place: Int? {
    guard !rows.isEmpty else { return nil }
    if let offset { return offset + cursor + 1 }
    if atEnd, case .exact(let total) = count { return total - (rows.count - 1 - cursor) }
    return nil
  }

  public func index(of id: UUID) -> Int? { rows.firstIndex { $0.id == id } }

  /// Whether the window holds that end of the list; not while a page is on its way that leads elsewhere.
  func ends(_ end: Anchor<Row.Value>) -> Bool {
    guard !isJumping else { return false }
    return end == .end ? atEnd : atStart
  }

  // MARK: Moving

  /// Moves the cursor; what lies beyond the known edge is owed until its page is there.
  mutating func move(by steps: Int) {
    let isJumping = isJumping
    // At the known edge what is owed comes first, and a step back is one less of it.
    let wanted = cursor + steps + (isJumping ? 0 : owed)
    cursor = min(max(wanted, 0), max(0, rows.count - 1))
    keepSelection(!isJumping)
    guard isJumping else {
      let beyond = wanted - cursor
      return owe((beyond > 0 && !atEnd) || (beyond < 0 && !atStart) ? beyond : 0)
    }
    switch awaited {
    // Nothing lies before the first row or behind the last one.
    case .start: owe(max(0, owed + steps))
    case .end: owe(min(0, owed + steps))
    default: owe(owed + steps)
    }
  }

  private mutating func owe(_ steps: Int) { owed = min(max(steps, -Self.mostOwed), Self.mostOwed) }

  mutating func select(index: Int) {
    owed = 0
    let isJumping = isJumping
    cursor = min(max(index, 0), max(0, rows.count - 1))
    keepSelection(!isJumping)
  }

  /// The page that is on its way leads elsewhere, or has other rows; a reading again of what is near the cursor does not.
  private var isJumping: Bool {
    if readsAgain, case .around(let ids) = awaited { return ids.first != selectedID }
    return awaited?.replaces ?? false
  }

  var isAsking: Bool { awaited != nil && !isMissed }

  /// The cursor may stand on another row than now once the awaited page is there.
  var isOnItsWay: Bool { isAsking && (isJumping || owed != 0) }

  /// While the rows are read again the cursor moves: it is the row under it now that stays selected.
  private mutating func keepSelection(_ isReadAgain: Bool) {
    guard isReadAgain, case .around(let ids) = awaited, let selectedID, ids.first != selectedID else { return }
    awaited = .around([selectedID] + ids)
  }

  /// Brings the cursor into the rows on screen, without more scrolling than it needs.
  mutating func settle(visible: Int) {
    cursor = min(max(cursor, 0), max(0, rows.count - 1))
    top = min(max(top, cursor - visible + 1), cursor)
    if atEnd || top + visible <= rows.count { top = min(top, max(0, rows.count - visible)) }
    top = max(0, top)
  }

  /// A page was asked for.
  mutating func expect(_ anchor: Anchor<Row.Value>?) {
    awaited = anchor
    isMissed = false
  }

  /// The awaited page could not be read. Moves go on; what is asked for again is owed them.
  mutating func miss(_ trouble: Trouble) {
    self.trouble = trouble
    if awaited?.replaces == true { isMissed = true } else { awaited = nil }
  }

  /// Nothing is awaited any more.
  mutating func stopReading() {
    generation += 1
    owed = 0
    expect(nil)
  }

  /// Which page is needed for what is on screen, or soon will be.
  func neededPage(visible: Int) -> Anchor<Row.Value>? {
    guard awaited == nil, trouble == nil, isLoaded else { return nil }
    if !atEnd, rows.count - (top + visible) < 2 * visible, let last = rows.last { return .after(last.value) }
    if !atStart, top < 2 * visible, let first = rows.first { return .before(first.value) }
    return nil
  }

  // MARK: Pages

  /// Takes a count in. Title and rows change together: `1 of 1` above the rows of the filter before would be a lie.
  mutating func receive(_ count: Count) {
    if awaited?.replaces == true, isLoaded { countOfNext = count } else { self.count = count }
  }

  /// Takes a page in. Returns false for one that is not awaited any more.
  mutating func apply(_ page: Page<Row.Value>, visible: Int) -> Bool {
    guard page.generation == generation, let anchor = awaited else { return false }
    expect(nil)
    trouble = nil
    count = countOfNext ?? count
    countOfNext = nil
    switch anchor {
    case .after: append(page)
    case .before: prepend(page)
    case .start, .end, .fraction: replace(page, anchor)
    case .around(let ids): refresh(page, around: ids)
    }
    let steps = owed
    owed = 0
    if steps != 0 { move(by: steps) }
    settle(visible: visible)
    if case .after = anchor { trim(front: true, limit: page.rows.count, visible: visible) }
    if case .before = anchor { trim(front: false, limit: page.rows.count, visible: visible) }
    return true
  }

  private mutating func append(_ page: Page<Row.Value>) {
    let known = Set(rows.map(\.id))
    let fresh = page.rows.map(Row.init).filter { !known.contains($0.id) }
    rows += fresh
    // A page without news is the end, whatever it says: asking again would never stop.
    atEnd = page.atEnd || fresh.isEmpty
  }

  private mutating func prepend(_ page: Page<Row.Value>) {
    let known = Set(rows.map(\.id))
    let fresh = page.rows.map(Row.init).filter { !known.contains($0.id) }
    rows = fresh + rows
    cursor += fresh.count
    top += fresh.count
    atStart = page.atStart || fresh.isEmpty
    offset = page.atStart ? 0 : offset.map { max(0, $0 - fresh.count) }
  }

  private mutating func replace(_ page: Page<Row.Value>, _ anchor: Anchor<Row.Value>) {
    take(page)
    switch anchor {
    case .end: cursor = rows.count - 1
    case .fraction: cursor = rows.count / 2
    default: cursor = 0
    }
    top = cursor
  }

  private mutating func take(_ page: Page<Row.Value>) {
    rows = page.rows.map(Row.init)
    atStart = page.atStart
    atEnd = page.atEnd
    offset = page.atStart ? 0 : page.offset
  }

  /// The rows as they are now, the cursor on the same recording and that on the same line of the screen.
  private mutating func refresh(_ page: Page<Row.Value>, around ids: [UUID]) {
    let line = cursor - top
    let before = selectedID
    let old = rows
    take(page)
    insert(page.kept, as: old)
    let wanted = before.map { ids.first == $0 ? [$0] + ids : ids } ?? ids
    let places = Dictionary(rows.enumerated().map { ($1.id, $0) }, uniquingKeysWith: { first, _ in first })
    cursor = wanted.lazy.compactMap { places[$0] }.first ?? 0
    top = max(0, cursor - line)
  }

  /// Puts rows that no longer match back behind the row they stood behind.
  private mutating func insert(_ kept: [Row.Value], as old: [Row]) {
    guard !kept.isEmpty else { return }
    let returning = Dictionary(kept.map { Row($0) }.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    var result: [Row] = []
    var behind: [UUID: [Row]] = [:]
    var head: [Row] = []
    let present = Set(rows.map(\.id))
    var last: UUID?
    for row in old {
      if present.contains(row.id) {
        last = row.id
      } else if let row = returning[row.id] {
        if let last { behind[last, default: []].append(row) } else { head.append(row) }
      }
    }
    result = head
    for row in rows {
      result.append(row)
      result += behind[row.id] ?? []
    }
    rows = result
  }

  /// Lets rows go on the side away from the page that came, never ones that would be asked for at once.
  private mutating func trim(front: Bool, limit: Int, visible: Int) {
    let surplus = rows.count - Self.pagesHeld * max(limit, 100)
    guard !isHeld, surplus > 0 else { return }
    if front {
      let gone = min(surplus, max(0, top - 4 * visible))
      guard gone > 0 else { return }
      rows.removeFirst(gone)
      cursor -= gone
      top -= gone
      atStart = false
      offset = offset.map { $0 + gone }
    } else {
      let gone = min(surplus, max(0, rows.count - (max(top, cursor) + 5 * visible)))
      guard gone > 0 else { return }
      rows.removeLast(gone)
      atEnd = false
    }
  }

  /// Replaces rows by id, in place.
  mutating func update(_ id: UUID, _ change: (inout Row) -> Void) {
    guard let index = index(of: id) else { return }
    change(&rows[index])
  }
}
