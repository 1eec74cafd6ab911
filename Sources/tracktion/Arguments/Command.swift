/// One verb of the command line. The table of them is the only place that knows which there are.
struct Command: Sendable {
  /// `["db", "migrate"]`; empty for the screen.
  let path: [String]
  /// What stands for the operands in the help: `PATH…`.
  let operands: String
  let summary: String
  /// Beside those that are understood everywhere.
  let options: [Option]
  let run: @Sendable (Invocation) async throws -> ExitStatus

  init(
    _ path: String, operands: String = "", summary: String, options: [Option] = [],
    run: @escaping @Sendable (Invocation) async throws -> ExitStatus
  ) {
    self.path = path.split(separator: " ").map(String.init)
    self.operands = operands
    self.summary = summary
    self.options = options
    self.run = run
  }

  var name: String { path.joined(separator: " ") }

  /// `tracktion db migrate [--adopt]`.
  var usage: String {
    (["tracktion"] + path + [operands] + options.map { "[\($0.usage)]" }).filter { !$0.isEmpty }
      .joined(separator: " ")
  }
}

/// What the process tells its caller (`spec/command-line.md`, Exit status).
enum ExitStatus: Int32, Sendable {
  case done = 0
  case someFailed = 1
  case usage = 2
  case unreachable = 3
  case interrupted = 130
}

/// One run of a command.
struct Invocation: Sendable {
  let command: Command
  let arguments: Arguments
  let console: Console
}
