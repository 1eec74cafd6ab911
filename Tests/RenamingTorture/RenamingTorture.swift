import FoundationEssentials
import Glibc
import RenamingKit

/// `RenamingTorture run [ROUNDS [FILES [PARENT [SEED [CONNINFO]]]]]`: random batches, killed and recovered. With a conninfo
/// the journal is the program's, in that (migrated, empty) database.
///
/// `RenamingTorture simulate [ROUNDS [FILES [SEED]]]`: the same on simulated file systems without case, normalising, without
/// calls, in memory; there a kill is simulated by a stop at a random step.
///
/// The other verbs are what `run` starts and kills.
@main
enum RenamingTorture {
  static func main() async throws {
    let words = CommandLine.arguments
    switch words.dropFirst().first {
    case "accept" where words.count == 6:
      try await TortureChild.run(
        root: words[2], place: words[3], seed: UInt64(words[4]) ?? 0, limit: Int(words[5]) ?? 0)
    case "recover" where words.count == 4:
      try await TortureChild.recover(root: words[2], place: words[3])
    case "simulate": try await simulate(words)
    default: try await run(words)
    }
  }

  private static func simulate(_ words: [String]) async throws {
    let seed = words.dropFirst(4).first.flatMap(UInt64.init) ?? UInt64.random(in: 1...999_999)
    var isSound = true
    for habits in SimulatedDisk.Habits.others {
      var torture = SimulatedTorture(files: words.dropFirst(3).first.flatMap(Int.init) ?? 2000, habits)
      var figures = SimulatedTorture.Figures()
      let complaints = try await torture.run(
        rounds: words.dropFirst(2).first.flatMap(Int.init) ?? 500, limit: 300, seed: seed, &figures)
      print("simulated: \(habits), seed \(seed): \(figures)")
      for complaint in complaints { print(complaint) }
      isSound = isSound && complaints.isEmpty
    }
    exit(isSound ? 0 : 1)
  }

  private static func run(_ words: [String]) async throws {
    func word(_ place: Int, _ standard: String) -> String { words.count > place ? words[place] : standard }
    let seed = UInt64(word(5, "")) ?? UInt64.random(in: 1...999_999)
    let store = TemporaryDisk()
    let library = try tortureLibrary(at: words.count > 6 ? words[6] : "file:\(store.root)/store")
    let torture = try await TortureRun(
      files: Int(word(3, "2000")) ?? 2000, in: word(4, "/tmp"), library: library, program: words[0])
    var figures = TortureRun.Figures()
    let complaints = try await torture.run(
      rounds: Int(word(2, "500")) ?? 500, limit: 300, seed: seed, &figures)
    print("seed \(seed): \(figures)")
    for complaint in complaints { print(complaint) }
    exit(complaints.isEmpty ? 0 : 1)
  }
}
