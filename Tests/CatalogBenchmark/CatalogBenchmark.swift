import Catalog
import Postgres
import Records

/// Times of lists, filters and counts on a filled database, and of an import against a bare COPY of the same rows.
///
///     CatalogBenchmark lists CONNINFO
///     CatalogBenchmark import CONNINFO FOLDER     (of bench/library/make.py --format tsv; an empty, migrated database)
@main
struct CatalogBenchmark {
  static func main() async throws {
    let arguments = CommandLine.arguments.dropFirst()
    switch (arguments.first, arguments.count) {
    case ("lists", 2): try await ListTimes(arguments.last ?? "").run()
    case ("import", 3): try await ImportTimes(arguments.dropFirst().first ?? "", folder: arguments.last ?? "").run()
    default: print("CatalogBenchmark lists CONNINFO | import CONNINFO FOLDER")
    }
  }
}

/// The median and the worst of some runs of a piece of work, in milliseconds.
struct Timing {
  static func run(_ label: String, goal: Double, times: Int = 5, _ work: () async throws -> Int) async throws {
    var found: [Double] = []
    var rows = 0
    for _ in 0..<times {
      let start = ContinuousClock.now
      rows = try await work()
      let taken = start.duration(to: .now)
      found.append(Double(taken.components.attoseconds) / 1e15 + Double(taken.components.seconds) * 1000)
    }
    found.sort()
    let median = found[found.count / 2]
    print(
      "\(median <= goal ? "  " : "✗ ")\(padded(figure(median), 9)) \(padded(figure(found[found.count - 1]), 9)) "
        + "\(padded("\(rows)", 9))  \(label)")
  }

  static func figure(_ milliseconds: Double) -> String {
    let tenths = Int((milliseconds * 10).rounded())
    return "\(tenths / 10).\(tenths % 10)"
  }

  static func padded(_ text: String, _ width: Int) -> String {
    String(repeating: " ", count: max(0, width - text.count)) + text
  }
}
