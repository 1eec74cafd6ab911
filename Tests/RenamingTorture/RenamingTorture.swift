import FoundationEssentials
import Glibc
import RenamingKit

/// `RenamingTorture run [ROUNDS [FILES [PARENT [SEED [CONNINFO]]]]]`: random batches, killed and recovered; the other
/// verbs are what it starts and kills. With a conninfo the journal is the program's, in that (migrated, empty) database.
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
    default:
      try await run(words)
    }
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
