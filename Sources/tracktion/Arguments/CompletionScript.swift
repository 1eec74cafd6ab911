/// Shell completion, written from the command table.
enum CompletionScript: String, CaseIterable {
  case bash, zsh, fish

  func text(_ commands: [Command]) -> String {
    let verbs = commands.filter { !$0.path.isEmpty }
    return switch self {
    case .bash: Self.bash(verbs)
    case .zsh: "#compdef tracktion\nautoload -U +X bashcompinit && bashcompinit\n" + Self.bash(verbs)
    case .fish: Self.fish(verbs)
    }
  }

  private static func bash(_ verbs: [Command]) -> String {
    let cases = verbs.sorted { $0.path.count > $1.path.count }.map { command in
      "    \(command.path.joined(separator: "\\ "))*) words='\(optionNames(command))' ;;"
    }
    let groups = Set(verbs.filter { $0.path.count > 1 }.map { $0.path[0] }).sorted().map { group in
      let seconds = verbs.filter { $0.path.first == group }.compactMap { $0.path.dropFirst().first }
      return "    \(group)) words='\(seconds.joined(separator: " "))' ;;"
    }
    return """
      _tracktion() {
        local current=${COMP_WORDS[COMP_CWORD]} line=${COMP_WORDS[*]:1:COMP_CWORD-1} words=
        case $line in
          '') words='\(firstWords(verbs).joined(separator: " "))' ;;
      \(groups.joined(separator: "\n"))
      \(cases.joined(separator: "\n"))
        esac
        COMPREPLY=($(compgen -W "$words" -- "$current"))
        [[ ${#COMPREPLY[@]} -gt 0 ]] || COMPREPLY=($(compgen -f -- "$current"))
      }
      complete -o filenames -F _tracktion tracktion

      """
  }

  private static func fish(_ verbs: [Command]) -> String {
    var lines = firstWords(verbs).map { word in
      "complete -c tracktion -n __fish_use_subcommand -f -a \(word) -d '\(quoted(summary(word, verbs)))'"
    }
    for command in verbs {
      let condition = command.path.map { "__fish_seen_subcommand_from \($0)" }.joined(separator: "; and ")
      if command.path.count > 1 {
        lines.append(
          "complete -c tracktion -n '__fish_seen_subcommand_from \(command.path[0])' -f -a \(command.path[1])"
            + " -d '\(quoted(command.summary))'")
      }
      lines += (command.options + Option.everywhere).map { option in
        "complete -c tracktion -n '\(condition)' -l \(option.name)\(option.value == nil ? "" : " -r")"
          + " -d '\(quoted(option.help))'"
      }
    }
    return lines.joined(separator: "\n") + "\n"
  }

  private static func firstWords(_ verbs: [Command]) -> [String] {
    verbs.reduce(into: []) { words, command in
      if words.last != command.path[0] { words.append(command.path[0]) }
    }
  }

  private static func summary(_ word: String, _ verbs: [Command]) -> String {
    verbs.first { $0.path == [word] }?.summary ?? "commands of \(word)"
  }

  private static func optionNames(_ command: Command) -> String {
    (command.options + Option.everywhere).map { "--\($0.name)" }.joined(separator: " ")
  }

  private static func quoted(_ text: String) -> String { text.replacing("'", with: "’") }
}
