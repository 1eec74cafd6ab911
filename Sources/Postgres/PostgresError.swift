/// What went wrong with PostgreSQL, where, and what helps. Never holds a password.
public struct PostgresError: Error, Sendable, Hashable {
  public enum Kind: Sendable, Hashable {
    /// The server refused the statement; its five-character code (PostgreSQL manual, appendix A).
    case server(sqlstate: String)
    /// The connection ended while it was needed. Whether a COMMIT under way took place is not known.
    case connectionLost
    /// The statement's time was up, or the server was silent for too long.
    case timedOut
    /// The task was cancelled; the statement has been ended on the server.
    case cancelled
    /// No connection could be made.
    case unreachable
    /// The connection string, service or password file cannot be used as it is.
    case configuration
    /// COMMIT was answered by ROLLBACK: a statement of the transaction had failed and its error was not passed on.
    case rolledBack
    /// A value is not what the caller asked for.
    case decoding
    /// The call cannot be made now: the connection or pool is closed, or is streaming to the same task.
    case misuse
  }

  public let kind: Kind
  /// The server's or libpq's first line, or ours.
  public let message: String
  /// Five characters, where the server gave an answer.
  public var sqlstate: String?
  public var detail: String?
  public var hint: String?
  /// Name of the violated constraint, where there is one.
  public var constraint: String?
  /// Where in `statement` the error lies: characters, from 1.
  public var position: Int?
  /// The statement as it was sent, without its parameters.
  public var statement: String?
  /// `host:port/database` as far as known.
  public var server: String?

  init(_ kind: Kind, _ message: String, server: String? = nil) {
    self.kind = kind
    self.message = message
    self.server = server
  }
}

extension PostgresError: CustomStringConvertible {
  public var description: String {
    var text = "PostgreSQL"
    if let server { text += " at \(server)" }
    text += ": \(message)"
    if let sqlstate { text += " [\(sqlstate)]" }
    // What libpq says may end as a question.
    for more in [detail, hint, advice].compactMap({ $0 }) { text += (text.hasSuffix("?") ? " " : ". ") + more }
    return text
  }

  /// What the user can do, where the kind alone says it.
  private var advice: String? {
    switch kind {
    case .connectionLost: "The next call makes a new connection"
    // The server answered: its own time for the statement was up.
    case .timedOut where sqlstate != nil: "Another program may hold what it needs; try again"
    case .timedOut: "See whether the server answers at all; the next call makes a new connection"
    case .unreachable where hint == nil: "See whether the server runs and the address is right"
    default: nil
    }
  }

  /// As this one, for people who see elsewhere which server it is about.
  public var withoutServer: PostgresError {
    var error = self
    error.server = nil
    return error
  }
}

extension PostgresError {
  /// Worth trying again with a new connection and a new transaction: lost connections, serialization failures (40001),
  /// deadlocks (40P01).
  public var isTransient: Bool {
    switch kind {
    case .connectionLost, .unreachable, .timedOut: true
    case .server(let sqlstate): sqlstate == "40001" || sqlstate == "40P01" || sqlstate == "57P03"
    default: false
    }
  }

  func about(_ statement: String?) -> PostgresError {
    var error = self
    if error.statement == nil { error.statement = statement }
    return error
  }
}
