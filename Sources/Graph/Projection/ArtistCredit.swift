import Records

/// An artist of a recording: who, as what, and how sure that is.
public struct ArtistCredit: Sendable, Hashable {
  /// `PERFORMED_BY.role` (N13).
  public enum Role: String, Sendable, Hashable, CaseIterable {
    case primary, featured, composer, remixer
  }

  /// As it is written.
  public let name: String
  public let role: Role
  /// 1 for a field that is one artist, 0.8 for what was parsed out of a field or a title.
  public let confidence: Double

  /// `fold` of the name, runs of blanks one: names of one artist are equal in it.
  public var normalizedName: String { Self.normalized(name) }

  /// `Artist.normalized_name` and its like.
  public static func normalized(_ text: String) -> String {
    fold(text).split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }
}

/// Reads who made a recording out of its fields (N13).
///
/// - Values between semicolons are artists of their own (P17).
/// - `feat.`, `ft.`, `featuring` split always, and what follows is featured; so does a title's "(feat. B)". `vs.` splits
///   always, into two primary artists.
/// - `&`, `,` and `x` (also as the sign `×`, or typed on a Cyrillic keyboard) split only where each part is an artist of
///   its own elsewhere in the library: "Simon & Garfunkel" stays one, "Tyler, The Creator" too.
struct ArtistCredits {
  /// Whether a normalized name is a whole artist field elsewhere.
  let isKnown: (String) -> Bool

  /// Everybody, each once a role, in the order of the fields.
  func credits(artist: String?, title: String?, composer: String?, remixer: String?) -> [ArtistCredit] {
    var credits: [ArtistCredit] = []
    func add(_ name: String, _ role: ArtistCredit.Role, _ confidence: Double) {
      let credit = ArtistCredit(name: name, role: role, confidence: confidence)
      guard !credit.normalizedName.isEmpty else { return }
      // Named in the artist field and in the title: once is enough.
      guard !credits.contains(where: { $0.role == role && $0.normalizedName == credit.normalizedName }) else { return }
      credits.append(credit)
    }
    for (name, role, confidence) in Self.values(artist).flatMap({ named(in: $0) }) { add(name, role, confidence) }
    if let title, let featured = FeaturedArtists(title)?.featured {
      for name in parts(featured) { add(name, .featured, 0.8) }
    }
    for (field, role) in [(composer, ArtistCredit.Role.composer), (remixer, .remixer)] {
      for value in Self.values(field) {
        let names = parts(value)
        for name in names { add(name, role, names.count > 1 ? 0.8 : 1) }
      }
    }
    return credits
  }

  /// The parts that a library must be asked about before it is known how these fields split, normalized.
  static func questions(artist: String?, title: String?, composer: String?, remixer: String?) -> Set<String> {
    var asked: Set<String> = []
    let texts =
      (values(artist) + values(composer) + values(remixer)).flatMap { value in
        let split = FeaturedArtists(value)
        return (split.map { [$0.main, $0.featured] } ?? [value]).flatMap(versus)
      } + [title.flatMap { FeaturedArtists($0)?.featured }].compactMap { $0 }
    for text in texts { collect(text, &asked) }
    return asked
  }

  private static func collect(_ text: String, _ asked: inout Set<String>) {
    for separator in separators {
      let parts = split(text, at: separator)
      guard parts.count > 1 else { continue }
      for part in parts where asked.insert(ArtistCredit.normalized(part)).inserted { collect(part, &asked) }
    }
  }

  // MARK: One value

  private func named(in value: String) -> [(String, ArtistCredit.Role, Double)] {
    let split = FeaturedArtists(value)
    let main = Self.versus(split?.main ?? value).flatMap(parts)
    let whole = split == nil && main.count == 1
    return main.map { ($0, .primary, whole ? 1 : 0.8) }
      + (split.map { parts($0.featured) } ?? []).map { ($0, .featured, 0.8) }
  }

  /// One name, or several where each is known.
  private func parts(_ text: String) -> [String] {
    let name = Self.trimmed(text)
    return known(name) ?? [name]
  }

  private func known(_ text: String) -> [String]? {
    for separator in Self.separators {
      let parts = Self.split(text, at: separator)
      guard parts.count > 1 else { continue }
      let names = parts.compactMap { part in isKnown(ArtistCredit.normalized(part)) ? [part] : known(part) }
      if names.count == parts.count { return names.flatMap { $0 } }
    }
    return nil
  }

  // MARK: Splitting

  private static let separators = [" & ", ",", " x ", " X ", " × ", " \u{445} ", " \u{425} "]

  private static func values(_ field: String?) -> [String] {
    (field ?? "").split(separator: ";").map { trimmed(String($0)) }.filter { !$0.isEmpty }
  }

  private static func split(_ text: String, at separator: String) -> [String] {
    text.split(separator: separator).map { trimmed(String($0)) }.filter { !$0.isEmpty }
  }

  private static func versus(_ text: String) -> [String] {
    let words = text.split(separator: " ")
    var names: [[Substring]] = [[]]
    for (index, word) in words.enumerated() {
      if ["vs", "vs."].contains(word.lowercased()), index > 0, index + 1 < words.count {
        names.append([])
      } else {
        names[names.count - 1].append(word)
      }
    }
    return names.count > 1 ? names.map { $0.joined(separator: " ") } : [text]
  }

  private static func trimmed(_ text: String) -> String {
    text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }
}
