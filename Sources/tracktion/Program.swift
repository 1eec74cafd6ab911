import EventLoop
import Glibc

/// The command: parses arguments, wires everything, runs the screen or one verb.
@main struct Program {
  static func main() {
    setlocale(LC_ALL, "")
    // File names and tags are UTF-8 whatever the locale says; widths are asked of libc.
    if String(cString: nl_langinfo(Int32(CODESET))) != "UTF-8" { setlocale(LC_CTYPE, "C.UTF-8") }
    signal(SIGPIPE, SIG_IGN)
    exit(run(Array(CommandLine.arguments.dropFirst())).rawValue)
  }

  private static func run(_ words: [String]) -> ExitStatus {
    let commands = Command.table
    let plain = Console(json: false, quiet: false)
    do {
      switch try ParsedCommandLine.parse(words, commands: commands) {
      case .version:
        plain.print("tracktion \(Version.current)")
        return .done
      case .help(let path):
        plain.printVerbatim(try help(path, commands))
        return .done
      case .run(let command, let arguments):
        let console = Console(json: arguments.has(.json), quiet: arguments.has(.quiet))
        let invocation = Invocation(command: command, arguments: arguments, console: console)
        if command.path.isEmpty { return ScreenProgram.run(invocation) }
        let status = VerbRun.run(invocation)
        // The demo makes itself ready as a verb does, then shows the screen.
        guard status == .done, command.path == ["demo"], DemoVerb.opensScreen(arguments) else { return status }
        return DemoVerb(invocation: invocation).show()
      }
    } catch {
      plain.say("tracktion: \(error)")
      plain.say("`tracktion --help` lists what there is.")
      return .usage
    }
  }

  private static func help(_ path: [String], _ commands: [Command]) throws -> String {
    if path.isEmpty { return HelpText.overview(commands) }
    if let command = commands.first(where: { $0.path == path }) { return HelpText.of(command) }
    let group = commands.filter { $0.path.first == path[0] }
    guard !group.isEmpty else {
      throw UsageError("no command “\(path.joined(separator: " "))”")
    }
    return HelpText.group(path[0], group)
  }
}
