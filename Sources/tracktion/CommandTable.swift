extension Command {
  /// Every verb that exists, in the order of the help.
  static let table: [Command] =
    [screen, importing] + recordings + [propose] + proposals + [recover] + graph + upkeep + db + local
    + [demo, doctor, completion]

  static let screen = Command(
    "", summary: "the screen",
    options: [Option("mouse", help: "mouse on (off by default over SSH)")]
  ) { _ in .done }

  static let completion = Command(
    "completion", operands: "bash|zsh|fish", summary: "a completion script for your shell"
  ) { invocation in
    guard invocation.arguments.operands.count == 1,
      let shell = CompletionScript(rawValue: invocation.arguments.operands[0])
    else { throw UsageError("completion needs one of bash, zsh, fish") }
    invocation.console.printVerbatim(shell.text(table))
    return .done
  }
}
