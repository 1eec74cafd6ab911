/// The state of a user's local servers; as JSON, what `local info --json` prints (`spec/command-line.md`).
public struct LocalServersInfo: Sendable, Hashable, Encodable {
  /// A PostgreSQL that takes connections.
  public struct Postgres: Sendable, Hashable, Encodable {
    /// For libpq: role, database and socket folder.
    public let uri: String
    /// Process number of the postmaster.
    public let pid: Int32

    private enum CodingKeys: CodingKey { case uri }
  }

  /// A graph server that takes queries.
  public struct Graph: Sendable, Hashable, Encodable {
    public let uri: String
    public let user: String
    public let password: String
    public let database: String
    /// `arcadedb` or `neo4j`.
    public let server: String
    public let pid: Int32

    private enum CodingKeys: CodingKey { case uri, user, password, database, server }
  }

  /// Whether both servers run.
  public var running: Bool { postgres != nil && graph != nil }
  /// The data folder.
  public let directory: String
  public let postgres: Postgres?
  public let graph: Graph?
  /// Why `start` could not bring up the graph server. Everything but the related tracks works without it.
  public let graphProblem: LocalServersError?

  private enum CodingKeys: CodingKey { case running, directory, postgres, graph }

  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(running, forKey: .running)
    try container.encode(directory, forKey: .directory)
    try container.encode(postgres, forKey: .postgres)
    try container.encode(graph, forKey: .graph)
  }

  /// The variables that lead this program, and others, to the servers: what `local env` exports, in this order.
  public var environment: [(name: String, value: String)] {
    let database = postgres.map { [("TRACKTION_POSTGRES", $0.uri)] } ?? []
    guard let graph else { return database }
    return database + [
      ("NEO4J_URI", graph.uri), ("NEO4J_USERNAME", graph.user), ("NEO4J_PASSWORD", graph.password),
      ("NEO4J_DATABASE", graph.database),
    ]
  }
}
