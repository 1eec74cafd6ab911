import FoundationEssentials
import Schema

/// What a database has of the schema.
public struct MigrationStatus: Sendable, Hashable {
  /// One row of `schema_migrations`.
  public struct Applied: Sendable, Hashable {
    public let number: Int
    public let name: String
    /// Taken over from something else rather than run here.
    public let isAdopted: Bool
    public let appliedAt: Date
    /// The file is as it was when it was applied; false also where this program does not have it.
    public let isUnchanged: Bool
    /// `0001_base`.
    public let label: String
  }

  /// In order of number.
  public let applied: [Applied]
  /// Those of this program that are not applied yet, in order.
  public let pending: [Migration]
  /// Number of the last one applied; 0 is an empty database.
  public var revision: Int { applied.last?.number ?? 0 }
}
