extension KeyName {
  private static let named: [String: KeyName] = [
    "Enter": .enter, "Tab": .tab, "Shift-Tab": .backTab, "Esc": .escape, "Backspace": .backspace, "Delete": .delete,
    "Up": .up, "Down": .down, "Left": .left, "Right": .right, "PgUp": .pageUp, "PgDn": .pageDown, "Home": .home,
    "End": .end, "Space": " ",
  ]

  /// A key by the name that the program's help gives it: `a`, `Enter`, `Ctrl-R`.
  public init(named name: String) {
    if let key = Self.named[name] {
      self = key
    } else if name.hasPrefix("Ctrl-"), name.count == 6, let letter = name.last {
      self = .control(Character(letter.lowercased()))
    } else {
      self = .text(name)
    }
  }
}
