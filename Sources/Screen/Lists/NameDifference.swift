import Terminal

/// An old and a new file name, cut into the parts that are alike and those that differ.
public struct NameDifference: Sendable, Hashable {
  public struct Part: Sendable, Hashable {
    public var text: CellText
    public var differs: Bool
  }

  public let old: [Part]
  public let new: [Part]

  /// Compares by words, with the longest common sequence: what a person sees as "the same words, two added".
  public init(from: String, to: String) {
    let left = NameDifference.words(from)
    let right = NameDifference.words(to)
    let (keptLeft, keptRight) = NameDifference.common(left, right)
    old = NameDifference.parts(left, kept: keptLeft)
    new = NameDifference.parts(right, kept: keptRight)
  }

  private static func words(_ name: String) -> [Substring] {
    var words: [Substring] = []
    var start = name.startIndex
    var previous: Character?
    for index in name.indices {
      let character = name[index]
      if let previous, !(isWord(previous) && isWord(character)) {
        words.append(name[start..<index])
        start = index
      }
      previous = character
    }
    if start < name.endIndex { words.append(name[start...]) }
    return words
  }

  private static func isWord(_ character: Character) -> Bool { character.isLetter || character.isNumber }

  /// Which words of both sides belong to the longest common sequence. A page has hundreds of
  /// names, and names of more words than anybody reads are not compared.
  private static func common(_ a: [Substring], _ b: [Substring]) -> ([Bool], [Bool]) {
    var keptA = Array(repeating: false, count: a.count)
    var keptB = Array(repeating: false, count: b.count)
    guard a.count <= 120, b.count <= 120 else { return (keptA, keptB) }
    let width = b.count + 1
    var length = Array(repeating: 0, count: (a.count + 1) * width)
    for i in a.indices.reversed() {
      for j in b.indices.reversed() {
        length[i * width + j] =
          a[i] == b[j]
          ? length[(i + 1) * width + j + 1] + 1
          : max(length[(i + 1) * width + j], length[i * width + j + 1])
      }
    }
    var (i, j) = (0, 0)
    while i < a.count, j < b.count {
      if a[i] == b[j] {
        keptA[i] = true
        keptB[j] = true
        i += 1
        j += 1
      } else if length[(i + 1) * width + j] >= length[i * width + j + 1] {
        i += 1
      } else {
        j += 1
      }
    }
    return (keptA, keptB)
  }

  private static func parts(_ words: [Substring], kept: [Bool]) -> [Part] {
    var parts: [Part] = []
    var text = ""
    for (index, word) in words.enumerated() {
      if index > 0, kept[index] != kept[index - 1] {
        parts.append(Part(text: CellText(text), differs: !kept[index - 1]))
        text = ""
      }
      text += word
    }
    if let last = kept.last { parts.append(Part(text: CellText(text), differs: !last)) }
    return parts
  }
}
