import Bolt
import LocalServers
import Postgres

/// An error of any floor below, for people: a sentence, and whether a server is away (then trying again helps).
public struct Outage: Sendable, Hashable {
  public let message: String
  /// The same for one line of a screen that says elsewhere which server it is about: the reason comes first, and is seen.
  public let onScreen: String
  public let isAway: Bool

  public init(_ error: any Error) {
    message = "\(error)"
    onScreen = (error as? PostgresError).map(Self.onScreen) ?? message
    switch error {
    case let error as PostgresError: isAway = Self.isAway(error)
    case let error as BoltError: isAway = Self.isAway(error)
    case let error as LibraryError: isAway = Self.isAway(error)
    case is LocalServersError, is SilenceError: isAway = true
    default: isAway = false
    }
  }

  /// The first sentence alone, for the header and a pane's title.
  public var short: String {
    String(onScreen.prefix { $0 != "\n" }.split(separator: ". ").first ?? "")
  }

  private static func onScreen(_ error: PostgresError) -> String {
    // The server's own time for a statement was up. What helps would be beyond the edge of 80 columns.
    error.kind == .timedOut && error.sqlstate != nil
      ? "PostgreSQL took too long; another program may hold these rows" : "\(error.withoutServer)"
  }

  private static func isAway(_ error: PostgresError) -> Bool {
    switch error.kind {
    case .unreachable, .connectionLost, .timedOut, .configuration: true
    // Starting up, shutting down, too many connections.
    case .server(let sqlstate): sqlstate.hasPrefix("57P") || sqlstate.hasPrefix("53") || sqlstate.hasPrefix("28")
    default: false
    }
  }

  private static func isAway(_ error: BoltError) -> Bool {
    if let code = error.code {
      return code.hasPrefix("Neo.ClientError.Security") || code.hasPrefix("Neo.TransientError")
        || code.hasSuffix("DatabaseNotFound") || code.hasSuffix("DatabaseUnavailable")
    }
    return error.kind != .misuse && error.kind != .unreadable
  }

  private static func isAway(_ error: LibraryError) -> Bool {
    switch error {
    case .noServers, .noGraph, .graphUnavailable, .schemaBehind: true
    default: false
    }
  }
}
