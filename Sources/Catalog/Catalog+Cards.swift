import FoundationEssentials
import Postgres

extension Catalog {
  /// Makes every card anew from `recordings` and `metadata`, a thousand at a time, each in a transaction of its own; says
  /// how many recordings have been looked at. Returns how many cards were other than they should have been.
  @discardableResult
  public func rebuildCards(_ progress: (Int) async -> Void = { _ in }) async throws -> Int {
    var (written, seen): (Int, Int) = (0, 0)
    var last: UUID?
    while true {
      let ids = try await pool.query(
        "SELECT id FROM recordings WHERE $1::uuid IS NULL OR id > $1 ORDER BY id LIMIT 1000", [.uuid(last)]
      ).map { try $0.decode(0, as: UUID.self) }
      guard let end = ids.last else { return written }
      written += try await pool.query("SELECT refresh_recording_cards($1::uuid[])", [.uuidArray(ids)])[0]
        .decode(0, as: Int.self)
      seen += ids.count
      last = end
      await progress(seen)
    }
  }

  /// Words of three letters and more are found by an index; without it (no `pg_trgm`) filters read all cards.
  public func hasTrigramIndex() async throws -> Bool {
    try await pool.query("SELECT to_regclass('idx_recording_cards_search') IS NOT NULL")[0].decode(0)
  }
}
