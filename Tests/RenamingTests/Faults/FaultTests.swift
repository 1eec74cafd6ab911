import FoundationEssentials
import Glibc
import Records
import Renaming
import RenamingKit
import Testing

/// Every system call and every statement of a batch fails, or is the last that the process makes; recovery then brings
/// files and rows together again. All steps with `RENAMING_FAULTS=all`, else a random choice; a failure prints its seed,
/// and `RENAMING_SEED` repeats it.
struct FaultTests {
  static let takesAll = ProcessInfo.processInfo.environment["RENAMING_FAULTS"] == "all"
  static let errors = [EIO, ENOSPC, EACCES, ENOENT, EEXIST, EINTR, EROFS, EMFILE]
  static let choice = 60

  private func faults(at step: Int) -> [Fuse.Fault] {
    [.stopBefore(step), .stopAfter(step), .doneButFailed(step, EIO)] + Self.errors.map { .fail(step, $0) }
  }

  private func chosen(_ steps: Int, _ seed: UInt64) -> [Fuse.Fault] {
    let all = (1...steps).flatMap(faults)
    guard !Self.takesAll else { return all }
    var generator = SeededGenerator(seed: seed)
    return Array(all.shuffled(using: &generator).prefix(Self.choice))
  }

  private static let seed: UInt64 = {
    let given = ProcessInfo.processInfo.environment["RENAMING_SEED"].flatMap(UInt64.init)
    let seed = given ?? UInt64.random(in: 1...999_999)
    print("Renaming faults: RENAMING_SEED=\(seed)")
    return seed
  }()

  private func settle(_ scenario: FaultScenario, sameBoot: Bool) async throws -> [String] {
    let report = try await scenario.world.renamer(process: 2, boot: sameBoot ? "boot 1" : "boot 2").recover()
    let undecided = report.undecided.map { "undecided: \($0.from) → \($0.to): \($0.reason)" }
    return await scenario.complaints() + undecided + report.underWay.map { "under way: \($0.reason)" }
  }

  @Test(arguments: FaultScenario.Place.allCases) func `A batch that is hit anywhere is settled by recovery`(
    _ place: FaultScenario.Place
  ) async throws {
    let whole = await FaultScenario(place)
    let fuse = Fuse()
    let report = try await whole.world.renamer(fuse).accept(whole.requests)
    #expect(report.applied == whole.requests.count, "\(report.items.filter { $0.status != .applied })")
    #expect(try await settle(whole, sameBoot: true) == [])
    for (number, fault) in chosen(fuse.steps, Self.seed).enumerated() {
      let scenario = await FaultScenario(place)
      let hit = Fuse(fault)
      let renamer = scenario.world.renamer(hit)
      _ = try? await renamer.accept(scenario.requests)
      await scenario.world.store.dropSessions()
      let complaints = try await settle(scenario, sameBoot: number % 2 == 0)
      #expect(complaints == [], "seed \(Self.seed), \(fault): \(hit.name(fault))")
    }
  }

  /// Of the swap, the chain and the one with a cue sheet one row each is refused: those blocks go back.
  @Test(arguments: [FaultScenario.Place.memory, .memoryWithoutExchange, .temporary])
  func `A batch of which the database refuses rows, hit anywhere, is settled by recovery`(
    _ place: FaultScenario.Place
  ) async throws {
    func refusing() async -> FaultScenario {
      let scenario = await FaultScenario(place)
      for name in ["s2.mp3", "c4.mp3", "Caf\u{E9}.mp3"] {
        await scenario.world.store.refuse("\(scenario.world.disk.root)/\(name)")
      }
      return scenario
    }
    let whole = await refusing()
    let fuse = Fuse()
    let report = try await whole.world.renamer(fuse).accept(whole.requests)
    #expect(report.failed == 6, "\(report.items)")
    #expect(try await settle(whole, sameBoot: true) == [])
    for (number, fault) in chosen(fuse.steps, Self.seed + 4).enumerated() {
      let scenario = await refusing()
      let hit = Fuse(fault)
      _ = try? await scenario.world.renamer(hit).accept(scenario.requests)
      await scenario.world.store.dropSessions()
      let complaints = try await settle(scenario, sameBoot: number % 2 == 0)
      #expect(complaints == [], "seed \(Self.seed), \(fault): \(hit.name(fault))")
    }
  }

