/// A text of the form "A feat. B", "A (ft. B)" or "Title [featuring B] (Remix)", taken apart.
struct FeaturedArtists {
  /// What stands before.
  let main: String
  /// What stands after the word, up to a closing bracket or the next opening one.
  let featured: String

  private static let words: Set = ["feat", "feat.", "ft", "ft.", "featuring"]
  /// Written without a blank behind: "(feat.Os Hawaianos)".
  private static let glued = ["feat.", "ft."]

  /// Nil where no such word is there, or nothing stands after it.
  init?(_ text: String) {
    let words = text.split(separator: " ", omittingEmptySubsequences: true)
    let place = words.firstIndex { word in
      let bare = word.drop { $0 == "(" || $0 == "[" }.lowercased()
      return Self.words.contains(bare) || Self.glued.contains { bare.hasPrefix($0) }
    }
    guard let place, place > 0 else { return nil }
    let bare = words[place].drop { $0 == "(" || $0 == "[" }
    let behind = Self.words.contains(bare.lowercased()) ? "" : bare.drop { $0 != "." }.dropFirst()
    let rest = ([behind] + words[(place + 1)...]).filter { !$0.isEmpty }.joined(separator: " ")
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
