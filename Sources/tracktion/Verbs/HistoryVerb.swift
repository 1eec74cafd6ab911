import FoundationEssentials
import Library
import Renaming

/// `proposals history`.
enum HistoryVerb {
  static func run(_ invocation: Invocation) async throws -> ExitStatus {
    let operands = invocation.arguments.operands
    guard operands.count <= 1 else { throw UsageError("one BATCH at a time") }
    let map = invocation.arguments.value("map")
    guard map == nil || map == "csv" || map == "json" else { throw UsageError("--map is csv or json") }
    let batch = try operands.first.map { try invocation.uuid($0) }
    let limit = try invocation.arguments.count(.limit) ?? 1_000
    return try await invocation.withLibrary(recovering: true) { library in
      let batches = try await library.history(limit: batch == nil ? limit : 100_000)
        .filter { batch == nil || $0.id == batch }
      if let batch, batches.isEmpty {
        throw LibraryError.notFound(kind: "batch", id: batch.uuidString.lowercased())
      }
      if let map {
        try await printMap(batches, library, asCSV: map == "csv", invocation.console)
      } else {
        for batch in batches {
          invocation.console.json ? invocation.console.print(json(batch)) : print(batch, invocation.console)
        }
      }
      return .done
    }
  }

  private static func print(_ summary: BatchSummary, _ console: Console) {
    let batch = summary.batch
    let state = summary.undoneAt != nil ? "  undone" : summary.endedAt == nil ? "  under way" : ""
    console.print(
      "\(batch.id.uuidString.lowercased())  \(batch.startedAt.formatted(.iso8601))  \(batch.author.user)@\(batch.author.host)  "
        + "\(batch.kind.rawValue)  \(summary.applied) done, \(summary.failed) not\(state)")
  }

  private static func json(_ summary: BatchSummary) -> JSON {
    .object([
      ("batch", .of(summary.id)), ("user", .string(summary.batch.author.user)),
      ("host", .string(summary.batch.author.host)), ("kind", .string(summary.batch.kind.rawValue)),
      ("at", .of(summary.batch.startedAt)), ("applied", .of(summary.applied)), ("failed", .of(summary.failed)),
      ("undone_at", .of(summary.undoneAt)),
    ])
  }

  /// Old and new path of what was renamed and stands so, oldest first: other programs can follow it in this order.
  private static func printMap(
    _ batches: [BatchSummary], _ library: MusicLibrary, asCSV: Bool, _ console: Console
  ) async throws {
    if asCSV { console.print("old_path,new_path") }
    for batch in batches.reversed() {
      for entry in try await library.entries(ofBatch: batch.id)
      where entry.result == .done && entry.row.role != .decision {
        let (old, new) = (entry.row.oldPath, entry.row.newPath)
        console.print(
          asCSV
            ? "\(quoted(old)),\(quoted(new))"
            : JSON.object([("old_path", .string(old)), ("new_path", .string(new))]).text)
      }
    }
  }

  /// RFC 4180.
  private static func quoted(_ text: String) -> String {
    text.contains { "\",\n\r".contains($0) } ? "\"" + text.replacing("\"", with: "\"\"") + "\"" : text
  }
}
