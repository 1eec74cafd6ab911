import Terminal

extension KeyTable {
  /// This table with a user's own keys: names of commands (`accept`, `page-down`) and their keys, separated by blanks.
  ///
  /// A key that is given to one command is taken from others of the same scope. What cannot be read is left out and
  /// comes back as a sentence each; `quit`, `cancel` and `help` cannot be left without a key.
  public func rebinding(_ wishes: [(command: String, keys: String)]) -> (table: KeyTable, problems: [String]) {
    var table = self
    var problems: [String] = []
    for wish in wishes {
      guard let command = Command(rawValue: wish.command),
        let index = table.bindings.firstIndex(where: { $0.command == command })
      else {
        problems.append("keys: there is no command “\(wish.command)”")
        continue
      }
      let names = wish.keys.split(separator: " ").map(String.init)
      let keys = names.compactMap(Key.init(name:))
      if let wrong = names.first(where: { Key(name: $0) == nil }) {
        problems.append("keys: “\(wrong)” for \(wish.command) is not the name of a key")
      } else if keys.isEmpty, [.quit, .cancel, .help].contains(command) {
        problems.append("keys: \(wish.command) needs a key")
      } else {
        table.give(keys, to: index)
      }
    }
    for command in [Command.quit, .cancel, .help] where table.binding(of: command)?.keys.isEmpty == true {
      problems.append("keys: \(command.rawValue) keeps its own key, since it would have none")
      if let index = table.bindings.firstIndex(where: { $0.command == command }) {
        table.give(binding(of: command)?.keys ?? [], to: index)
      }
    }
    return (table, problems)
  }

  private mutating func give(_ keys: [Key], to index: Int) {
    var changed = bindings
    let scope = changed[index].scope
    for other in changed.indices where other != index && KeyTable.overlap(changed[other].scope, scope) {
      changed[other].keys.removeAll(where: keys.contains)
    }
    changed[index].keys = keys
    bindings = changed
  }

  /// A key of the wider scope would hide or be hidden by one of the narrower.
  private static func overlap(_ a: Scope, _ b: Scope) -> Bool {
    a == b || a == .anywhere || b == .anywhere || a == .lists || b == .lists
  }
}
