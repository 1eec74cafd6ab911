import Postgres
import TestServers
import Testing

/// What happens to a server.
enum Fault: String, Sendable, CaseIterable, CustomTestStringConvertible {
  /// SIGSTOP: connections stay, nothing answers.
  case freeze
  /// SIGKILL of all its processes.
  case kill
  /// An orderly shutdown and a new start.
  case restart

  var testDescription: String { rawValue }

  /// Strikes; a restarted server is up again when this returns.
  func strike(_ cluster: TestPostgres.Cluster) async throws {
    switch self {
    case .freeze: cluster.freeze()
    case .kill: try await cluster.kill()
    case .restart:
      try await cluster.stop()
      try await cluster.start()
    }
  }

  /// Undoes what is left of it.
  func mend(_ cluster: TestPostgres.Cluster) async throws {
    switch self {
    case .freeze: cluster.thaw()
    case .kill: try await cluster.start()
    case .restart: break
    }
  }

  /// What a call hears that was under way.
  var kind: PostgresError.Kind { self == .freeze ? .timedOut : .connectionLost }

  /// Limits short enough to wait for where the server is frozen, and long enough never to matter elsewhere.
  func limit(_ configuration: inout PostgresConfiguration) {
    guard self == .freeze else { return }
    // Long enough for the call after it on a machine that stands still for a while.
    configuration.statementTimeout = .seconds(2)
    configuration.answerGrace = .milliseconds(300)
    configuration.connectTimeout = .seconds(4)
    configuration.cancelTimeout = .milliseconds(300)
    configuration.idleCheck = .milliseconds(300)
  }
}
