import Terminal

extension Key {
  /// As help and footer write it, and as a config may.
  public var name: String {
    switch self {
    case .character(" "): "Space"
    case .character(let character): String(character)
    case .control(let character): "Ctrl-\(character.uppercased())"
    case .alt(let character): "Alt-\(character)"
    case .function(let number): "F\(number)"
    default: Key.named.first { $0.key == self }?.name ?? "?"
    }
  }

  private static let named: [(name: String, key: Key)] = [
    ("Enter", .enter), ("Tab", .tab), ("Shift-Tab", .backTab), ("Esc", .escape), ("Backspace", .backspace),
    ("Del", .delete), ("Ins", .insert), ("↑", .up), ("↓", .down), ("←", .left), ("→", .right), ("PgUp", .pageUp),
    ("PgDn", .pageDown), ("Home", .home), ("End", .end), ("Up", .up), ("Down", .down), ("Left", .left),
    ("Right", .right), ("PageUp", .pageUp), ("PageDown", .pageDown), ("Escape", .escape), ("Delete", .delete),
    ("Insert", .insert),
  ]

  /// Reads the name of a key: `a`, `Ctrl-A`, `Alt-x`, `Space`, `F5`, `PgDn`; upper and lower case are the same
  /// except in single letters. Nil where it is none.
  public init?(name: String) {
    if name.count == 1, let character = name.first {
      self = Key.named.first { $0.name == name }?.key ?? .character(character)
      return
    }
    let lower = name.lowercased()
    if lower == "space" {
      self = .character(" ")
    } else if let key = Key.named.first(where: { $0.name.lowercased() == lower })?.key {
      self = key
    } else if lower.hasPrefix("ctrl-"), lower.count == 6, let letter = lower.last {
      self = .control(letter)
    } else if lower.hasPrefix("alt-"), name.count == 5, let letter = name.last {
      self = .alt(letter)
    } else if lower.first == "f", let number = Int(lower.dropFirst()), (1...24).contains(number) {
      self = .function(number)
    } else {
      return nil
    }
  }
}
