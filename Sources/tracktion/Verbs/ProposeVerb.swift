import Formats
import Library

extension Command {
  static let propose = Command(
    "propose", summary: "make rename proposals from metadata",
    options: [
      .filter, Option("template", "T", help: "how files are to be named; {artist} - {title} unless given"),
      Option("case", help: "also where only case or the normal form of letters differs"), .dryRun, .json, .quiet,
    ]
  ) { invocation in
    if let template = invocation.arguments.value("template") {
      do { _ = try NameTemplate(template) } catch { throw UsageError("\(error)") }
    }
    return try await invocation.withLibrary(recovering: true) { library in
      try await library.requireSchema()
      let bar = ProgressLine("Looking for names", console: invocation.console)
      let report = try await library.propose(
        filter: invocation.arguments.value(.filter) ?? "", template: invocation.arguments.value("template"),
        includesCase: invocation.arguments.has("case"), isDryRun: invocation.arguments.has(.dryRun)
      ) { bar.update(done: $0, total: $1) }
      bar.finish()
      ProposeVerb.print(report, invocation.console)
      return .done
    }
  }
}

enum ProposeVerb {
  static func print(_ report: ProposeReport, _ console: Console) {
    let skipped = report.skipped.sorted { $0.key < $1.key }
    guard console.json else {
      console.print(report.sentence)
      for (reason, count) in skipped { console.print("  skipped, \(reason): \(count)") }
      return
    }
    console.print(
      .object([
        ("correlation_id", .of(report.correlationID)), ("considered", .of(report.considered)),
        ("proposed", .of(report.proposed)), ("already_right", .of(report.alreadyRight)),
        ("already_proposed", .of(report.alreadyProposed)),
        ("skipped", .object(skipped.map { ($0.key, .of($0.value)) })),
      ]))
  }
}
