import FoundationEssentials
import Glibc
import MirrorKit
import TestServers

/// `MirrorTorture [arcadedb|neo4j [ROUNDS [SEED]]]`: random changes of a library while `tracktion sync --follow` mirrors
/// them, with the worker, PostgreSQL and the graph server killed at any moment; 200 rounds unless given.
@main
enum MirrorTorture {
  static func main() async throws {
    let words = Array(CommandLine.arguments.dropFirst())
    guard let kind = TestGraph.Kind(rawValue: words.first ?? "arcadedb"), TestGraph.available.contains(kind) else {
      print("not installed here: \(words.first ?? "arcadedb")")
      exit(2)
    }
    let rounds = words.count > 1 ? Int(words[1]) ?? 200 : 200
    let seed = words.count > 2 ? UInt64(words[2]) ?? 1 : UInt64.random(in: 1...999_999)
    print("\(kind), seed \(seed)")
    let folder = CommandLine.arguments[0].split(separator: "/", omittingEmptySubsequences: false).dropLast()
    let run = try await MirrorRun(kind, program: (folder + ["tracktion"]).joined(separator: "/"), seed: seed)
    let complaints = try await run.run(rounds: rounds, compareEvery: 5)
    print(await run.figures)
    for complaint in complaints { print(complaint) }
    try await run.end()
    exit(complaints.isEmpty ? 0 : 1)
  }
}
