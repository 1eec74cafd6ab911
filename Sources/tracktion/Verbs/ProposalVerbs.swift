import FoundationEssentials
import Library
import Records
import Renaming

extension Command {
  private static let confidence = Option("min-confidence", "X", help: "only at or above this confidence, 0 to 1")
  private static let all = Option("all", help: "all pending ones that --filter and --min-confidence let through")

  static let proposals = [
    Command(
      "proposals list", summary: "proposals with the preflight's verdict",
      options: [
        Option("status", "S", help: "pending unless given; all for every status"), .filter, confidence, .limit, .json,
      ]
    ) { try await ProposalVerbs.list($0) },
    Command(
      "proposals accept", operands: "[ID…]", summary: "rename the files, in one batch",
      options: [all, .filter, confidence, .dryRun, .yes, .json, .quiet]
    ) { try await ProposalVerbs.accept($0) },
    Command(
      "proposals reject", operands: "[ID…]", summary: "mark proposals as rejected",
      options: [all, .filter, confidence, .dryRun, .yes, .json]
    ) { try await ProposalVerbs.reject($0) },
    Command(
      "proposals edit", operands: "ID NEW_NAME", summary: "give a pending proposal another name",
      options: [.dryRun, .json]
    ) {
      try await ProposalVerbs.edit($0)
    },
    Command(
      "proposals undo", operands: "[BATCH]", summary: "take back your last batch, or another",
      options: [.dryRun, .json, .quiet]
    ) {
      try await ReversalVerbs.reverse($0, redo: false)
    },
    Command(
      "proposals redo", operands: "[BATCH]", summary: "do again what was undone", options: [.dryRun, .json, .quiet]
    ) {
      try await ReversalVerbs.reverse($0, redo: true)
    },
    Command(
      "proposals history", operands: "[BATCH]", summary: "batches, newest first; with BATCH its renames",
      options: [
        Option("map", "csv|json", choices: ["csv", "json"], help: "old and new path of each applied rename"), .limit,
        .json,
      ]
    ) { try await HistoryVerb.run($0) },
  ]

  static let recover = Command(
    "recover", summary: "finish or take back renames that a crash interrupted", options: [.dryRun, .json]
  ) {
    try await ReversalVerbs.recover($0)
  }
}

enum ProposalVerbs {
  static func list(_ invocation: Invocation) async throws -> ExitStatus {
    let arguments = invocation.arguments
    let status = arguments.value("status") ?? "pending"
    let choice = ProposalChoice(
      statuses: status == "all" ? nil : [ProposalStatus(rawValue: status)], filter: arguments.value(.filter) ?? "",
      minimumConfidence: try arguments.fraction("min-confidence"))
    var left = try arguments.count(.limit) ?? .max
    return try await invocation.withLibrary(recovering: true) { library in
      var place = ListPlace.start
      while left > 0 {
        let page = try await library.proposals(choice, at: place, limit: min(left, 500))
        let checks = try await library.check(page.rows.map(\.id))
        for row in page.rows { print(row, checks[row.id] ?? .ok, invocation.console) }
        left -= page.rows.count
        guard !page.atEnd, let last = page.rows.last else { break }
        place = .after(last.id)
      }
      return .done
    }
  }

  private static func print(_ row: RenameProposal, _ check: ProposalCheck, _ console: Console) {
    guard !console.json else { return console.print(json(row, check)) }
    let confidence = row.confidence.map { String(($0 * 100).rounded() / 100) } ?? "–"
    console.print("\(row.id.uuidString.lowercased())  \(confidence)  \(row.status.rawValue)  \(check.state.rawValue)")
    console.print("  \(row.currentFilename)")
    console.print("→ \(row.proposedFilename)")
    for finding in check.findings { console.print("  \(finding.rule): \(finding.message)") }
  }

