/// Help as pure layout of the command table.
enum HelpText {
  /// The whole program.
  static func overview(_ commands: [Command]) -> String {
    let verbs = commands.filter { !$0.path.isEmpty }
    return """
      tracktion – recordings, tracklists and renames for DJs, in a terminal

      Usage: tracktion [OPTIONS]              the screen
             tracktion COMMAND [OPTIONS]      the same, for scripts

      Commands:
      \(table(verbs.map { ([$0.name, $0.operands].filter { !$0.isEmpty }.joined(separator: " "), $0.summary) }))

      Options everywhere:
      \(table(Option.everywhere.map { ($0.usage, $0.help) }))

      `tracktion COMMAND --help` tells more. Nothing named a server? Then your own local ones are used: `local`.

      """
  }

  /// One command.
  static func of(_ command: Command) -> String {
    let options = command.options.isEmpty ? "" : "\n\nOptions:\n" + table(command.options.map { ($0.usage, $0.help) })
    return "\(command.summary)\n\nUsage: \(command.usage)\(options)\n"
  }

  /// The commands that begin with one word: `db`.
  static func group(_ name: String, _ commands: [Command]) -> String {
    "Commands of \(name):\n" + table(commands.map { ($0.usage, $0.summary) }) + "\n"
  }

  private static func table(_ rows: [(String, String)]) -> String {
    let width = min(34, rows.map(\.0.count).max() ?? 0)
    return rows.map { left, right in
      left.count > width
        ? "  \(left)\n  \(String(repeating: " ", count: width + 2))\(right)"
        : "  \(left)\(String(repeating: " ", count: width + 2 - left.count))\(right)"
    }
    .joined(separator: "\n")
  }
}
