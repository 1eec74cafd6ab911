/// Where the server is, who asks, and how long anything may take.
///
/// `conninfo` is whatever libpq understands: `host=… dbname=…` pairs, a `postgresql://` URI, `service=…`, or an empty
/// string for the PG* variables and defaults alone. Several hosts, `target_session_attrs`, `sslmode`, `~/.pgpass` and
/// the rest are left to libpq.
public struct PostgresConfiguration: Sendable {
  /// Keyword/value pairs or a URI, as libpq reads them.
  public var conninfo: String
  /// Wins over a password in `conninfo`, the environment and the password file.
  public var password: String?
  /// What `pg_stat_activity` shows where `conninfo` does not name the application.
  public var applicationName: String
  /// Longest time of one connection attempt, over all hosts. A `connect_timeout` of libpq holds for one host.
  public var connectTimeout: Duration = .seconds(10)
  /// Longest time of one statement on the server. A stricter limit of the server or of `conninfo` stays. `nil` sets none.
  public var statementTimeout: Duration? = .seconds(30)
  /// How long a transaction may wait for its next statement before the server ends it. `nil` sets none.
  public var idleInTransactionTimeout: Duration? = .seconds(60)
  /// How long the server may stay silent, once it owes an answer, after `statementTimeout` has passed: then the
  /// connection is given up with ``PostgresError/Kind/timedOut``.
  public var answerGrace: Duration = .seconds(3)
  /// How long a cancelled statement may take to end before its connection is given up.
  public var cancelTimeout: Duration = .seconds(3)
  /// How long a task waits in line for a connection of a pool.
  public var poolTimeout: Duration = .seconds(30)
  /// A pool asks the server for a sign of life before it lends a connection that was idle for longer.
  public var idleCheck: Duration = .seconds(10)
  /// Hears the server's notices (NOTICE, WARNING…), on the event loop's thread; must not block.
  public var onNotice: (@Sendable (PostgresNotice) -> Void)?

  public init(_ conninfo: String, password: String? = nil, applicationName: String = "tracktion") {
    self.conninfo = conninfo
    self.password = password
    self.applicationName = applicationName
  }
}

/// Something the server said beside its answer.
public struct PostgresNotice: Sendable, Hashable {
  /// `NOTICE`, `WARNING`, `INFO`… never translated.
  public let severity: String
  public let sqlstate: String?
  public let message: String

  public init(severity: String, sqlstate: String?, message: String) {
    self.severity = severity
    self.sqlstate = sqlstate
    self.message = message
  }
}
