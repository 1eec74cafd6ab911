import Mixing

/// The genres of one recording, to be compared with those of others; names are equal that are equal in `fold`, as they
/// are when relations are computed.
struct SharedGenre {
  private let names: Set<String>
  private let parents: Set<String>

  init(_ genres: [String]) {
    names = Set(genres.map(ArtistCredit.normalized))
    parents = Set(genres.compactMap(Self.parent).map(ArtistCredit.normalized))
  }

  /// The first of these genres that the recording has too, as it is written there, else the first parent in common.
  func shared(with genres: [String]) -> String? {
    let sorted = genres.sorted()
    return sorted.first { names.contains(ArtistCredit.normalized($0)) }
      ?? sorted.compactMap(Self.parent).first { parents.contains(ArtistCredit.normalized($0)) }
  }

  private static func parent(_ genre: String) -> String? { GenreName.all(in: genre).first?.parent }
}
