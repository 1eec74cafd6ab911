import Foundation
import Testing

@testable import Graph

/// The rule of ``ArtistCredits`` on the artist fields of real libraries: seven DJs' own and a service's catalogue.
@Suite("Artists of real libraries", .enabled(if: RealArtists.isThere))
struct RealArtistTests {
  @Test("well-known names, by who else is in the libraries")
  func examples() throws {
    let artists = try RealArtists.load()
    let examples = [
      // "feat." in every spelling splits always; what follows splits by who is known.
      "SWV Featuring Wu-Tang Clan": "SWV primary, Wu-Tang Clan featured",
      "Sharam featuring Daniel Bedingfield": "Sharam primary, Daniel Bedingfield featured",
      "Hardrive Feat. L.G.": "Hardrive primary, L.G. featured",
      "Smoothies (Feat. Mc Vininho)": "Smoothies primary, Mc Vininho featured",
      "Mc Guilherme (feat. Mc Scar)": "Mc Guilherme primary, Mc Scar featured",
      "Post Malone feat. 21 Savage": "Post Malone primary, 21 Savage featured",
      "50 Cent feat. Olivia": "50 Cent primary, Olivia featured",
      // "vs." splits always, but not where nobody stands behind it.
      "Lauryn Hill vs Eminem": "Lauryn Hill primary, Eminem primary",
      "H-Blockx vs. Dr. Ring-Ding": "H-Blockx primary, Dr. Ring-Ding primary", "Bazzi vs.": "Bazzi vs. primary",
      // Both are artists of their own.
      "50 Cent & Khia": "50 Cent primary, Khia primary", "Khalid & Normani": "Khalid primary, Normani primary",
      "Steve Angello & Sebastian Ingrosso": "Steve Angello primary, Sebastian Ingrosso primary",
      "Chris Brown, Wizkid": "Chris Brown primary, Wizkid primary",
      "David Guetta,Anne-Marie": "David Guetta primary, Anne-Marie primary",
      "DJ Snake, Selena Gomez, Ozuna, Cardi B":
        "DJ Snake primary, Selena Gomez primary, Ozuna primary, Cardi B primary",
      // Bands whose parts nobody is.
      "Kool & The Gang": "Kool & The Gang primary",
      "Joan Jett & the Blackhearts": "Joan Jett & the Blackhearts primary",
      "Crosby, Stills, Nash & Young": "Crosby, Stills, Nash & Young primary",
      "Eric B. & Rakim": "Eric B. & Rakim primary", "C & C Music Factory": "C & C Music Factory primary",
      "TOMORROW X TOGETHER": "TOMORROW X TOGETHER primary", "BONNIE X CLYDE": "BONNIE X CLYDE primary",
      "DON x LEE x BARBER": "DON x LEE x BARBER primary",
      // Other signs are part of a name.
      "Florence + The Machine": "Florence + The Machine primary", "Sultan + Shepard": "Sultan + Shepard primary",
      "Christine and the Queens": "Christine and the Queens primary", "AC/DC": "AC/DC primary",
      "Nick Murphy / Chet Faker": "Nick Murphy / Chet Faker primary",
      // Several values of one field.
      "Volkoder; MC Hollywood": "Volkoder primary, MC Hollywood primary",
      "Martin Roth; Blank & Jones": "Martin Roth primary, Blank & Jones primary",
    ]
    for (field, expected) in examples { #expect(artists.text(field) == expected, "\(field)") }
    #expect(
      artists.text("X", title: "Mistura Louca (feat.Os Hawaianos) [Ao Vivo]") == "X primary, Os Hawaianos featured")
    #expect(artists.text("X", title: "Everything (feat. Sophia Kennedy)") == "X primary, Sophia Kennedy featured")
    #expect(
      artists.text("X", title: "Slippery feat. Gucci Mane (Enderhax Remix)") == "X primary, Gucci Mane featured")
  }

  @Test("every field: nothing is lost, nothing invented, and a split by “&”, “,” or “x” rests on known names")
  func invariants() throws {
    let artists = try RealArtists.load()
    #expect(artists.fields.count > 14_000)
    var split = 0
    for field in artists.fields {
      let credits = artists.credits(field, title: nil)
      let whole = ArtistCredit.normalized(field)
      #expect(!credits.isEmpty || whole.allSatisfy { ";, ".contains($0) }, "\(field)")
      for credit in credits { #expect(whole.contains(credit.normalizedName), "\(field): \(credit.name)") }
      if credits.count > 1 { split += 1 }
      let marks = [";", "feat", "ft", " vs"]
      if credits.count > 1, !marks.contains(where: { whole.contains($0) }) {
        #expect(credits.allSatisfy { artists.known.contains($0.normalizedName) && $0.confidence == 0.8 }, "\(field)")
      }
      if credits.count == 1 { #expect(credits[0].confidence == 1 && credits[0].role == .primary, "\(field)") }
    }
    #expect((400...900).contains(split))
  }
}

/// The artist fields beside the project, where they are.
struct RealArtists {
  private static let folder = #filePath.components(separatedBy: "/Tests/")[0] + "/../shared/data"
  static let isThere = FileManager.default.fileExists(atPath: folder)

  let fields: Set<String>
  let known: Set<String>

  static func load() throws -> RealArtists {
    let fields = Set(
      try column("artist", of: "djlib/dj_collections.csv.gz") + column("artist", of: "tracks/spotify_songs.csv.gz"))
    return RealArtists(fields: fields, known: Set(fields.map(ArtistCredit.normalized)))
  }

  func credits(_ field: String, title: String?) -> [ArtistCredit] {
    ArtistCredits(isKnown: known.contains).credits(artist: field, title: title, composer: nil, remixer: nil)
  }

  func text(_ field: String, title: String? = nil) -> String {
    credits(field, title: title).map { "\($0.name) \($0.role.rawValue)" }.joined(separator: ", ")
  }

  /// One column of a packed CSV (RFC 4180).
  private static func column(_ name: String, of file: String) throws -> [String] {
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = ["gzip", "-dc", "\(folder)/\(file)"]
    let pipe = Pipe()
    process.standardOutput = pipe
    try process.run()
    let bytes = [UInt8](pipe.fileHandleForReading.readDataToEndOfFile())
    process.waitUntilExit()
    var (values, record, field, quoted, place): ([String], Int, [UInt8], Bool, Int?) = ([], 0, [], false, nil)
    func end() {
      if values.isEmpty, place == nil, String(decoding: field, as: UTF8.self) == name { place = record }
      if record == place { values.append(String(decoding: field, as: UTF8.self)) }
      field.removeAll(keepingCapacity: true)
    }
    for byte in bytes {
      switch byte {
      case UInt8(ascii: "\""): quoted.toggle()
      case UInt8(ascii: ",") where !quoted:
        end()
        record += 1
      case UInt8(ascii: "\n") where !quoted:
        end()
        record = 0
      default: field.append(byte)
      }
    }
    return values.dropFirst().filter { !$0.isEmpty }
  }
}
