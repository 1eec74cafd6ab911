import FoundationEssentials
import Library
import Renaming

/// Undo, redo and recover.
enum ReversalVerbs {
  static func reverse(_ invocation: Invocation, redo: Bool) async throws -> ExitStatus {
    let operands = invocation.arguments.operands
    guard operands.count <= 1 else { throw UsageError("one BATCH at a time") }
    let batch = try operands.first.map { try invocation.uuid($0) }
    return try await invocation.withLibrary(recovering: true) { library in
      let renamer = library.renamer
      let bar = ProgressLine(redo ? "Doing again" : "Taking back", console: invocation.console)
      let progress = { @Sendable (progress: RenameProgress) in bar.update(done: progress.done, total: progress.total) }
      let report =
        if invocation.arguments.has(.dryRun) {
          try await renamer.rehearseReversal(of: batch, redo: redo)
        } else if redo {
          try await renamer.redo(batch, progress: progress)
        } else {
          try await renamer.undo(batch, progress: progress)
        }
      bar.finish()
      await invocation.tellOfPrograms(library, report)
      await invocation.applyOutbox(library)
      return RenameReportPrinter.print(report, asked: [], invocation.console)
    }
  }

  static func recover(_ invocation: Invocation) async throws -> ExitStatus {
    try await invocation.withLibrary { library in
      let isRehearsal = invocation.arguments.has(.dryRun)
      let report = try await isRehearsal ? library.rehearseRecovery() : library.recover()
      if !isRehearsal { await invocation.applyOutbox(library) }
      for item in report.undecided { invocation.console.complain("\(item.from) → \(item.to)", item.reason) }
      if invocation.console.json {
        invocation.console.print(json(report))
      } else {
        invocation.console.print(
          "\(report.finished) finished, \(report.takenBack) taken back, \(report.underWay.count) batches under way elsewhere"
        )
        for batch in report.underWay { invocation.console.print("  \(batch.user)@\(batch.host): \(batch.reason)") }
      }
      return report.undecided.isEmpty ? .done : .someFailed
    }
  }

  private static func json(_ report: RecoveryReport) -> JSON {
    .object([
      ("finished", .of(report.finished)), ("taken_back", .of(report.takenBack)),
      (
        "under_way",
        .array(
          report.underWay.map {
            .object([
              ("batch", .of($0.batch)), ("user", .string($0.user)), ("host", .string($0.host)),
              ("reason", .string($0.reason)),
            ])
          })
      ),
      (
        "undecided",
        .array(
          report.undecided.map {
            .object([("from", .string($0.from)), ("to", .string($0.to)), ("reason", .string($0.reason))])
          })
      ),
    ])
  }
}

extension RecoveryReport {
  /// For a start: nil where there was nothing to settle.
  var sentence: String? {
    let settled = finished + takenBack
    var parts: [String] = []
    if settled > 0 { parts.append("\(settled) interrupted rename\(settled == 1 ? " was" : "s were") settled") }
    if !undecided.isEmpty { parts.append("\(undecided.count) cannot be decided: `tracktion recover` lists them") }
    return parts.isEmpty ? nil : parts.joined(separator: ", ")
  }
}

extension Invocation {
  /// Says once a batch which programs will ask for its files.
  func tellOfPrograms(_ library: MusicLibrary, _ report: RenameReport) async {
    guard let batch = report.batch, let programs = try? await library.programsAskingForFiles(of: report),
      !programs.isEmpty
    else { return }
    console.say(
      "\(programs.joined(separator: " and ")) will ask for the renamed files; "
        + "`tracktion proposals history \(batch.uuidString.lowercased()) --map csv` is the map from old to new paths.")
  }
}

/// A batch's report, for people or as JSON.
enum RenameReportPrinter {
  static func print(_ report: RenameReport, asked: [UUID], _ console: Console) -> ExitStatus {
    let reported = Set(report.items.compactMap(\.proposalID))
    let gone = asked.filter { !reported.contains($0) }
    for id in gone { console.complain(id.uuidString.lowercased(), "there is no such proposal") }
    let wrong = report.items.filter { ($0.status == .refused && $0.rule != "unchanged") || $0.status == .failed }
    for item in wrong { console.complain(item.from, item.reason ?? item.status.rawValue) }
    if console.json {
      console.print(json(report))
    } else {
      for item in report.items where item.status != .refused && item.status != .failed {
        console.print("\(item.status.rawValue)  \(item.from) → \(item.to)")
        if let reason = item.reason { console.print("  \(reason)") }
      }
      console.print("\(report.applied) done, \(wrong.count) not")
    }
    if let reason = report.needsRecovery { console.say("\(reason); run `tracktion recover`") }
    if report.wasStopped { return .interrupted }
    return wrong.isEmpty && gone.isEmpty && report.needsRecovery == nil ? .done : .someFailed
  }

  private static func json(_ report: RenameReport) -> JSON {
    .object([
      ("batch", .of(report.batch)), ("applied", .of(report.applied)), ("failed", .of(report.failed)),
      (
        "items",
        .array(
          report.items.map {
            .object([
              ("id", .of($0.proposalID)), ("from", .string($0.from)), ("to", .string($0.to)),
              ("status", .string($0.status.rawValue)), ("reason", .of($0.reason)), ("rule", .of($0.rule)),
            ])
          })
      ),
    ])
  }
}
