import FoundationEssentials

/// What an open screen hears of its library.
public enum LibraryEvent: Sendable, Hashable {
  public enum Service: Sendable, Hashable { case postgres, graph }
  public enum State: Sendable, Hashable {
    case up
    /// Answers, but only reads are possible; why.
    case readOnly(String)
    /// With the reason.
    case away(String)
    /// There is none to try, and what names one.
    case notNamed(String)
  }

  case state(Service, State)
  /// The header's figures; `behind`: recordings that the graph has not got yet.
  case counts(recordings: Int, pending: Int, behind: Int)
  /// Recordings whose rows, metadata, proposals or tracklists changed; nil: many.
  case changed(Set<UUID>?)
}
