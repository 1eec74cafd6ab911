import CSystem
import EventLoop
import FoundationEssentials
import Glibc
import Renaming

/// Random batches over a tree of real files, killed from outside at random moments, recovered each time.
///
/// ``TortureInvariant`` holds after every recovery.
public final class TortureRun: Sendable {
  public struct Figures: Sendable {
    public var rounds = 0
    /// Children that were killed before they had finished.
    public var killed = 0
    /// Recoveries that were killed as well.
    public var killedRecoveries = 0
    public var finished = 0
    public var takenBack = 0
    /// Kills that left something to settle.
    public var hits = 0
    /// Longest recovery, seconds.
    public var slowest = 0.0

    public init() {}
  }
  private let disk: TemporaryDisk
  private let library: any TortureLibrary
  private let program: String
  private let companions: Set<UUID>

  /// A tree of `files` recordings in folders of up to 100, a fifth of them with a companion.
  public init(files: Int, in parent: String, library: any TortureLibrary, program: String) async throws {
    disk = TemporaryDisk(in: parent)
    self.library = library
    self.program = program
    let tree = TortureTree(files: files, on: disk)
    companions = tree.companions
    try await library.add(tree.recordings)
  }

  /// Returns what was wrong after the first round that broke the invariant; empty where none did.
  public func run(rounds: Int, limit: Int, seed: UInt64, _ figures: inout Figures) async throws -> [String] {
    var generator = SeededGenerator(seed: seed)
    // The moment of the kill follows the time that a whole batch takes here; the first one is left alone to tell.
    var window = 60.0
    let atFirst = try await library.recordings()
    for round in 0..<rounds {
      let delay = round == 0 ? window : Double.random(in: 0...1.2, using: &generator) * window
      let child = ["accept", disk.root, library.place, "\(seed &* 3 &+ UInt64(round + 1))", "\(limit)"]
      let (wasKilled, lasted) = try await start(child, killedAfter: delay)
      figures.rounds += 1
      figures.killed += wasKilled ? 1 : 0
      if !wasKilled { window = round == 0 ? lasted : window * 0.7 + lasted * 0.3 }
      if wasKilled, Int.random(in: 0...3, using: &generator) == 0 {
        let moment = Double.random(in: 0...0.05, using: &generator)
        if try await start(["recover", disk.root, library.place], killedAfter: moment).wasKilled {
          figures.killedRecoveries += 1
        }
      }
      try await recover(&figures)
      var complaints = try await complaints()
      if round == 0, try await library.recordings() == atFirst { complaints.append("a whole batch did nothing") }
      if !complaints.isEmpty { return ["seed \(seed), round \(round)"] + complaints.prefix(10) }
    }
    return []
  }

  private func recover(_ figures: inout Figures) async throws {
    let clock = ContinuousClock()
    let start = clock.now
    let renamer = Renamer(roots: Roots([disk.root]), journal: try await library.journal())
    var report = try await renamer.recover()
    // The server notices a dead client within moments; until then its lock is held.
    while !report.underWay.isEmpty, start.duration(to: clock.now) < .seconds(60) {
      report = try await renamer.recover()
    }
    let time = start.duration(to: clock.now)
    figures.finished += report.finished
    figures.takenBack += report.takenBack
    figures.hits += report.finished + report.takenBack > 0 ? 1 : 0
    figures.slowest = max(figures.slowest, time / .seconds(1))
  }

  private func complaints() async throws -> [String] {
    let recordings = try await library.recordings()
    let invariant = TortureInvariant(root: disk.root, recordings: recordings, companions: companions)
    let loose = try await library.loose()
    return invariant.complaints(disk.tree()) + (loose > 0 ? ["\(loose) proposals or batches are loose"] : [])
  }

  /// Whether it was still running when it was killed, and how long it ran from its "go".
  private func start(_ arguments: [String], killedAfter delay: Double) async throws -> (wasKilled: Bool, Double) {
    let program = program
    return try await BlockingWork.run {
      var ends: [Int32] = [0, 0]
      guard pipe(&ends) == 0 else { throw TortureError("no pipe") }
      var words = ([program] + arguments).map { strdup($0) } + [nil]
      defer { for word in words { free(word) } }
      var child: pid_t = 0
      let code = csystem_spawn(program, &words, environ, nil, -1, ends[1], 2, nil, &child)
      close(ends[1])
      defer { close(ends[0]) }
      guard code == 0 else { throw TortureError("\(program) cannot be started: \(code)") }
      return try Self.watch(child, ends[0], delay)
    }
  }

  private static func watch(_ child: pid_t, _ output: Int32, _ delay: Double) throws -> (wasKilled: Bool, Double) {
    var buffer = [UInt8](repeating: 0, count: 256)
    let first = read(output, &buffer, buffer.count)
    let clock = ContinuousClock()
    let start = clock.now
    // Nothing more comes before "done": a poll that runs into its time is the moment to kill.
    var waiting = pollfd(fd: output, events: Int16(POLLIN), revents: 0)
    let isSilent = first > 0 && poll(&waiting, 1, Int32(delay * 1000)) == 0
    if isSilent { kill(child, SIGKILL) }
    while read(output, &buffer, buffer.count) > 0 {}
    var status: Int32 = 0
    waitpid(child, &status, 0)
    let wasKilled = status & 0x7f == SIGKILL
    guard wasKilled || status == 0 else { throw TortureError("the child ended with \(status)") }
    return (wasKilled, start.duration(to: clock.now) / .seconds(1))
  }
}

public struct TortureError: Error, CustomStringConvertible {
  public let description: String
  init(_ description: String) { self.description = description }
}
