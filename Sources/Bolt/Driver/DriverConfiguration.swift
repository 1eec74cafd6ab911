import EventLoop

/// How a driver behaves. The defaults suit a program with a user in front of it.
public struct DriverConfiguration: Sendable {
  /// Connections to the server at the same time.
  public var connectionLimit = 100
  /// For getting a connection, including making one.
  public var acquisitionTimeout: Duration = .seconds(60)
  /// For making a connection: name, socket, TLS and login.
  public var connectTimeout: Duration = .seconds(30)
  /// How long the server may be silent while an answer is due. The server's own hint, where it gives one, wins
  /// (Neo4j: 120 s, and it sends a keep-alive every minute). Nil for no limit.
  public var readTimeout: Duration? = .seconds(600)
  /// The age at which a connection is not used again.
  public var maximumLifetime: Duration = .seconds(3_600)
  /// A connection that was idle for longer is tested before it is used; nil for never. A connection that the server
  /// closed in order is never used again, tested or not.
  public var livenessCheckAfter: Duration? = .seconds(60)
  /// Records asked for at a time; -1 for all at once.
  public var fetchSize: Int = 1_000
  /// How often and how long managed transactions are tried again.
  public var retry = RetryPolicy()
  /// Whether the operating system looks for dead peers (TCP keep-alive).
  public var keepAlive = true
  /// Whom to trust, in place of what the scheme says; only with bolt:// and neo4j://, which then use TLS.
  public var trust: TLSTrust?
  /// How long a server may take to obey RESET before its transaction is ended from a second connection.
  public var interruptGrace: Duration = .seconds(1)
  /// The name and version that the server sees.
  public var userAgent = "tracktion-bolt/1.0"
  /// Which notifications the server sends along; nil for its own choice.
  public var notifications: NotificationFilter?
  /// Whether the server may count which kinds of calls are made, if it asks for that.
  public var sendsTelemetry = true
  /// Where waiting is done.
  public var loop = EventLoop.io

  public init() {}
}

/// Which notifications a server sends along with a result (Bolt 5.2).
public struct NotificationFilter: Sendable, Hashable {
  /// `OFF`, `WARNING` or `INFORMATION`; nil for the server's choice.
  public var minimumSeverity: String?
  /// Categories (classifications from 5.6 on) that are not wanted; nil for the server's choice.
  public var disabledCategories: [String]?

  public init(minimumSeverity: String? = nil, disabledCategories: [String]? = nil) {
    self.minimumSeverity = minimumSeverity
    self.disabledCategories = disabledCategories
  }

  /// No notifications.
  public static let off = NotificationFilter(minimumSeverity: "OFF")

  /// The fields of HELLO, RUN and BEGIN.
  func fields(_ version: ProtocolVersion) -> [String: Value] {
    var fields: [String: Value] = [:]
    if let minimumSeverity { fields["notifications_minimum_severity"] = .string(minimumSeverity) }
    if let disabledCategories {
      let key = version.hasStatuses ? "notifications_disabled_classifications" : "notifications_disabled_categories"
      fields[key] = .list(disabledCategories.map { .string($0) })
    }
    return fields
  }
}
