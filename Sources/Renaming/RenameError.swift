import FoundationEssentials

/// Why a batch, an undo or a recovery could not be carried out at all. What concerns single files is in the report.
public enum RenameError: Error, Sendable, CustomStringConvertible {
  /// The journal failed while the batch ran. `report` says what is certain; the rest is settled by recovery as soon as
  /// the database answers again.
  case interrupted(batch: UUID, report: RenameReport, underlying: any Error)
  /// There is no such batch, or none of this user's.
  case nothingToReverse(String)

  public var description: String {
    switch self {
    case .interrupted(let batch, let report, let underlying):
      "batch \(batch.uuidString.lowercased()) was interrupted after \(report.applied) of \(report.items.count): "
        + "\(underlying); tracktion recover settles the rest"
    case .nothingToReverse(let what): what
    }
  }
}
