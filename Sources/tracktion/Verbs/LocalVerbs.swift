import Library
import LocalServers

extension Command {
  static let local = [
    Command("local start", summary: "start your own servers, making them first", options: [.directory, .json]) {
      LocalVerbs.report(try await $0.localServers().startMigrated(), $0)
    },
    Command("local stop", summary: "stop them; everything is kept", options: [.directory]) {
      try await $0.localServers().stop()
      $0.console.say("The local servers are stopped.")
      return .done
    },
    Command("local info", summary: "where they are and whether they run", options: [.directory, .json]) {
      LocalVerbs.report($0.localServers().info(), $0)
    },
    Command("local env", summary: "shell exports that lead other programs to them", options: [.directory]) {
      LocalVerbs.environment($0.localServers().info(), $0)
    },
    Command("local reset", summary: "stop them and remove all that they keep", options: [.directory, .yes]) {
      try await LocalVerbs.reset($0)
    },
  ]
}

enum LocalVerbs {
  static func report(_ info: LocalServersInfo, _ invocation: Invocation) -> ExitStatus {
    if invocation.console.json {
      invocation.console.print(info.json)
    } else {
      invocation.console.print("folder      \(info.directory)")
      invocation.console.print("PostgreSQL  \(info.postgres?.uri ?? "not running")")
      invocation.console.print("graph       \(info.graph.map { "\($0.uri) (\($0.server))" } ?? "not running")")
    }
    if let problem = info.graphProblem { invocation.console.say("graph: \(problem)") }
    return info.postgres == nil ? .someFailed : .done
  }

  static func environment(_ info: LocalServersInfo, _ invocation: Invocation, roots: [String] = []) -> ExitStatus {
    guard info.postgres != nil else {
      invocation.console.say("The servers do not run; `\(invocation.command.path[0])` starts them.")
      return .unreachable
    }
    for (name, value) in info.environment { invocation.console.print("export \(name)=\(ShellQuoting.quote(value))") }
    if !roots.isEmpty {
      invocation.console.print("export TRACKTION_ROOTS=\(ShellQuoting.quote(roots.joined(separator: ":")))")
    }
    return .done
  }

  static func reset(_ invocation: Invocation) async throws -> ExitStatus {
    let servers = invocation.localServers()
    let question = "Remove both servers and the library in \(servers.directory)?"
    guard invocation.arguments.has(.yes) || invocation.console.confirm(question) else {
      invocation.console.say("Nothing was removed; --yes does it without asking.")
      return .usage
    }
    try await servers.reset()
    invocation.console.say("Removed.")
    return .done
  }
}

extension LocalServersInfo {
  /// As `spec/command-line.md` has it, with passwords: they are what is asked for.
  var json: JSON { .object(fields) }

  var fields: [(String, JSON)] {
    [
      ("running", .bool(running)), ("directory", .string(directory)),
      ("postgres", postgres.map { .object([("uri", .string($0.uri))]) } ?? .null),
      (
        "graph",
        graph.map {
          .object([
            ("uri", .string($0.uri)), ("user", .string($0.user)), ("password", .string($0.password)),
            ("database", .string($0.database)), ("server", .string($0.server)),
          ])
        } ?? .null
      ),
    ]
  }
}
