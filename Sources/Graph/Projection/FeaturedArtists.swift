/// A text of the form "A feat. B", "A (ft. B)" or "Title [featuring B] (Remix)", taken apart.
struct FeaturedArtists {
  /// What stands before.
  let main: String
  /// What stands after the word, up to a closing bracket or the next opening one.
  let featured: String

  private static let words: Set = ["feat", "feat.", "ft", "ft.", "featuring"]

  /// Nil where no such word is there, or nothing stands after it.
  init?(_ text: String) {
    let words = text.split(separator: " ", omittingEmptySubsequences: true)
    let place = words.firstIndex { word in
      Self.words.contains(word.drop { $0 == "(" || $0 == "[" }.lowercased())
    }
    guard let place, place > 0, place + 1 < words.count else { return nil }
    let rest = words[(place + 1)...].joined(separator: " ")
    let end = rest.firstIndex { ")]([".contains($0) } ?? rest.endIndex
    let featured = rest[..<end].trimmingSuffix(while: \.isWhitespace)
    guard !featured.isEmpty else { return nil }
    main = words[..<place].joined(separator: " ")
    self.featured = String(featured)
  }
}

extension Substring {
  fileprivate func trimmingSuffix(while isDropped: (Character) -> Bool) -> Substring {
    prefix(upTo: lastIndex { !isDropped($0) }.map(index(after:)) ?? startIndex)
  }
}
