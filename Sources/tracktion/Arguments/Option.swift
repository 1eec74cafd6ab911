/// One option of a command, as the table has it: parsing, help and completion are all made of it.
struct Option: Sendable {
  /// Without the dashes.
  let name: String
  /// What stands for its value in the help; nil for a switch.
  let value: String?
  let help: String
  /// A single letter that means the same.
  let letter: Character?
  /// What completion offers as values; empty: anything (a path).
  let choices: [String]

  init(_ name: String, _ value: String? = nil, letter: Character? = nil, choices: [String] = [], help: String) {
    self.name = name
    self.value = value
    self.letter = letter
    self.choices = choices
    self.help = help
  }

  /// As the help shows it: `--filter F`.
  var usage: String { value.map { "--\(name) \($0)" } ?? "--\(name)" }
}

extension Option {
  // Options that mean the same wherever they stand.
  static let json = Option("json", help: "print JSON: one object a row, or one object")
  static let dryRun = Option("dry-run", help: "say what would be done, change nothing")
  static let yes = Option("yes", letter: "y", help: "do it without asking")
  static let quiet = Option("quiet", letter: "q", help: "no progress")
  static let filter = Option("filter", "F", help: "only what the filter matches (language: see the screen's help)")
  static let limit = Option("limit", "N", help: "at most N rows")
  static let directory = Option("dir", "DIR", help: "the data folder of the servers")

  /// Understood by every command, before or after its name.
  static let everywhere: [Option] = [
    Option("config", "FILE", help: "another config file than $XDG_CONFIG_HOME/tracktion/config.yaml"),
    Option("postgres", "CONNINFO", help: "PostgreSQL: a libpq URI or key=value string, without a password"),
    Option("root", "DIR", help: "files may be renamed below DIR (repeatable)"),
    Option("help", letter: "h", help: "show help"),
    Option("version", help: "show the version"),
  ]
}
