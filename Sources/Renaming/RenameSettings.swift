/// What the config says about renaming.
public struct RenameSettings: Sendable, Hashable {
  /// `companions:`.
  public enum Companions: String, Sendable, Hashable, CaseIterable {
    /// Files of the same stem go with the recording.
    case rename
    case leave
  }
  /// `unsafe_rename:`, for file systems with neither `RENAME_NOREPLACE` nor hard links.
  public enum UnsafeRename: String, Sendable, Hashable, CaseIterable {
    /// Accept refuses there and names the file system.
    case refuse
    /// Looks whether the target exists, then renames: another program may come in between.
    case allow
  }
  public var companions: Companions
  public var unsafeRename: UnsafeRename
  /// Proposals are only marked `accepted`, for another program to carry out; also so wherever no root is named.
  public var markOnly: Bool

  public init(
    companions: Companions = .rename, unsafeRename: UnsafeRename = .refuse, markOnly: Bool = false
  ) {
    self.companions = companions
    self.unsafeRename = unsafeRename
    self.markOnly = markOnly
  }
}
