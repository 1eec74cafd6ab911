import Catalog
import Formats
import FoundationEssentials

/// What an import did.
public struct ImportReport: Sendable {
  /// Something that was not taken, and why.
  public struct Refused: Sendable, Hashable {
    /// The file that it stood in.
    public let source: String
    public let item: String
    public let reason: String
    /// The path of the recording with the same content.
    public let duplicateOf: String?
  }

  public struct TracklistCounts: Sendable, Hashable {
    public var added = 0
    public var updated = 0
    public var unchanged = 0
  }

  public let correlationID: UUID
  public internal(set) var recordings = ImportCounts()
  public internal(set) var tracklists = TracklistCounts()
  public internal(set) var refused: [Refused] = []
  /// Rules that would find missing files below the roots, the most useful first.
  public internal(set) var proposedMap: [ProposedMap.Proposal] = []
  /// It was stopped before its end; what was done stays done.
  public internal(set) var wasStopped = false

  init(correlationID: UUID) { self.correlationID = correlationID }

  /// For the message line.
  public var sentence: String {
    let taken = recordings.added + recordings.updated + recordings.unchanged + recordings.moved
    let changed = recordings.added + recordings.updated + recordings.moved
    var parts = [
      changed == 0 && tracklists.added + tracklists.updated == 0
        ? "Nothing new: all \(taken) recordings were there already"
        : "Imported: \(recordings.added) new, \(recordings.updated) updated, \(recordings.moved) moved of \(taken)"
    ]
    if recordings.missing > 0 { parts.append("\(recordings.missing) without their file") }
    if !refused.isEmpty { parts.append("\(refused.count) not taken") }
    return parts.joined(separator: ", ")
  }
}
