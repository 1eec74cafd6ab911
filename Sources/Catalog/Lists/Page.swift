import FoundationEssentials
import Postgres

/// A stretch of a list, in the list's order whichever way it was reached.
public struct Page<Row: Sendable>: Sendable {
  public var rows: [Row]
  /// Places of the first and last row: where the pages before and after go on. Nil on an empty page.
  public var first: PageCursor?
  public var last: PageCursor?
  /// There are rows before the first, or after the last. Where the page begins or ends at an edge that was asked for.
  public var hasMoreBefore: Bool
  public var hasMoreAfter: Bool

  func map<T>(_ transform: (Row) throws -> T) rethrows -> Page<T> {
    Page<T>(
      rows: try rows.map(transform), first: first, last: last, hasMoreBefore: hasMoreBefore, hasMoreAfter: hasMoreAfter)
  }
}

/// A place in a list: the sort values of a row. Stays good when the row is gone, or others come and go.
public struct PageCursor: Sendable, Hashable {
  /// Which part of the list: 0 has the field that is sorted by, 1 lacks it.
  let segment: Int
  let values: [PostgresValue]
}

/// Where a page is to begin.
public enum PageStart: Sendable, Hashable {
  case beginning
  /// The last page of the list.
  case end
  case after(PageCursor)
  case before(PageCursor)
  /// The page whose first row this is; from the beginning where there is no such row. Does not ask whether the row
  /// passes the filter.
  case from(UUID)
  /// The page before this row, without it.
  case upTo(UUID)
  /// The page that begins about this far down the list, 0 to 1.
  case fraction(Double)
}
