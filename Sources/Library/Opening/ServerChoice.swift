import LocalServers

/// Which servers an invocation works with.
public enum ServerChoice: Sendable {
  /// PostgreSQL is named by an option, the environment or the config; the graph may be.
  case named(postgres: String, graph: GraphSettings?)
  /// Nothing names a PostgreSQL: the user's own (`spec/command-line.md`, Embedded default). A named graph is used all
  /// the same.
  case local(LocalServers, graph: GraphSettings?)
}

extension Configuration {
  /// - Parameter directory: another data folder for the local servers.
  public func serverChoice(localDirectory directory: String? = nil) -> ServerChoice {
    if directory == nil, namesPostgres { return .named(postgres: postgres ?? "", graph: graph) }
    return .local(LocalServers(directory: directory ?? LocalServers.defaultDirectory()), graph: graph)
  }
}
