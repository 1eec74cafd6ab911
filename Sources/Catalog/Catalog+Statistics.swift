import FoundationEssentials
import Postgres

/// One row of `recording_stats`: a month (UTC) and a status.
public struct MonthStatistics: Sendable, Hashable {
  /// Nil for recordings without a date.
  public var month: Date?
  public var status: String
  public var count: Int
  /// Bytes; nil where no size is known.
  public var averageFileSize: Double?
}

extension Catalog {
  /// As of the last ``refreshStatistics()``, newest month first.
  public func statistics() async throws -> [MonthStatistics] {
    try await pool.query(
      """
      SELECT month, status::text AS status, count, avg_file_size::double precision AS size FROM recording_stats
      ORDER BY month DESC NULLS LAST, status
      """
    ).map { row in
      MonthStatistics(
        month: try row.decode("month"), status: try row.decode("status"), count: try row.decode("count"),
        averageFileSize: try row.decode("size"))
    }
  }
}
