/// Why the driver could not do what it was asked for. Contains no password, token or parameter value.
public struct BoltError: Error, Sendable, CustomStringConvertible {
  /// What went wrong, for deciding what to do.
  public enum Kind: Sendable, Hashable {
    /// The server refused; ``BoltError/failure`` says why.
    case server
    /// No connection could be made: the name has no address, nothing listens, no answer in time.
    case unreachable
    /// The other end speaks, but not a version of Bolt that this driver speaks.
    case incompatible
    /// TLS failed: certificate, host name, or no TLS at that port.
    case insecure
    /// The connection broke; whether the work was done is not known, except that nothing was committed.
    case connectionLost
    /// The connection broke while COMMIT was on its way: the transaction is committed, or not.
    case commitUnknown
    /// The server was silent for too long; the connection was given up.
    case silent
    /// No connection of the pool became free in time.
    case poolExhausted
    /// The other end broke the rules of Bolt, or of PackStream.
    case protocolViolation
    /// The address cannot be used as written.
    case address
    /// A parameter that this version of the protocol cannot carry.
    case parameter
    /// A column that is not there, or is not of the type asked for.
    case unreadable
    /// More or fewer records than the caller said there would be.
    case recordCount
    /// A transaction, or a result of one, was used after the transaction had ended or failed.
    case transactionOver
    /// A result was read after it had been consumed.
    case resultConsumed
    /// A driver, session or connection was used when it was closed or busy.
    case misuse
  }

  public let kind: Kind
  public let message: String
  /// What the server said, where it refused.
  public let failure: ServerFailure?

  public init(_ kind: Kind, _ message: String) {
    self.kind = kind
    self.message = message
    failure = nil
  }

  /// The server refused.
  public init(_ failure: ServerFailure) {
    kind = .server
    message = failure.message
    self.failure = failure
  }

  /// Neo4j's code, where the server refused.
  public var code: String? { failure?.code }
  /// The status of the GQL standard, where the server refused.
  public var gqlStatus: String? { failure?.gqlStatus }

  /// Whether the same work may succeed when it is tried again from the start. Managed transactions do that.
  public var isRetryable: Bool {
    switch kind {
    case .server: failure?.isRetryable ?? false
    case .unreachable, .connectionLost, .silent, .poolExhausted: true
    default: false
    }
  }

  public var description: String { failure.map { "\($0)" } ?? message }
}

extension BoltError {
  init(_ error: PackStreamError, reading: Bool) {
    self.init(reading ? .protocolViolation : .parameter, error.description)
  }
}
