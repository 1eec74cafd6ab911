import FoundationEssentials
import Library
import Synchronization

/// `sync`, in its four forms.
enum MirrorVerbs {
  static func sync(_ invocation: Invocation) async throws -> ExitStatus {
    let forms = ["full", "check", "repair", "follow"].filter { invocation.arguments.has($0) }
    switch forms {
    case []: return try await apply(invocation, full: false)
    case ["full"]: return try await full(invocation)
    case ["check"]: return try await compare(invocation, repairs: false)
    case ["repair"], ["check", "repair"]: return try await compare(invocation, repairs: true)
    case ["follow"]: return try await follow(invocation)
    default: throw UsageError("sync takes one of --full, --check, --repair and --follow")
    }
  }

  // MARK: Applying

  private static func full(_ invocation: Invocation) async throws -> ExitStatus {
    guard invocation.arguments.has(.yes) || invocation.console.confirm("Empty the graph and fill it anew?") else {
      invocation.console.say("Nothing was done; --yes does it without asking.")
      return .usage
    }
    return try await apply(invocation, full: true)
  }

  private static func apply(_ invocation: Invocation, full: Bool) async throws -> ExitStatus {
    try await invocation.withLibrary { library in
      try await library.requireSchema()
      let bar = ProgressLine("Bringing the graph up to date", console: invocation.console)
      let done = Mutex(0)
      do {
        let report = try await library.sync(full: full) { count, total in
          done.withLock { $0 = count }
          bar.update(done: count, total: total)
        }
        bar.finish()
        print(applied: report.applied, behind: report.behind, report.sentence, invocation.console)
        return .done
      } catch is CancellationError {
        bar.finish()
        let (applied, behind) = (done.withLock { $0 }, await behind(library))
        let sentence = "Stopped: \(applied) recordings anew, \(behind) to go; the next sync goes on from here"
        print(applied: applied, behind: behind, sentence, invocation.console)
        return .interrupted
      }
    }
  }

  /// The task is cancelled by now, which a query of its own would hear.
  private static func behind(_ library: MusicLibrary) async -> Int {
    await Task { (try? await library.counts())?.behind ?? 0 }.value
  }

  private static func print(applied: Int, behind: Int, _ sentence: String, _ console: Console) {
    if console.json {
      console.print(.object([("applied", .of(applied)), ("behind", .of(behind))]))
    } else {
      console.print(sentence)
    }
  }

  // MARK: Following

  private static func follow(_ invocation: Invocation) async throws -> ExitStatus {
    try await invocation.withLibrary { library in
      try await library.requireSchema()
      let console = invocation.console
      let bar = ProgressLine("Following", console: console)
      let applied = try await library.follow { event in
        switch event {
        case .applied(let count): bar.update(done: count, total: nil)
        case .elsewhere: console.say("Another tracktion is at it; this one takes over when that ends.")
        case .away(let reason): console.say("\(reason); trying again.")
        }
      }
      bar.finish()
      print(applied: applied, behind: await behind(library), "The graph has \(applied) recordings anew", console)
      return .interrupted
    }
  }

  // MARK: Comparing

  private static func compare(_ invocation: Invocation, repairs: Bool) async throws -> ExitStatus {
    try await invocation.withLibrary { library in
      try await library.requireSchema()
      let console = invocation.console
      let list = DriftList(console)
      let bar = ProgressLine("Comparing", console: console)
      let progress: @Sendable (Int, Int?) -> Void = { bar.update(done: $0, total: $1) }
      let report =
        repairs
        ? try await library.repair(progress: progress) { list.add($0) }
        : try await library.check(progress: progress) { list.add($0) }
      bar.finish()
      guard let report else {
        console.say("Another tracktion brings the graph up to date; --repair needs it for itself.")
        return .someFailed
      }
      list.end(report)
      return report.drift == 0 || repairs ? .done : .someFailed
    }
  }
}

/// The differences as they come: lines, or the one object of `--json` written piece by piece, since nobody knows how many
/// there will be.
private final class DriftList: Sendable {
  private let console: Console
  private let count = Mutex(0)

  init(_ console: Console) { self.console = console }

  private static let opening = "{\"drift\":["

  func add(_ drift: MirrorDrift) {
    let number = count.withLock { count in
      count += 1
      return count
    }
    guard console.json else {
      let name = drift.recordingID.map { $0.uuidString.lowercased() + " " } ?? ""
      return console.print(
        "\(name)\(drift.what): PostgreSQL \(drift.postgres ?? "–"), graph \(drift.graph ?? "–")")
    }
    let row = JSON.object([
      ("recording_id", .of(drift.recordingID)), ("what", .string(drift.what)), ("postgres", .of(drift.postgres)),
      ("graph", .of(drift.graph)),
    ])
    console.printVerbatim((number > 1 ? "," : Self.opening) + row.text)
  }

  func end(_ report: CheckReport) {
    guard console.json else { return console.print(report.sentence) }
    let rest: [(String, JSON)] = [("checked", .of(report.checked)), ("behind", .of(report.behind))]
    let repaired = report.repaired.map { [("repaired", JSON.of($0))] } ?? []
    let opening = count.withLock { $0 } == 0 ? Self.opening : ""
    console.printVerbatim(opening + "]," + JSON.object(rest + repaired).text.dropFirst() + "\n")
  }
}
