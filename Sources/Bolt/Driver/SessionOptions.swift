/// What the statements of a session are for; servers with several members choose by it, and Neo4j enforces it.
public enum AccessMode: Sendable, Hashable {
  case read
  case write
}

/// How a session behaves.
public struct SessionOptions: Sendable {
  /// The database by name; nil for the user's home database.
  public var database: String?
  /// For statements outside `executeRead` and `executeWrite`.
  public var accessMode: AccessMode
  /// What the session's first statement must see.
  public var bookmarks: [String]
  /// The user in whose name to work (Enterprise).
  public var impersonatedUser: String?
  /// Records asked for at a time, where it differs from the driver's.
  public var fetchSize: Int?
  /// Which notifications are wanted, where it differs from the driver's.
  public var notifications: NotificationFilter?
  /// Whether `executeQuery` sees what the driver's earlier calls of it did.
  public var usesDriverBookmarks = true

  public init(
    database: String? = nil, accessMode: AccessMode = .write, bookmarks: [String] = [],
    impersonatedUser: String? = nil, fetchSize: Int? = nil, notifications: NotificationFilter? = nil
  ) {
    self.database = database
    self.accessMode = accessMode
    self.bookmarks = bookmarks
    self.impersonatedUser = impersonatedUser
    self.fetchSize = fetchSize
    self.notifications = notifications
  }

  /// The fields of RUN and BEGIN. What is the server's default is left out.
  func fields(
    _ version: ProtocolVersion, mode: AccessMode, bookmarks: [String], _ transaction: TransactionOptions
  ) throws(BoltError) -> [String: Value] {
    if let timeout = transaction.timeout, timeout < .zero {
      throw BoltError(.parameter, "the timeout of a transaction cannot be negative")
    }
    var fields: [String: Value] = [:]
    if !bookmarks.isEmpty { fields["bookmarks"] = .list(bookmarks.map { .string($0) }) }
    if let timeout = transaction.timeout { fields["tx_timeout"] = .int(timeout.wholeMilliseconds) }
    if !transaction.metadata.isEmpty { fields["tx_metadata"] = .map(transaction.metadata) }
    if mode == .read { fields["mode"] = "r" }
    if let database { fields["db"] = .string(database) }
    if let impersonatedUser { fields["imp_user"] = .string(impersonatedUser) }
    if let notifications, version.hasNotificationFilters {
      fields.merge(notifications.fields(version)) { $1 }
    }
    return fields
  }
}

extension Duration {
  /// Rounded up, so that the shortest time is not "no limit".
  var wholeMilliseconds: Int64 {
    let (seconds, attoseconds) = components
    return seconds * 1_000 + (attoseconds + 999_999_999_999_999) / 1_000_000_000_000_000
  }
}