  @Test(arguments: [FaultScenario.Place.memory, .memoryWithoutNoReplace, .temporary])
  func `An undo that is hit anywhere is settled by recovery`(_ place: FaultScenario.Place) async throws {
    let whole = await FaultScenario(place)
    _ = try await whole.world.renamer().accept(whole.requests)
    let fuse = Fuse()
    let report = try await whole.world.renamer(fuse).undo()
    #expect(report.applied == whole.requests.count, "\(report.items.filter { $0.status != .applied })")
    #expect(try await settle(whole, sameBoot: true) == [])
    for (number, fault) in chosen(fuse.steps, Self.seed + 1).enumerated() {
      let scenario = await FaultScenario(place)
      _ = try await scenario.world.renamer().accept(scenario.requests)
      let hit = Fuse(fault)
      _ = try? await scenario.world.renamer(hit).undo()
      await scenario.world.store.dropSessions()
      let complaints = try await settle(scenario, sameBoot: number % 2 == 0)
      #expect(complaints == [], "seed \(Self.seed), \(fault): \(hit.name(fault))")
    }
  }

  /// After a rename, a look that fails leaves open where the file is: the way back must not start from where it was.
  @Test(arguments: [FaultScenario.Place.memory, .memoryWithoutExchange])
  func `A recovery whose calls fail, one after the other, takes nothing for done that is not`(
    _ place: FaultScenario.Place
  ) async throws {
    let whole = Fuse()
    let scenario = await FaultScenario(place)
    _ = try await scenario.world.renamer(whole).accept(scenario.requests)
    let renames = whole.names.indices.filter { whole.names[$0].hasPrefix("renameat2") }.map { $0 + 1 }
    var generator = SeededGenerator(seed: Self.seed + 3)
    for rename in Self.takesAll ? renames : Array(renames.shuffled(using: &generator).prefix(3)) {
      let steps = try await recover(place, stoppedAfter: rename).steps
      for step in 1...steps { try await recover(place, stoppedAfter: rename, failing: step) }
    }
  }

  @discardableResult private func recover(
    _ place: FaultScenario.Place, stoppedAfter rename: Int, failing step: Int? = nil
  ) async throws -> Fuse {
    let scenario = await FaultScenario(place)
    _ = try? await scenario.world.renamer(Fuse(.stopAfter(rename))).accept(scenario.requests)
    await scenario.world.store.dropSessions()
    let fuse = Fuse(step.map { .fail($0, EIO) })
    _ = try? await scenario.world.renamer(fuse, process: 2).recover()
    await scenario.world.store.dropSessions()
    let complaints = try await settle(scenario, sameBoot: true)
    #expect(complaints == [], "seed \(Self.seed), stopped after \(rename), failed at \(step ?? 0) of \(fuse.names)")
    return fuse
  }

  @Test func `A recovery that is hit itself is finished by the next one`() async throws {
    var generator = SeededGenerator(seed: Self.seed + 2)
    let steps = Fuse()
    let whole = await FaultScenario(.memory)
    _ = try await whole.world.renamer(steps).accept(whole.requests)
    for _ in 0..<(Self.takesAll ? 3000 : 80) {
      let scenario = await FaultScenario(
        [.memory, .memoryWithoutExchange, .memoryWithoutCase].randomElement(using: &generator) ?? .memory)
      let first = Fuse.Fault.stopAfter(Int.random(in: 1...steps.steps, using: &generator))
      let accepting = Fuse(first)
      _ = try? await scenario.world.renamer(accepting).accept(scenario.requests)
      await scenario.world.store.dropSessions()
      let step = Int.random(in: 1...80, using: &generator)
      let second = faults(at: step).randomElement(using: &generator) ?? .stopAfter(step)
      let recovering = Fuse(second)
      _ = try? await scenario.world.renamer(recovering, process: 2).recover()
      await scenario.world.store.dropSessions()
      let complaints = try await settle(scenario, sameBoot: Bool.random(using: &generator))
      #expect(
        complaints == [],
        "seed \(Self.seed), \(first) \(accepting.name(first)), \(second) \(recovering.name(second)) \(recovering.names)"
      )
    }
  }
}
