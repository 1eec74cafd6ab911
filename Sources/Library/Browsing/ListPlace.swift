import Catalog
import FoundationEssentials

/// Where in a list rows are wanted. Rows are named by id: a place stays good while others come and go.
public enum ListPlace: Sendable, Hashable {
  case start
  case end
  case after(UUID)
  case before(UUID)
  /// Rows on both sides of the first of these that is in the list; from the start where none is.
  case around([UUID])
  /// Rows on both sides of a place, from 0 to 1.
  case fraction(Double)
}

/// A stretch of a list, in the list's order.
public struct ListStretch<Row: Sendable & Identifiable>: Sendable where Row.ID == UUID {
  public var rows: [Row]
  public var atStart: Bool
  public var atEnd: Bool
  /// The id of `ListPlace.around` that was found.
  public var found: UUID?

  /// Reads the rows at a place through `page`, the store's own way of paging.
  init(
    _ place: ListPlace, limit: Int, page: (PageStart, Int) async throws -> Page<Row>
  ) async throws {
    switch place {
    case .start: self.init(try await page(.beginning, limit))
    case .end: self.init(try await page(.end, limit))
    case .after(let id): self = try await Self.after(id, limit, page)
    case .before(let id):
      let page = try await page(.upTo(id), limit)
      self.init(rows: page.rows, atStart: !page.hasMoreBefore, atEnd: false)
    case .fraction(let fraction):
      let lower = try await page(.fraction(fraction), limit - limit / 2)
      self = try await Self.both(lower, limit / 2, page)
    case .around(let ids): self = try await Self.around(ids, limit, page)
    }
  }

  private init(_ page: Page<Row>) {
    self.init(rows: page.rows, atStart: !page.hasMoreBefore, atEnd: !page.hasMoreAfter)
  }

  private init(rows: [Row], atStart: Bool, atEnd: Bool, found: UUID? = nil) {
    self.rows = rows
    self.atStart = atStart
    self.atEnd = atEnd
    self.found = found
  }

  /// A row that is gone leaves nothing to go on from: no rows then, and the notice of its end brings a new reading.
  private static func after(
    _ id: UUID, _ limit: Int, _ page: (PageStart, Int) async throws -> Page<Row>
  ) async throws -> ListStretch {
    let own = try await page(.from(id), limit + 1)
    guard own.rows.first?.id == id else { return ListStretch(rows: [], atStart: false, atEnd: false) }
    let rows = Array(own.rows.dropFirst())
    return ListStretch(rows: rows, atStart: false, atEnd: !own.hasMoreAfter)
  }

  private static func around(
    _ ids: [UUID], _ limit: Int, _ page: (PageStart, Int) async throws -> Page<Row>
  ) async throws -> ListStretch {
    for id in ids {
      let lower = try await page(.from(id), limit - limit / 2)
      guard lower.rows.first?.id == id else { continue }
      var stretch = try await both(lower, limit / 2, page)
      stretch.found = id
      return stretch
    }
    return ListStretch(try await page(.beginning, limit))
  }

  /// Joins a page with the rows before it.
  private static func both(
    _ lower: Page<Row>, _ above: Int, _ page: (PageStart, Int) async throws -> Page<Row>
  ) async throws -> ListStretch {
    guard let first = lower.first, above > 0 else { return ListStretch(lower) }
    let upper = try await page(.before(first), above)
    return ListStretch(
      rows: upper.rows + lower.rows, atStart: !upper.hasMoreBefore, atEnd: !lower.hasMoreAfter)
  }
}
