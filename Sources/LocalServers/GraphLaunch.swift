import Glibc

/// How a graph server is started in a folder of ours, and how its output tells that it is ready.
struct GraphLaunch {
  let installation: GraphInstallation
  /// Everything that the server writes.
  let folder: String
  let passwordFile: String
  let log: String
  /// Java's heap in MB.
  let heap: Int
  /// Less compiling: a faster start and a slower steady state. For tests.
  let startsFast: Bool
  /// The caller's environment: JAVA_HOME and PATH are passed on to a Neo4j.
  let environment: [String: String]

  /// Prepares the folder and gives the command that listens at `port` of the loopback address (0: any).
  func command(port: UInt16) throws(LocalServersError) -> ServerCommand {
    var command = try plainCommand(port: port)
    command.environment[Self.markerName] = folder
    return command
  }

  private func plainCommand(port: UInt16) throws(LocalServersError) -> ServerCommand {
    switch installation {
    case .arcadedb(let installed): return arcadedb(installed, port: port)
    case .neo4jLauncher(let program):
      return ServerCommand(
        program, [folder, String(port), passwordFile, "-Xmx\(heap)m"], environment: withJava, log: log)
    case .neo4j(let home):
      try Neo4jFolder(path: folder, heap: heap).prepare(port: port, passwordFile: passwordFile)
      var environment = withJava
      environment["NEO4J_HOME"] = home
      environment["NEO4J_CONF"] = "\(folder)/conf"
      return ServerCommand("\(home)/bin/neo4j", ["console"], environment: environment, log: log)
    }
  }

  /// A variable that only the server of this folder has, to find one that nobody wrote down.
  var marker: String { "\(Self.markerName)=\(folder)" }
  private static let markerName = "TRACKTION_GRAPH_FOLDER"

  /// The port, once the output says that the server takes queries.
  func readyPort(in output: String) -> UInt16? {
    let announcements = ["Listening for incoming BOLT connections on /127.0.0.1:", "Bolt enabled on 127.0.0.1:"]
    let announced = announcements.lazy.compactMap { Self.number(behind: $0, in: output) }.first
    guard let announced else { return nil }
    // Bolt listens before the database is there; these lines come when it is.
    let complete =
      switch installation {
      case .arcadedb: output.contains("ArcadeDB Server started in")
      case .neo4j: output.contains("Started.")
      case .neo4jLauncher: true
      }
    return complete ? announced : nil
  }

  private static func number(behind prefix: String, in output: String) -> UInt16? {
    for line in output.split(separator: "\n") {
      guard let range = line.firstRange(of: prefix) else { continue }
      let digits = line[range.upperBound...].prefix(while: \.isNumber)
      // The port of a line that is still being written could be cut off.
      guard range.upperBound < line.endIndex, let port = UInt16(digits) else { continue }
      return port
    }
    return nil
  }

  private var withJava: [String: String] {
    var environment = ServerCommand.plainEnvironment
    for name in ["JAVA_HOME", "PATH", "NEO4J_SERVER_ARCHIVE", "XDG_CACHE_HOME", "HOME"] {
      if let value = self.environment[name] { environment[name] = value }
    }
    return environment
  }

  /// Plugins that are on the class path are started by themselves, so their jars are left out of it.
  private static let unwanted = ["mcp", "postgresw", "redisw", "graphql", "console", "python-bridge"]

  private func arcadedb(_ installed: String, port: UInt16) -> ServerCommand {
    let jars = Folder.names(in: "\(installed)/jars").filter { name in
      name.hasSuffix(".jar") && !Self.unwanted.contains { name.hasPrefix("arcadedb-\($0)") }
    }
    let java = [
      "-Xmx\(heap)m", "-XX:+UseSerialGC", "-XX:-UsePerfData", "--add-opens", "java.base/java.nio=ALL-UNNAMED",
      "--add-modules", "jdk.incubator.vector", "--enable-native-access=ALL-UNNAMED", "-cp",
      jars.sorted().map { "\(installed)/jars/\($0)" }.joined(separator: ":"),
    ]
    let settings = [
      "server.rootPath": folder, "server.databaseDirectory": "\(folder)/databases",
      "server.logsDirectory": "\(folder)/logs", "server.rootPasswordPath": passwordFile,
      "server.defaultDatabases": "\(installation.database)[\(installation.user)]",
      "bolt.defaultDatabase": installation.database, "server.plugins": "Bolt:com.arcadedb.bolt.BoltProtocolPlugin",
      "bolt.host": "127.0.0.1", "bolt.port": String(port),
      // HTTP cannot be switched off; loopback and any port it is.
      "server.httpIncomingHost": "127.0.0.1", "server.httpIncomingPort": "0", "server.mode": "production",
      "profile": "low-ram", "serverMetrics": "false", "polyglotEngineEnabled": "false",
    ]
    let options = settings.sorted { $0.key < $1.key }.map { "-Darcadedb.\($0.key)=\($0.value)" }
    return ServerCommand(
      "\(installed)/jre/bin/java",
      java + (startsFast ? ["-XX:TieredStopAtLevel=1"] : []) + options + ["com.arcadedb.server.ArcadeDBServer"],
      directory: folder, log: log)
  }
}
