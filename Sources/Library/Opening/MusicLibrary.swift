import Catalog
import Postgres
import Renaming

/// A DJ's library: the catalog in PostgreSQL, its mirror in the graph, and the files below this machine's roots.
/// Everything that a user can do is an extension of it; the screen and the verbs use the same ones.
public final class MusicLibrary: Sendable {
  public let configuration: Configuration
  /// Where PostgreSQL is.
  public let postgres: PostgresConfiguration
  /// The connections that reads and short writes share.
  public let pool: PostgresPool
  public let graph: GraphConnection
  /// One session for all batches of this process: their advisory locks live in it.
  let journal: RenameJournal
  /// What renames on this machine. One for the process: it knows which batches are its own.
  public let renamer: Renamer

  public init(
    configuration: Configuration, postgres: PostgresConfiguration, graph: GraphSettings?, graphProblem: String? = nil
  ) {
    self.configuration = configuration
    self.postgres = postgres
    pool = PostgresPool(configuration: postgres, limit: 6)
    self.graph = GraphConnection(graph, problem: graphProblem)
    journal = RenameJournal(postgres)
    let settings = RenameSettings(
      companions: configuration.renamesCompanions ? .rename : .leave,
      unsafeRename: configuration.allowsUnsafeRename ? .allow : .refuse,
      markOnly: configuration.marksOnly)
    renamer = Renamer(roots: Roots(configuration.roots), settings: settings, journal: journal)
  }

  /// Begins to connect to PostgreSQL, for whoever asks it first.
  public func prepare() async { await pool.prepare() }

  /// Ends the connections.
  public func close() async {
    await journal.close()
    await pool.close()
    await graph.close()
  }
}
