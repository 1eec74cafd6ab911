import FoundationEssentials
import Glibc
import LocalServers
import TestServers

/// Local servers that end with the test process.
enum TestLocalServers {
  /// `graph: false`: as on a machine where no graph server is installed.
  static func servers(in directory: String, graph: Bool = true) -> LocalServers {
    var environment = ProcessInfo.processInfo.environment
    environment["XDG_RUNTIME_DIR"] = TestFolder.path
    if !graph {
      environment["NEO4J_HOME"] = nil
      environment["TRACKTION_ARCADEDB"] = "/nonexistent"
    }
    let heap = TestGraph.chosen == .neo4j ? 256 : 128
    var servers = LocalServers(directory: directory, environment: environment, graphHeap: heap)
    servers.diesWithProgram = true
    return servers
  }

  static func started(_ servers: LocalServers) async throws -> LocalServersInfo {
    let info = try await servers.start()
    for (pid, signal) in [(info.postgres?.pid, SIGQUIT), (info.graph?.pid, SIGKILL)] {
      if let process = pid.flatMap({ ProcessIdentity(of: $0) }) { TestFolder.endAtExit(process, by: signal) }
    }
    return info
  }
}
