import Catalog
import Formats
import Library

extension Command {
  static let importing = Command(
    "import", operands: "PATH…", summary: "take over library files: recordings, metadata, playlists",
    options: [
      Option(
        "map", "FROM=TO",
        help: "a folder as the library writes it (D:/Music, /Users/me/Music) and this machine's (repeatable)"),
      .json, .quiet,
    ]
  ) { invocation in
    guard !invocation.arguments.operands.isEmpty else { throw UsageError("import needs a PATH") }
    let rules = try invocation.arguments.all("map").map { text in
      do {
        return try PathMap.Rule(text)
      } catch {
        throw UsageError("\(error)")
      }
    }
    return try await invocation.withLibrary(recovering: true) { library in
      try await library.requireSchema()
      let bar = ProgressLine("Importing", console: invocation.console)
      let report = try await library.importFiles(invocation.arguments.operands, map: rules) {
        bar.update(done: $0, total: $1)
      }
      bar.finish()
      ImportVerb.print(report, invocation.console)
      await invocation.applyOutbox(library)
      if report.wasStopped { return .interrupted }
      return report.refused.isEmpty ? .done : .someFailed
    }
  }
}

enum ImportVerb {
  static func print(_ report: ImportReport, _ console: Console) {
    for refused in report.refused { console.complain(refused.item, refused.reason) }
    if console.json { return console.print(json(report)) }
    console.print(report.sentence)
    let lists = report.tracklists
    if lists.added + lists.updated + lists.unchanged > 0 {
      console.print("Tracklists: \(lists.added) new, \(lists.updated) updated, \(lists.unchanged) unchanged")
    }
    for proposal in report.proposedMap.prefix(5) {
      console.print(
        "--map \(ShellQuoting.quote("\(proposal.rule.from)=\(proposal.rule.to)")) would find \(proposal.files) of the missing files"
      )
    }
  }

  private static func json(_ report: ImportReport) -> JSON {
    let counts = report.recordings
    return .object([
      ("correlation_id", .of(report.correlationID)),
      (
        "recordings",
        .object([
          ("added", .of(counts.added)), ("updated", .of(counts.updated)), ("unchanged", .of(counts.unchanged)),
          ("moved", .of(counts.moved)), ("missing", .of(counts.missing)),
        ])
      ),
      (
        "metadata",
        .object([
          ("added", .of(counts.metadataAdded)), ("updated", .of(counts.metadataUpdated)),
          ("removed", .of(counts.metadataRemoved)), ("unchanged", .of(counts.metadataUnchanged)),
        ])
      ),
      (
        "tracklists",
        .object([
          ("added", .of(report.tracklists.added)), ("updated", .of(report.tracklists.updated)),
          ("unchanged", .of(report.tracklists.unchanged)),
        ])
      ),
      ("refused", .array(report.refused.map(json))),
      (
        "proposed_map",
        .array(
          report.proposedMap.map {
            .object([("from", .string($0.rule.from)), ("to", .string($0.rule.to)), ("files", .of($0.files))])
          })
      ),
    ])
  }

  private static func json(_ refused: ImportReport.Refused) -> JSON {
    .object(
      [("source", .string(refused.source)), ("item", .string(refused.item)), ("reason", .string(refused.reason))]
        + (refused.duplicateOf.map { [("duplicate_of", .string($0))] } ?? []))
  }
}
