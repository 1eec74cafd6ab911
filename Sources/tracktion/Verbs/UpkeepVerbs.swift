import EventLoop
import Library

extension Command {
  static let upkeep = [
    Command(
      "maintain", summary: "fresh statistics of both servers, weak relations out of the graph",
      options: [Option("reweigh", help: "also move the confidence of other programs' relations, once a call"), .json]
    ) { try await UpkeepVerbs.maintain($0) },
    Command(
      "monitor", summary: "what both servers are doing, index use, sizes, statistics by month",
      options: [Option("watch", help: "again every 5 s, until Ctrl-C"), .json]
    ) { try await UpkeepVerbs.monitor($0) },
  ]
}

/// `maintain` and `monitor`.
enum UpkeepVerbs {
  static func maintain(_ invocation: Invocation) async throws -> ExitStatus {
    let console = invocation.console
    return try await invocation.withLibrary { library in
      try await library.requireSchema()
      let tasks = try await library.maintain(reweigh: invocation.arguments.has("reweigh"))
      for task in tasks {
        if console.json {
          console.print(
            .object([
              ("task", .string(task.task)), ("done", .bool(task.done)), ("detail", .string(task.detail)),
            ]))
        } else if task.done {
          console.print("\(task.task): \(task.detail)")
        }
        if !task.done { console.complain(task.task, task.detail) }
      }
      return tasks.allSatisfy(\.done) ? .done : .someFailed
    }
  }

  static func monitor(_ invocation: Invocation) async throws -> ExitStatus {
    try await invocation.withLibrary { library in
      while true {
        let sections = try await library.monitor()
        for section in sections { print(section, invocation.console) }
        guard invocation.arguments.has("watch") else {
          // A section that bears its server's name says why that is away.
          return sections.contains { $0.title == $0.server } ? .unreachable : .done
        }
        try await EventLoop.io.sleep(for: .seconds(5))
      }
    }
  }

  private static func print(_ section: MonitorSection, _ console: Console) {
    guard !console.json else {
      let rows = section.rows.map { row in JSON.object(row.map { ($0.name, .of($0.value)) }) }
      return console.print(
        .object([
          ("server", .string(section.server)), ("section", .string(section.title)), ("rows", .array(rows)),
          ("note", .of(section.note)),
        ]))
    }
    console.print("\(section.server), \(section.title)\(section.rows.isEmpty && section.note == nil ? ": none" : "")")
    if let note = section.note { console.print("  \(note)") }
    for row in section.rows {
      console.print("  " + row.map { "\($0.name) \($0.value ?? "–")" }.joined(separator: "  "))
    }
  }
}
