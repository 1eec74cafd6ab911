import Glibc

/// A graph server that is installed here: which one, and where.
package enum GraphInstallation: Sendable, Hashable {
  /// The unpacked wheel `arcadedb-embedded`: a folder with `jars` and `jre`.
  case arcadedb(folder: String)
  /// A Neo4j 5 home with `bin/neo4j`.
  case neo4j(home: String)
  /// Neo4j's jars with a launcher of their own, `neo4j-server HOME PORT PASSWORD_FILE`.
  case neo4jLauncher(program: String)

  /// The name that `local info` gives: `arcadedb` or `neo4j`.
  package var server: String {
    switch self {
    case .arcadedb: "arcadedb"
    case .neo4j, .neo4jLauncher: "neo4j"
    }
  }

  /// For messages.
  var title: String { server == "neo4j" ? "Neo4j" : "ArcadeDB" }

  var user: String { server == "neo4j" ? "neo4j" : "root" }
  var database: String { server == "neo4j" ? "neo4j" : "tracktion" }

  /// What `NEO4J_HOME` names, else the newest ArcadeDB among `TRACKTION_ARCADEDB` (the folder itself) and
  /// `tracktion/arcadedb-VERSION` in the data folders of the user and of the machine.
  package static func find(environment: [String: String]) throws(LocalServersError) -> GraphInstallation {
    if let home = environment["NEO4J_HOME"], !home.isEmpty { return try neo4j(at: home) }
    if let named = environment["TRACKTION_ARCADEDB"], !named.isEmpty { return try arcadedb(at: named) }
    let folders = arcadedbFolders(environment)
    for folder in folders {
      let versions = Folder.names(in: folder).filter { $0.hasPrefix("arcadedb-") }
      let newestFirst = versions.sorted { versionNumbers($1).lexicographicallyPrecedes(versionNumbers($0)) }
      for name in newestFirst {
        if let found = try? arcadedb(at: "\(folder)/\(name)") { return found }
      }
    }
    throw .missingProgram(
      name: "a graph server", searched: ["NEO4J_HOME", "TRACKTION_ARCADEDB"] + folders.map { "\($0)/arcadedb-*" },
      remedy: "Run script/install-graph-server, which fetches ArcadeDB (71 MB, with its own Java) from PyPI, "
        + "or set NEO4J_HOME to a Neo4j 5.")
  }

  /// The folder that installs are put into, the user's own first.
  private static func arcadedbFolders(_ environment: [String: String]) -> [String] {
    [UserFolders.data(environment), "/usr/local/share", "/usr/share"].map { "\($0)/tracktion" }
  }

  private static func versionNumbers(_ name: String) -> [Int] {
    name.split { !$0.isNumber }.compactMap { Int($0) }
  }

  private static func arcadedb(at folder: String) throws(LocalServersError) -> GraphInstallation {
    guard ProgramSearch.isProgram("\(folder)/jre/bin/java"), !Folder.names(in: "\(folder)/jars").isEmpty else {
      throw .missingProgram(
        name: "ArcadeDB", searched: ["\(folder)/jre/bin/java", "\(folder)/jars"],
        remedy: "Install it again: script/install-graph-server")
    }
    return .arcadedb(folder: folder)
  }

  private static func neo4j(at home: String) throws(LocalServersError) -> GraphInstallation {
    if ProgramSearch.isProgram("\(home)/bin/neo4j") { return .neo4j(home: home) }
    if ProgramSearch.isProgram("\(home)/neo4j-server") { return .neo4jLauncher(program: "\(home)/neo4j-server") }
    throw .missingProgram(
      name: "Neo4j", searched: ["\(home)/bin/neo4j", "\(home)/neo4j-server"],
      remedy: "Set NEO4J_HOME to the folder of a Neo4j 5, or unset it to use ArcadeDB.")
  }
}
