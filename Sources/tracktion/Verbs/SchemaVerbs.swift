import Library

extension Command {
  static let db = [
    Command(
      "db migrate", summary: "bring the schema of PostgreSQL and of the graph up to date",
      options: [Option("adopt", help: "take over a database that the printed DDL or Alembic made"), .json]
    ) { try await SchemaVerbs.migrate($0) },
    Command(
      "db rollback", summary: "take migrations back",
      options: [Option("to", "N", help: "down to N; 0 is empty. Without it, the last one"), .yes, .json]
    ) { try await SchemaVerbs.rollback($0) },
    Command("db status", summary: "what is applied and what is pending", options: [.json]) {
      try await SchemaVerbs.status($0)
    },
    Command(
      "db rebuild-cards", summary: "make what lists and filters read anew from recordings and metadata",
      options: [.json, .quiet]
    ) { try await SchemaVerbs.rebuildCards($0) },
  ]
}

enum SchemaVerbs {
  static func status(_ invocation: Invocation) async throws -> ExitStatus {
    try await invocation.withLibrary { library in
      let status = try await library.schemaStatus()
      print(status, invocation.console)
      return status.graphProblem == nil ? .done : .unreachable
    }
  }

  private static func print(_ status: SchemaStatus, _ console: Console) {
    if let problem = status.graphProblem { console.say("graph: \(problem)") }
    guard console.json else {
      console.print("revision \(status.revision), \(status.applied.count) applied, \(status.pending.count) pending")
      for label in status.pending { console.print("  pending: \(label)") }
      return
    }
    console.print(
      .object([
        ("applied", .array(status.applied.map(JSON.string))), ("pending", .array(status.pending.map(JSON.string))),
        ("revision", .of(status.revision)),
      ]))
  }

  static func migrate(_ invocation: Invocation) async throws -> ExitStatus {
    let console = invocation.console
    return try await invocation.withLibrary { library in
      if invocation.arguments.has("adopt") {
        let report = try await library.adopt()
        for line in report.mended { console.say("mended: \(line)") }
        for line in report.leftAlone { console.say("left alone: \(line)") }
      }
      let change = try await library.migrate { label in if !console.quiet { console.say("applying \(label)") } }
      for line in change.notOffered { console.say(line) }
      return try await finish(change, library, console)
    }
  }

  static func rollback(_ invocation: Invocation) async throws -> ExitStatus {
    let console = invocation.console
    let target = try invocation.arguments.value("to").map { text in
      guard let number = Int(text), number >= 0 else { throw UsageError("--to needs a number from 0") }
      return number
    }
    return try await invocation.withLibrary { library in
      let revision = try await library.schemaStatus().revision
      let number = target ?? max(0, revision - 1)
      let question = "Take the schema back from revision \(revision) to \(number)? What its tables hold is lost."
      guard invocation.arguments.has(.yes) || console.confirm(question) else {
        console.say("Nothing was done; --yes does it without asking.")
        return .usage
      }
      let change = try await library.rollback(to: number) { label in
        if !console.quiet { console.say("taking back \(label)") }
      }
      return try await finish(change, library, console)
    }
  }

  static func rebuildCards(_ invocation: Invocation) async throws -> ExitStatus {
    let console = invocation.console
    return try await invocation.withLibrary { library in
      try await library.requireSchema()
      let bar = ProgressLine("Making cards", console: console)
      let rebuild = try await library.rebuildCards { bar.update(done: $0, total: $1) }
      bar.finish()
      if console.json {
        console.print(.object([("recordings", .of(rebuild.recordings)), ("mended", .of(rebuild.mended))]))
      } else {
        console.print("\(rebuild.recordings) recordings, \(rebuild.mended) cards mended")
      }
      return .done
    }
  }

  private static func finish(
    _ change: SchemaChange, _ library: MusicLibrary, _ console: Console
  ) async throws -> ExitStatus {
    let status = try await library.schemaStatus()
    print(status, console)
    return change.graphProblem == nil && status.graphProblem == nil ? .done : .unreachable
  }
}
