import Bolt
import Graph
import Library
import LocalServers
import Postgres

extension ExitStatus {
  /// What an error that ended a verb means to the caller.
  init(for error: any Error) {
    switch error {
    case is UsageError, is ConfigurationError: self = .usage
    case LibraryError.noServers, LibraryError.noGraph, LibraryError.graphUnavailable, LibraryError.schemaBehind:
      self = .unreachable
    case let error as PostgresError where Self.meansAway(error): self = .unreachable
    case is LocalServersError, GraphError.stranger: self = .unreachable
    case let error as BoltError where Outage(error).isAway: self = .unreachable
    default: self = .someFailed
    }
  }

  private static func meansAway(_ error: PostgresError) -> Bool {
    switch error.kind {
    case .unreachable, .connectionLost, .timedOut, .configuration: true
    default: false
    }
  }
}
