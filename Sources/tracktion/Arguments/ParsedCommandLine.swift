/// A command line, taken apart.
enum ParsedCommandLine {
  case run(Command, Arguments)
  /// Nil: the whole program's help. A group (`db`) gives its first word.
  case help([String])
  case version

  /// Finds the command by its longest path and reads its options, wherever they stand.
  ///
  /// - Throws: ``UsageError``.
  static func parse(_ words: [String], commands: [Command]) throws -> ParsedCommandLine {
    let ofTheScreen = commands.first { $0.path.isEmpty }?.options ?? []
    let leading = try Arguments(
      words, options: Option.everywhere + [.yes, .quiet, .json] + ofTheScreen, stopAtOperand: true)
    if leading.has("version") { return .version }
    if leading.operands.first == "help" { return .help(Array(leading.operands.dropFirst())) }
    if leading.has("help"), leading.operands.isEmpty { return .help([]) }

    let path = leading.operands
    guard let command = longestMatch(path, commands) else { return try withoutCommand(path, leading, commands) }
    let arguments = try Arguments(
      Array(path.dropFirst(command.path.count)), options: command.options + Option.everywhere + extras(command))
    if leading.has("help") || arguments.has("help") { return .help(command.path) }
    let operands = arguments.operands
    guard !command.operands.isEmpty || operands.isEmpty else {
      throw UsageError("\(command.name.isEmpty ? "tracktion" : command.name) takes no “\(operands[0])”")
    }
    var merged = Arguments(valuesOf: leading)
    merged.merge(arguments)
    return .run(command, merged)
  }

  /// `--quiet`, `--json` and `--yes` are harmless everywhere, so that scripts need not know which verb asks.
  private static func extras(_ command: Command) -> [Option] {
    [Option.json, .quiet, .yes].filter { extra in !command.options.contains { $0.name == extra.name } }
  }

  private static func longestMatch(_ path: [String], _ commands: [Command]) -> Command? {
    commands.filter { path.starts(with: $0.path) && (!$0.path.isEmpty || path.isEmpty) }
      .max { $0.path.count < $1.path.count }
  }

  private static func withoutCommand(
    _ path: [String], _ leading: Arguments, _ commands: [Command]
  ) throws -> ParsedCommandLine {
    let group = commands.filter { $0.path.first == path.first }
    guard group.isEmpty else {
      if path.count == 1 || path.dropFirst().contains(where: { $0 == "--help" || $0 == "-h" }) {
        return .help([path[0]])
      }
      throw UsageError(
        "no command “\(path[0]) \(path[1])”",
        nearest: Nearest.match(path[1], among: group.compactMap { $0.path.dropFirst().first }).map {
          "\(path[0]) \($0)"
        })
    }
    throw UsageError(
      "no command “\(path[0])”",
      nearest: Nearest.match(path[0], among: Array(Set(commands.compactMap(\.path.first))).sorted()))
  }
}
