import Bolt
import FoundationEssentials
import Glibc
import Graph
import Library
import Postgres

/// What the graph costs on a large library, on a PostgreSQL that holds one (migrated, filled) and a graph server of one's
/// own, named as for the program: `NEO4J_URI`, `NEO4J_USERNAME`, `NEO4J_PASSWORD`, `NEO4J_DATABASE`. The graph is emptied.
///
///     GraphBenchmark sync CONNINFO [SAMPLE]          the mirror, a bare loader of the same rows, the document's example
///     GraphBenchmark follow CONNINFO [RATE SECONDS]  the lag of `sync --follow` under changes
///     GraphBenchmark relate CONNINFO [CHANGES LIMIT] all relations (stopped after LIMIT s), nothing to do, single changes
///     GraphBenchmark plan CONNINFO                   all relations planned and none written
///     GraphBenchmark related CONNINFO [QUERIES]      related tracks, p50 and p99 (the graph has relations)
@main
struct GraphBenchmark {
  static func main() async {
    let words = Array(CommandLine.arguments.dropFirst())
    guard words.count > 1, let uri = variable("NEO4J_URI") else {
      print("GraphBenchmark sync|follow|relate|plan|related CONNINFO …, with NEO4J_URI and its like set")
      exit(2)
    }
    let servers = BenchmarkServers(
      conninfo: words[1], uri: uri, user: variable("NEO4J_USERNAME") ?? "neo4j",
      password: variable("NEO4J_PASSWORD") ?? "", database: variable("NEO4J_DATABASE"))
    func number(_ place: Int, _ standard: Int) -> Int { words.count > place ? Int(words[place]) ?? standard : standard }
    do {
      switch words[0] {
      case "sync": try await SyncTimes(servers, sample: number(2, 2_000)).run()
      case "follow": try await FollowTimes(servers, rate: number(2, 500), seconds: number(3, 20)).run()
      case "relate": try await RelateTimes(servers, changes: number(2, 20), limit: number(3, 3_600)).run()
      case "plan": try await RelateTimes(servers, changes: 0, limit: 0).plan()
      case "related": try await RelatedTimes(servers, queries: number(2, 2_000)).run()
      default: print("no such benchmark: \(words[0])")
      }
    } catch {
      print("GraphBenchmark: \(error)")
      exit(1)
    }
  }

  private static func variable(_ name: String) -> String? { getenv(name).map { String(cString: $0) } }
}

/// Where the servers are.
struct BenchmarkServers: Sendable {
  let conninfo: String
  let uri: String
  let user: String
  let password: String
  let database: String?

  var postgres: PostgresConfiguration { PostgresConfiguration(conninfo) }

  var library: MusicLibrary {
    MusicLibrary(
      configuration: Configuration(), postgres: postgres,
      graph: GraphSettings(uri: uri, user: user, password: password, database: database))
  }

  func driver() throws -> Driver { try Driver(uri: uri, auth: .basic(user, password)) }

  func graph(_ driver: Driver) -> Graph { Graph(driver, database: database) }
}

/// Times and memory as text.
enum Figure {
  static func seconds(_ work: () async throws -> Void) async rethrows -> Double {
    let start = ContinuousClock.now
    try await work()
    return seconds(since: start)
  }

  static func seconds(since start: ContinuousClock.Instant) -> Double {
    let taken = start.duration(to: .now).components
    return Double(taken.seconds) + Double(taken.attoseconds) / 1e18
  }

  /// With two digits behind the point.
  static func text(_ value: Double) -> String {
    let hundredths = Int((value * 100).rounded())
    return "\(hundredths / 100).\(hundredths % 100 < 10 ? "0" : "")\(hundredths % 100)"
  }

  /// Resident memory of this process now, in MB.
  static var memory: Int {
    let text =
      FileManager.default.contents(atPath: "/proc/self/statm").map { String(decoding: $0, as: UTF8.self) } ?? ""
    let pages = text.split(separator: " ").dropFirst().first.flatMap { Int($0) } ?? 0
    return pages * sysconf(Int32(_SC_PAGESIZE)) / 1_048_576
  }

  static func percentile(_ share: Double, of sorted: [Double]) -> Double {
    sorted.isEmpty ? 0 : sorted[min(sorted.count - 1, Int(Double(sorted.count) * share))]
  }
}
