import FoundationEssentials
import Postgres

/// What the catalog says of changes, by anybody (`schema/postgres/0011_graph_outbox.up.sql`).
public enum CatalogNotice: Sendable, Hashable {
  /// Rows or metadata of these recordings changed, came or went; nil: of many.
  case recordings([UUID]?)
  /// Proposals of these **recordings** changed, came or went; nil: of many.
  case proposals([UUID]?)
  /// These tracklists changed, came or went; nil: many.
  case tracklists([UUID]?)
  /// Listening begins, or begins again: what was said before may have been missed, so read again what is shown.
  case listening
  /// Nothing is heard for now; it is tried again.
  case lost(PostgresError)

  /// Nil for a channel that is not ours.
  init?(_ notification: PostgresNotification) {
    switch notification {
    case .listening: self = .listening
    case .lost(let error): self = .lost(error)
    case .received("tracktion_recordings", let payload, _): self = .recordings(Self.ids(payload))
    case .received("tracktion_proposals", let payload, _): self = .proposals(Self.ids(payload))
    case .received("tracktion_tracklists", let payload, _): self = .tracklists(Self.ids(payload))
    case .received: return nil
    }
  }

  /// What cannot be read counts as "many".
  private static func ids(_ payload: String) -> [UUID]? {
    let parts = payload.split(separator: ",")
    let ids = parts.compactMap { UUID(uuidString: String($0)) }
    return ids.count == parts.count ? ids : nil
  }
}

extension Catalog {
  /// Notices for as long as they are read; survives reconnects, and ends when the task is cancelled.
  public func notices() -> AsyncCompactMapSequence<PostgresNotifications, CatalogNotice> {
    pool.notifications(on: "tracktion_recordings", "tracktion_proposals", "tracktion_tracklists")
      .compactMap { CatalogNotice($0) }
  }
}
