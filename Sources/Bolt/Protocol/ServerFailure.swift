/// Why a server refused: what it said, and what that means for trying again.
public struct ServerFailure: Sendable, Hashable, CustomStringConvertible {
  /// The code of Neo4j, as `Neo.ClientError.Statement.SyntaxError`. The one to tell failures apart by: most carry
  /// only a general GQL status.
  public let code: String
  public let message: String
  /// The status of the GQL standard, as `42I06`; `50N42` where the server sent none.
  public let gqlStatus: String
  /// What the status says.
  public let statusDescription: String
  /// Where in the query and in which operation, as the server put it.
  public let diagnosticRecord: [String: Value]
  /// Failures behind this one, the nearest first.
  public let causes: [Cause]

  /// A failure behind a failure, which has a GQL status but no code of Neo4j.
  public struct Cause: Sendable, Hashable {
    public let message: String
    public let gqlStatus: String
    public let statusDescription: String
    public let diagnosticRecord: [String: Value]
  }

  public init(code: String, message: String) {
    self.init(metadata: ["code": .string(code), "message": .string(message)])
  }

  public var description: String { "\(message) (\(code))" }
}

extension ServerFailure {
  private static let unknownStatus = "50N42"
  private static let defaultRecord: [String: Value] = [
    "OPERATION": "", "OPERATION_CODE": "0", "CURRENT_SCHEMA": "/",
  ]

  /// Reads the content of a FAILURE message, of 4.4 to 5.6 and of 5.7 on.
  init(metadata: [String: Value]) {
    let sent = metadata.text("neo4j_code") ?? metadata.text("code") ?? "Neo.DatabaseError.General.UnknownError"
    code = Self.renamed[sent] ?? sent
    let message = metadata.text("message") ?? "An unknown error occurred."
    self.message = message
    gqlStatus = metadata.text("gql_status") ?? Self.unknownStatus
    statusDescription =
      metadata.text("description") ?? "error: general processing exception - unexpected error. \(message)"
    diagnosticRecord = Self.record(metadata)
    causes = Self.causes(metadata)
  }

  /// Two codes that 4.4 servers send as transient, which are the user's own doing (ended by somebody).
  private static let renamed = [
    "Neo.TransientError.Transaction.Terminated": "Neo.ClientError.Transaction.Terminated",
    "Neo.TransientError.Transaction.LockClientStopped": "Neo.ClientError.Transaction.LockClientStopped",
  ]

  private static func record(_ metadata: [String: Value]) -> [String: Value] {
    guard case .map(let record)? = metadata["diagnostic_record"] else { return defaultRecord }
    return defaultRecord.merging(record) { $1 }
  }

  private static func causes(_ metadata: [String: Value]) -> [Cause] {
    var causes: [Cause] = []
    var next = metadata["cause"]
    while case .map(let cause)? = next {
      let message = cause.text("message") ?? ""
      causes.append(
        Cause(
          message: message, gqlStatus: cause.text("gql_status") ?? unknownStatus,
          statusDescription: cause.text("description") ?? "", diagnosticRecord: record(cause)))
      next = cause["cause"]
    }
    return causes
  }

  /// Whether the same work may succeed when it is tried again, on a new transaction.
  ///
  /// Out of memory in the pool is not: it would only fill the pool again (seen on Neo4j 5.26).
  public var isRetryable: Bool {
    if code == "Neo.TransientError.General.MemoryPoolOutOfMemoryError" { return false }
    return code.hasPrefix("Neo.TransientError.") || Self.retryableClientErrors.contains(code)
  }

  private static let retryableClientErrors: Set<String> = [
    "Neo.ClientError.Cluster.NotALeader", "Neo.ClientError.General.ForbiddenOnReadOnlyDatabase",
    "Neo.ClientError.Security.AuthorizationExpired",
  ]

  /// True where user, password or token are refused.
  public var isAuthentication: Bool { code.hasPrefix("Neo.ClientError.Security.") }
}

extension [String: Value] {
  /// The text under a key.
  func text(_ key: String) -> String? {
    if case .string(let text)? = self[key] { text } else { nil }
  }

  /// The number under a key.
  func number(_ key: String) -> Int64? {
    if case .int(let number)? = self[key] { number } else { nil }
  }
}

extension ServerFailure {
  /// True where these credentials are no good, whatever else may be wrong.
  var isRefusal: Bool {
    [
      "Neo.ClientError.Security.Unauthorized", "Neo.ClientError.Security.CredentialsExpired",
      "Neo.ClientError.Security.Forbidden", "Neo.ClientError.Security.TokenExpired",
    ].contains(code)
  }
}
