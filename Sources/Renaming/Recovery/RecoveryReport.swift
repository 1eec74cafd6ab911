import FoundationEssentials

/// What recovery found and did.
public struct RecoveryReport: Sendable, Hashable {
  /// A batch that is not this machine's or not dead.
  public struct UnderWay: Sendable, Hashable {
    public var batch: UUID
    public var user: String
    public var host: String
    public var reason: String
  }
  /// A rename that could not be decided: left as it is, and found again the next time.
  public struct Undecided: Sendable, Hashable {
    public var batch: UUID
    /// Absolute paths.
    public var from: String
    public var to: String
    public var reason: String
  }
  /// Renames whose file is at its new name, and whose row says so now.
  public var finished = 0
  /// Renames whose file is at its old name; the proposals are what they were.
  public var takenBack = 0
  public var underWay: [UnderWay] = []
  public var undecided: [Undecided] = []

  public init() {}
}