  static func json(_ row: RenameProposal, _ check: ProposalCheck) -> JSON {
    .object([
      ("id", .of(row.id)), ("recording_id", .of(row.recordingID)), ("current_filename", .string(row.currentFilename)),
      ("proposed_filename", .string(row.proposedFilename)), ("proposal_reason", .of(row.reason)),
      (
        "metadata_used",
        .object(
          row.fieldsUsed.sorted { $0.key < $1.key }.map {
            ($0.key, .object([("value", .string($0.value.value)), ("source", .string($0.value.source))]))
          })
      ), ("confidence_score", .of(row.confidence)), ("status", .string(row.status.rawValue)),
      ("created_at", .of(row.createdAt)), ("updated_at", .of(row.updatedAt)),
      ("correlation_id", .of(row.correlationID)), ("file_path", .string(row.filePath)),
      (
        "check",
        .object([
          ("state", .string(check.state.rawValue)),
          (
            "findings",
            .array(
              check.findings.map {
                .object([
                  ("rule", .string($0.rule)), ("severity", .string($0.severity.rawValue)),
                  ("message", .string($0.message)),
                ])
              })
          ),
        ])
      ),
    ])
  }

  static func accept(_ invocation: Invocation) async throws -> ExitStatus {
    try await decide(invocation, doing: "rename") { library, ids, bar in
      invocation.arguments.has(.dryRun)
        ? try await library.rehearseAccept(ids)
        : try await library.accept(ids) { bar.update(done: $0.done, total: $0.total) }
    }
  }

  static func reject(_ invocation: Invocation) async throws -> ExitStatus {
    try await decide(invocation, doing: "reject") { library, ids, _ in
      guard invocation.arguments.has(.dryRun) else { return try await library.reject(ids) }
      return try await library.rehearseReject(ids)
    }
  }

  private static func decide(
    _ invocation: Invocation, doing verb: String,
    _ body: @Sendable (MusicLibrary, [UUID], ProgressLine) async throws -> RenameReport
  ) async throws -> ExitStatus {
    try await invocation.withLibrary(recovering: true) { library in
      try await library.requireSchema()
      let ids = try await selected(invocation, library)
      let isSweeping = !invocation.arguments.operands.isEmpty ? false : !invocation.arguments.has(.dryRun)
      if isSweeping, !invocation.arguments.has(.yes),
        !invocation.console.confirm("\(verb) \(ids.count) proposal\(ids.count == 1 ? "" : "s")?")
      {
        invocation.console.say("Nothing was done; --yes does it without asking.")
        return .usage
      }
      let bar = ProgressLine("Renaming", console: invocation.console)
      let report = try await body(library, ids, bar)
      bar.finish()
      await invocation.tellOfPrograms(library, report)
      await invocation.applyOutbox(library)
      return RenameReportPrinter.print(report, asked: ids, invocation.console)
    }
  }

  /// Ids that were named, or all pending ones that pass.
  private static func selected(_ invocation: Invocation, _ library: MusicLibrary) async throws -> [UUID] {
    let arguments = invocation.arguments
    let minimum = try arguments.fraction("min-confidence")
    guard arguments.operands.isEmpty else {
      guard !arguments.has("all"), minimum == nil, !arguments.has(.filter) else {
        throw UsageError("name proposals by ID, or use --all, --filter and --min-confidence, not both")
      }
      return try arguments.operands.map { try invocation.uuid($0) }
    }
    guard arguments.has("all") || minimum != nil else { throw UsageError("which proposals? Name IDs, or use --all") }
    let choice = ProposalChoice(
      statuses: [.pending], filter: arguments.value(.filter) ?? "", minimumConfidence: minimum)
    return try await library.proposalIDs(choice)
  }

  static func edit(_ invocation: Invocation) async throws -> ExitStatus {
    let operands = invocation.arguments.operands
    guard operands.count == 2 else { throw UsageError("proposals edit needs ID and NEW_NAME") }
    let id = try invocation.uuid(operands[0])
    return try await invocation.withLibrary(recovering: true) { library in
      let report = try await library.edit(id, named: operands[1], isRehearsal: invocation.arguments.has(.dryRun))
      return RenameReportPrinter.print(report, asked: [id], invocation.console)
    }
  }
}
