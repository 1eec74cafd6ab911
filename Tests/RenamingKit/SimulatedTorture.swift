import FoundationEssentials
import Records
import Renaming

/// Random batches over a simulated file system with the habits of others, stopped at random steps, recovered each time.
///
/// The disk and the journal lie in memory, so nothing can be killed from outside here: that a process dies at a step is
/// simulated by a ``Fuse``. ``TortureInvariant`` holds after every recovery.
public struct SimulatedTorture {
  public struct Figures: Sendable {
    public var rounds = 0
    /// Batches that were stopped on the way.
    public var stopped = 0
    /// Recoveries that were stopped as well.
    public var stoppedRecoveries = 0
    public var finished = 0
    public var takenBack = 0
    /// Stops that left something to settle.
    public var hits = 0

    public init() {}
  }
  private let disk: SimulatedDisk
  private var recordings: [UUID: String]
  private let companions: Set<UUID>

  public init(files: Int, _ habits: SimulatedDisk.Habits) {
    disk = SimulatedDisk(habits)
    let tree = TortureTree(files: files, on: disk)
    recordings = tree.recordings
    companions = tree.companions
  }

  /// Returns what was wrong after the first round that broke the invariant; empty where none did.
  public mutating func run(rounds: Int, limit: Int, seed: UInt64, _ figures: inout Figures) async throws -> [String] {
    var generator = SeededGenerator(seed: seed)
    for round in 0..<rounds {
      let batch = RandomBatch(recordings, seed: generator.next(), limit: limit)
      let isUndone = Int.random(in: 0...2, using: &generator) == 0
      // Once without a stop, on a copy, to know the steps.
      let whole = Fuse()
      let applied = try await carryOut(batch, isUndone, SimulatedDisk(copying: disk), store(batch), whole)
      if applied == 0 { return ["seed \(seed), round \(round): a whole batch did nothing"] }
      let store = store(batch)
      let stop = Self.stop(whole.names, &generator)
      let fuse = Fuse(stop)
      _ = try? await carryOut(batch, isUndone, disk, store, fuse)
      await store.dropSessions()
      figures.rounds += 1
      figures.stopped += fuse.isDead ? 1 : 0
      try await recover(store, &generator, &figures)
      recordings = await store.state.paths
      let complaints = await complaints(store)
      if !complaints.isEmpty {
        return ["seed \(seed), round \(round), \(stop): \(fuse.name(stop))"] + complaints.prefix(10)
      }
    }
    return []
  }

  private func store(_ batch: RandomBatch) -> JournalStore {
    var state = JournalStore.State()
    state.paths = recordings
    for wish in batch.wishes { state.statuses[wish.proposal] = .pending }
    return JournalStore(state)
  }

  /// How many files had new names.
  private func carryOut(
    _ batch: RandomBatch, _ isUndone: Bool, _ disk: SimulatedDisk, _ store: JournalStore, _ fuse: Fuse
  ) async throws -> Int {
    let renamer = renamer(disk, store, fuse)
    let report = try await renamer.accept(batch.requests(disk.facts))
    if isUndone, let done = report.batch { _ = try await renamer.undo(done) }
    return report.applied
  }

  /// Most stops come while files move; every fourth may come before.
  private static func stop(_ steps: [String], _ generator: inout SeededGenerator) -> Fuse.Fault {
    let isEarly = Int.random(in: 0...3, using: &generator) == 0
    let first = isEarly ? 0 : steps.firstIndex { $0.hasPrefix("renameat2") } ?? 0
    let step = Int.random(in: first..<steps.count, using: &generator) + 1
    return Bool.random(using: &generator) ? .stopBefore(step) : .stopAfter(step)
  }

  private func recover(
    _ store: JournalStore, _ generator: inout SeededGenerator, _ figures: inout Figures
  ) async throws {
    // Every other start is in another boot, where inodes say nothing.
    let boot = Bool.random(using: &generator) ? "boot 1" : "boot 2"
    if Int.random(in: 0...3, using: &generator) == 0 {
      let fuse = Fuse(.stopAfter(Int.random(in: 1...100, using: &generator)))
      _ = try? await renamer(disk, store, fuse, boot: boot).recover()
      await store.dropSessions()
      figures.stoppedRecoveries += fuse.isDead ? 1 : 0
    }
    let report = try await renamer(disk, store, Fuse(), boot: boot).recover()
    figures.finished += report.finished
    figures.takenBack += report.takenBack
    figures.hits += report.finished + report.takenBack > 0 ? 1 : 0
  }

  private func renamer(_ disk: SimulatedDisk, _ store: JournalStore, _ fuse: Fuse, boot: String = "boot 1") -> Renamer {
    Renamer(
      roots: Roots([disk.root]), journal: MemoryJournal(store, fuse),
      fileSystem: FaultyFileSystem(disk.fileSystem, fuse),
      author: Author(
        user: "dj", host: "host", machine: "machine 1", boot: boot, process: ProcessIdentity(id: -1, started: 1)))
  }

  private func complaints(_ store: JournalStore) async -> [String] {
    let invariant = TortureInvariant(
      root: disk.root, recordings: recordings, companions: companions, stored: disk.stored)
    let loose = await store.state.loose
    return invariant.complaints(disk.tree()) + (loose > 0 ? ["\(loose) proposals or batches are loose"] : [])
  }
}
