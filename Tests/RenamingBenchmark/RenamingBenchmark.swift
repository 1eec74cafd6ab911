import Glibc

/// One batch of many renames, with journal and database, beside what others need for as many files in the same run:
///
///     RenamingBenchmark CONNINFO [FILES [RECORDINGS [PARENT]]]
///
/// CONNINFO names an empty database (it is migrated); FILES files (5000) are renamed in folders of 500 below PARENT
/// (/tmp), in a library of RECORDINGS recordings (100000). Each of five rounds measures the preflight, warm; accept and
/// undo as the program makes them; bare rename(2); and `beet move` where Debian's beets is installed, on a beets library
/// of as many files. Nothing else should run.
@main
enum RenamingBenchmark {
  static let rounds = 5

  static func main() async throws {
    let words = CommandLine.arguments.dropFirst()
    guard let conninfo = words.first else {
      print("RenamingBenchmark CONNINFO [FILES [RECORDINGS [PARENT]]]")
      exit(2)
    }
    func word(_ place: Int, _ standard: String) -> String { words.dropFirst(place).first ?? standard }
    let files = Int(word(1, "5000")) ?? 5000
    let parent = word(3, "/tmp")
    let batch = try await BatchTimes(
      conninfo, files: files, recordings: Int(word(2, "100000")) ?? 100_000, in: parent)
    let beets = try BeetMove(files: files, in: parent)
    var table = TimeTable()
    for round in 0..<rounds {
      try await batch.run(round, &table)
      try beets?.run(round, &table)
    }
    await batch.close()
    print("\(files) files below \(parent), \(rounds) rounds: milliseconds, median [least – most]")
    for line in table.lines { print(line) }
    if beets == nil { print("beet is not installed (Debian: beets): not compared") }
  }
}

/// Times by what was measured, in the order in which it was first measured.
struct TimeTable {
  private var order: [String] = []
  private var times: [String: [Double]] = [:]

  mutating func note(_ label: String, _ time: Duration) {
    if times[label] == nil { order.append(label) }
    times[label, default: []].append(time / .milliseconds(1))
  }

  mutating func time<T>(_ label: String, _ body: () async throws -> T) async rethrows -> T {
    let start = ContinuousClock.now
    let value = try await body()
    note(label, start.duration(to: .now))
    return value
  }

  var lines: [String] {
    order.map { label in
      let sorted = (times[label] ?? []).sorted().map { Int($0.rounded()) }
      let pad = String(repeating: " ", count: max(1, 44 - label.count))
      return "\(label)\(pad)\(sorted[sorted.count / 2]) [\(sorted[0]) – \(sorted[sorted.count - 1])]"
    }
  }
}
