import Bolt
import EventLoop
import Glibc

/// Measures the driver by the method of the benchmarks that other drivers were measured with: the same arguments, the
/// same keys in the one line of JSON that it prints.
///
///     BoltBenchmark NAME URI stream|latency|insert [rounds, calls or rows a batch]
///
/// Environment: BOLT_USER, BOLT_PASS, BOLT_DB, FETCH (records asked for at a time).
@main
struct BoltBenchmark {
  static func main() async {
    let arguments = CommandLine.arguments
    guard arguments.count >= 4 else {
      print("usage: BoltBenchmark NAME URI stream|latency|insert [rounds, calls or rows a batch]")
      exit(2)
    }
    do {
      // Off the main actor, where an application's sessions live too: on the threads of Swift's tasks, or, where
      // EXECUTOR is `loop`, in an actor on the driver's own event loop, which spares a change of threads each way.
      let onLoop = environment("EXECUTOR", "tasks") == "loop"
      let run = Task.detached { onLoop ? try await LoopRunner().run(arguments) : try await measure(arguments) }
      print(try await run.value)
    } catch {
      print("\(error)")
      exit(1)
    }
  }

  nonisolated(nonsending) static func measure(_ arguments: [String]) async throws -> String {
    var configuration = DriverConfiguration()
    configuration.fetchSize = Int(environment("FETCH", "1000")) ?? 1_000
    let driver = try Driver(
      uri: arguments[2], auth: .basic(environment("BOLT_USER", "root"), environment("BOLT_PASS", "tracktion1")),
      configuration: configuration)
    let session = driver.session(database: environment("BOLT_DB", "tracktion"))
    try await session.run("RETURN 1 AS x").consume()
    let count = arguments.count > 4 ? Int(arguments[4]) : nil
    var report = Report()
    report.add("driver", arguments[1])
    report.add("test", arguments[3])
    report.add("uri", arguments[2])
    switch arguments[3] {
    case "stream": try await StreamBenchmark(session: session, rounds: count ?? 3).run(&report)
    case "latency": try await LatencyBenchmark(session: session, calls: count ?? 5_000).run(&report)
    case "insert": try await InsertBenchmark(session: session, batch: count ?? 2_000).run(&report)
    default: throw UnknownTest(name: arguments[3])
    }
    await session.close()
    driver.close()
    report.add("maxrss_mb", Int64(Double(Usage.now.maxResidentKilobytes) / 1_024))
    return report.json
  }

  private static func environment(_ name: String, _ fallback: String) -> String {
    getenv(name).map { String(cString: $0) } ?? fallback
  }
}

struct UnknownTest: Error, CustomStringConvertible {
  let name: String
  var description: String { "there is no test \(name); there are stream, latency and insert" }
}

/// Runs on the driver's event loop.
private actor LoopRunner {
  nonisolated var unownedExecutor: UnownedSerialExecutor { EventLoop.io.asUnownedSerialExecutor() }
  func run(_ arguments: [String]) async throws -> String { try await BoltBenchmark.measure(arguments) }
}
