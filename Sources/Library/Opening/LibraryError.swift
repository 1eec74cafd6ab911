/// Why the library cannot do what was asked. Each says what to do.
public enum LibraryError: Error, Sendable, Hashable, CustomStringConvertible {
  /// Nothing names a server and there are no local ones yet.
  case noServers
  /// A graph is needed and none is named.
  case noGraph
  /// The local graph server does not run; why.
  case graphUnavailable(reason: String)
  /// The database lacks migrations.
  case schemaBehind(pending: [String])
  /// A RECORDING argument matches none or several.
  case noSuchRecording(String)
  case severalRecordings(String, count: Int)
  /// A filter cannot be read.
  case filter(String, offset: Int, reason: String)
  /// A thing that was asked for by its id is not there.
  case notFound(kind: String, id: String)
  /// Nothing is there to undo or redo.
  case nothingToReverse(String)

  public var description: String {
    switch self {
    case .noServers:
      """
      nothing names a PostgreSQL server, and you have no local ones yet. Make them with `tracktion local start`, see \
      them filled with `tracktion demo`, or name yours with --postgres, TRACKTION_POSTGRES or PG* variables
      """
    case .noGraph: "no graph server is named: set NEO4J_URI, NEO4J_USERNAME and NEO4J_PASSWORD, or neo4j: in the config"
    case .graphUnavailable(let reason): "the graph server does not run: \(reason)"
    case .schemaBehind(let pending):
      "the database lacks \(pending.count) migration\(pending.count == 1 ? "" : "s") (\(pending.joined(separator: ", "))). "
        + "Run `tracktion db migrate`"
    case .noSuchRecording(let text): "no recording matches “\(text)”"
    case .severalRecordings(let text, let count): "\(count) recordings match “\(text)”; name one by its id or path"
    case .filter(let text, let offset, let reason):
      "the filter “\(text)” cannot be read at character \(offset + 1): \(reason)"
    case .notFound(let kind, let id): "there is no \(kind) \(id)"
    case .nothingToReverse(let what): "there is nothing to \(what)"
    }
  }
}
