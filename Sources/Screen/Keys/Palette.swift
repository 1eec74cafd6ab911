/// Every command by name: what the palette lists for what was typed.
struct Palette {
  enum Choice: Sendable {
    case command(KeyTable.Binding)
    /// A part of the large list, from 0 to 1; typed as `50%`.
    case place(Double)
  }

  let table: KeyTable

  /// The best matches first; all commands for an empty text.
  func choices(_ text: String) -> [Choice] {
    let typed = text.split(separator: " ").joined(separator: " ").lowercased()
    if typed.last == "%", let percent = Double(typed.dropLast()), (0...100).contains(percent) {
      return [.place(percent / 100)]
    }
    let listed = table.bindings.filter { $0.command != .palette && $0.command != .cancel && $0.command != .interrupt }
    guard !typed.isEmpty else { return listed.map(Choice.command) }
    let scored = listed.enumerated().compactMap {
      index, binding -> (score: Int, index: Int, binding: KeyTable.Binding)? in
      let name = Palette.score(typed, in: binding.command.rawValue.lowercased()).map { $0 + 100 }
      let help = Palette.score(typed, in: binding.help.lowercased())
      guard let best = [name, help].compactMap(\.self).max() else { return nil }
      return (best, index, binding)
    }
    return scored.sorted { ($1.score, $0.index) < ($0.score, $1.index) }.map { .command($0.binding) }
  }

  /// Fuzzy: the letters in order. Letters that stand together or begin a word count more; nil where one is missing.
  static func score(_ typed: String, in text: String) -> Int? {
    var score = 0
    var previous: Character = " "
    var wasMatch = false
    var rest = Substring(typed)
    for character in text {
      guard let wanted = rest.first else { break }
      let isMatch = character == wanted
      if isMatch {
        rest.removeFirst()
        score += wasMatch ? 6 : !previous.isLetter ? 4 : 1
      }
      wasMatch = isMatch
      previous = character
    }
    return rest.isEmpty ? score * 10 - min(9, text.count / 10) : nil
  }
}
