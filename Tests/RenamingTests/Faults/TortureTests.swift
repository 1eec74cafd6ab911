import Catalog
import FoundationEssentials
import Glibc
import Postgres
import RenamingKit
import TestServers
import Testing

/// Real processes on real files, killed from outside. The long form is `RenamingTorture run` (500 kills over 2,000 files).
struct TortureTests {
  /// The program that is killed lies beside the test bundle.
  private var program: String {
    var buffer = [CChar](repeating: 0, count: 4096)
    let count = max(0, readlink("/proc/self/exe", &buffer, buffer.count - 1))
    let own = String(decoding: buffer[..<count].map { UInt8(bitPattern: $0) }, as: UTF8.self)
    return own[..<(own.lastIndex(of: "/") ?? own.startIndex)] + "/RenamingTorture"
  }

  private func torture(_ library: any TortureLibrary, in parent: String) async throws {
    let seed = UInt64.random(in: 1...999_999)
    let run = try await TortureRun(files: 200, in: parent, library: library, program: program)
    var figures = TortureRun.Figures()
    let complaints = try await run.run(rounds: 12, limit: 80, seed: seed, &figures)
    #expect(complaints == [], "seed \(seed), \(figures)")
    #expect(figures.rounds == 12)
    #expect(figures.killed > 0, "seed \(seed): nothing was killed, so nothing was tested")
  }

  @Test(arguments: ["/tmp", "/dev/shm"]) func `Batches that are killed at random moments lose nothing`(
    _ parent: String
  ) async throws {
    let store = TemporaryDisk()
    try await torture(FileLibrary(path: store.root + "/store"), in: parent)
  }

  /// A simulation in memory: the long form is `RenamingTorture simulate`. `RENAMING_SEED` repeats a run.
  @Test(arguments: SimulatedDisk.Habits.others) func `Batches that stop at random steps lose nothing elsewhere`(
    _ habits: SimulatedDisk.Habits
  ) async throws {
    let given = ProcessInfo.processInfo.environment["RENAMING_SEED"].flatMap(UInt64.init)
    let seed = given ?? UInt64.random(in: 1...999_999)
    var torture = SimulatedTorture(files: 200, habits)
    var figures = SimulatedTorture.Figures()
    let complaints = try await torture.run(rounds: 12, limit: 80, seed: seed, &figures)
    #expect(complaints == [], "simulated: \(habits), seed \(seed), \(figures)")
    #expect(figures.stopped == 12 && figures.hits > 0, "seed \(seed), \(figures)")
  }

  @Test func `Batches that are killed at random moments agree with PostgreSQL after recovery`() async throws {
    let conninfo = try await TestPostgres.database()
    try await Migrator(PostgresConfiguration(conninfo)).migrate()
    try await torture(DatabaseLibrary(conninfo), in: "/tmp")
  }
}
