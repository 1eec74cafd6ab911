import FoundationEssentials
import Mixing
import Records
import Testing

@testable import Graph

@Suite("Artists of a recording")
struct ArtistCreditTests {
  @Test(
    "artist fields",
    arguments: [
      ("Röyksopp", "Röyksopp primary 1.0"), ("A feat. B", "A primary 0.8, B featured 0.8"),
      ("A ft. B", "A primary 0.8, B featured 0.8"), ("A Featuring B", "A primary 0.8, B featured 0.8"),
      ("A (feat. B) ", "A primary 0.8, B featured 0.8"), ("A vs. B", "A primary 0.8, B primary 0.8"),
      ("A vs B feat. C", "A primary 0.8, B primary 0.8, C featured 0.8"), ("A; B", "A primary 1.0, B primary 1.0"),
      ("Simon & Garfunkel", "Simon & Garfunkel primary 1.0"), ("Ann & Bob", "Ann primary 0.8, Bob primary 0.8"),
      ("Ann, Bob & Cid", "Ann primary 0.8, Bob primary 0.8, Cid primary 0.8"),
      ("Tyler, The Creator & Ann", "Tyler, The Creator primary 0.8, Ann primary 0.8"),
      ("Ann x Bob", "Ann primary 0.8, Bob primary 0.8"), ("Axe x Who", "Axe x Who primary 1.0"),
      ("A feat. Ann & Bob", "A primary 0.8, Ann featured 0.8, Bob featured 0.8"), ("feat. B", "feat. B primary 1.0"),
      ("Featurecast", "Featurecast primary 1.0"), ("", ""), (" ; ", ""),
    ])
  func artists(field: String, expected: String) {
    #expect(text(artist: field) == expected)
  }

  @Test("a title may name guests; composers and remixers come from their fields")
  func others() {
    #expect(
      text(artist: "A", title: "T (feat. Ann & Bob) [Remix]") == "A primary 1.0, Ann featured 0.8, Bob featured 0.8")
    #expect(text(artist: "A feat. B", title: "T (feat. B)") == "A primary 0.8, B featured 0.8")
    #expect(
      text(artist: "A", composer: "C; Ann, Bob", remixer: "R")
        == "A primary 1.0, C composer 1.0, Ann composer 0.8, Bob composer 0.8, R remixer 1.0")
    #expect(text(artist: nil, title: "Feature") == "")
  }

  @Test("what must be asked before names are split")
  func questions() {
    let asked = ArtistCredits.questions(
      artist: "Ann, Bob & Cid feat. D & E", title: "T (ft. F x G)", composer: nil, remixer: "H & I")
    #expect(asked == ["ann, bob", "cid", "ann", "bob & cid", "bob", "d", "e", "f", "g", "h", "i"])
    #expect(ArtistCredits.questions(artist: "Röyksopp", title: "T", composer: nil, remixer: nil).isEmpty)
  }

  @Test("names that are one artist are equal when normalized")
  func normalized() {
    #expect(ArtistCredit.normalized("  RÖYKSOPP\u{a0} ") == "royksopp")
    #expect(ArtistCredit.normalized("Mo\u{308}tley  Crue") == ArtistCredit.normalized("Mötley Crüe"))
  }

  @Test("genres: several, parents, doubles")
  func genres() {
    let genres = GenreName.all(in: "Electronica / Downtempo; House ;House; Folk/Acoustic; ")
    #expect(genres.map(\.name) == ["Electronica / Downtempo", "House", "Folk/Acoustic"])
    #expect(genres.map(\.parent) == ["Electronica", nil, nil])
  }

  @Test("release dates: the first day of what is known")
  func releases() {
    #expect(
      ["2018", "2018-02", "2018-02-05"].map { ReleaseDate($0)?.firstDay } == ["2018-01-01", "2018-02-01", "2018-02-05"])
    #expect(ReleaseDate("2018-02")?.precision == .month)
    for wrong in ["", "x", "2018-13", "2018-02-30", "18", "2018-"] { #expect(ReleaseDate(wrong) == nil) }
  }

  @Test("albums belong to the album artist, else to the first artist; compilations to Various Artists")
  func albums() {
    func album(_ fields: [String: String]) -> Projection.Album? {
      Projection(Sample.recording(1, fields), isKnownArtist: { _ in false }).album
    }
    #expect(album(["album": "X", "artist": "A feat. B", "track_number": "3", "year": "2001"])?.artist == "A")
    #expect(album(["album": "X", "artist": "A", "album_artist": "B"])?.artist == "B")
    #expect(album(["album": "X", "artist": "A", "album_artist": "VA"])?.artist == "Various Artists")
    #expect(album(["album": "X"])?.artist == "Unknown Artist")
    #expect(album(["artist": "A"]) == nil)
    #expect(album(["album": "X", "track_number": "3", "year": "2001"])?.release?.firstDay == "2001-01-01")
  }

  private func text(artist: String?, title: String? = nil, composer: String? = nil, remixer: String? = nil) -> String {
    let known: Set = ["ann", "bob", "cid", "tyler, the creator", "axe"]
    return ArtistCredits(isKnown: known.contains).credits(
      artist: artist, title: title, composer: composer, remixer: remixer
    ).map { "\($0.name) \($0.role.rawValue) \($0.confidence)" }.joined(separator: ", ")
  }
}
