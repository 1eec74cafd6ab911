import FoundationEssentials
import Glibc
import Renaming
import Synchronization

/// The process that is killed: one random batch, sometimes its undo, sometimes only a recovery.
public enum TortureChild {
  public static func run(root: String, place: String, seed: UInt64, limit: Int) async throws {
    let library = try tortureLibrary(at: place)
    let batch = RandomBatch(try await library.recordings(), seed: seed, limit: limit)
    try await library.propose(batch.wishes)
    let announced = Atomic(false)
    let fuse = Fuse { step in
      // Most kills are to come while files move; every fourth may come before.
      guard seed % 4 == 0 || step.hasPrefix("renameat2"), !announced.exchange(true, ordering: .relaxed) else { return }
      say("go")
    }
    let renamer = Renamer(
      roots: Roots([root]), journal: try await library.journal(),
      fileSystem: FaultyFileSystem(SystemFileSystem(), fuse))
    let requests = batch.requests()
    let report = try await renamer.accept(requests)
    // Undo only what was just done: an earlier batch of this user may be another child's.
    if seed % 3 == 0, let done = report.batch { _ = try await renamer.undo(done) }
    say("done \(report.applied) of \(requests.count)")
  }

  /// A recovery that is itself to be killed.
  public static func recover(root: String, place: String) async throws {
    let renamer = Renamer(roots: Roots([root]), journal: try await tortureLibrary(at: place).journal())
    say("go")
    _ = try await renamer.recover()
    say("done")
  }

  private static func say(_ text: String) {
    let line = Array((text + "\n").utf8)
    _ = write(1, line, line.count)
  }
}
