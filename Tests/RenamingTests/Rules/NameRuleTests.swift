import FoundationEssentials
import Records
import Renaming
import RenamingKit
import Testing

/// Rules that look at nothing but the new name.
struct NameRuleTests {
  static let cases: [(String, rule: String, Finding.Severity)] = [
    (".mp3", "empty-stem", .error),
    ("   .mp3", "empty-stem", .error),
    ("- Strobe.mp3", "empty-field", .error),
    ("deadmau5 -.mp3", "empty-field", .error),
    ("deadmau5 - .mp3", "empty-field", .error),
    ("AC/DC - Thunderstruck.mp3", "separator", .error),
    ("tab\tbed.mp3", "control-character", .error),
    ("delete\u{7F}.mp3", "control-character", .error),
    ("C1\u{85}.mp3", "control-character", .error),
    ("gp\u{202E}3pm.mp3", "control-character", .error),
    ("line\u{2028}break.mp3", "control-character", .error),
    ("nul\0.mp3", "control-character", .error),
    ("What Else Is There?.mp3", "forbidden-character", .error),
    ("10:30.mp3", "forbidden-character", .error),
    ("back\\slash.mp3", "forbidden-character", .error),
    ("CON.mp3", "reserved-name", .error),
    ("com1.mp3", "reserved-name", .error),
    ("lpt³.mp3", "reserved-name", .error),
    ("Aux .mp3", "reserved-name", .error),
    (".", "reserved-name", .error),
    ("..", "reserved-name", .error),
    (".tracktion-0-1", "reserved-name", .error),
    ("Strobe.mp3.", "trailing-dot-or-space", .error),
    ("Strobe.mp3 ", "trailing-dot-or-space", .error),
    (".hidden.mp3", "leading-dot", .warning),
    ("Strobe.MP3", "extension-changed", .warning),
    ("Strobe", "extension-changed", .warning),
    (String(repeating: "x", count: 252) + ".mp3", "name-too-long", .error),
    (String(repeating: "ש", count: 126) + ".mp3", "name-too-long", .error),
    ("old.mp3", "unchanged", .error),
  ]

  @Test(arguments: cases) func `A name that a rule is about is found by it`(
    _ name: String, rule: String, severity: Finding.Severity
  ) async throws {
    let check = try await World(SimulatedDisk()).check("old.mp3", to: name)
    #expect(check.severity(of: rule) == severity, "\(check)")
    #expect(check.canBeAccepted == (severity != .error))
  }

  @Test(
    arguments: [
      "deadmau5 - Strobe.mp3", "Need U (100%) (Remixes) [Skreamix].mp3", "שלמה ארצי - אהבתיה.mp3", "Âme.mp3",
      "console.mp3", "comet.mp3", "com10.mp3", "Sigur Rós - ( ).mp3", "Mr. Oizo - Flat Beat.mp3", "a...b.mp3",
      "👩‍🎤 - Song.mp3", "-Ziq - Hasty.mp3", String(repeating: "x", count: 251) + ".mp3",
    ])
  func `A good name has no findings`(_ name: String) async throws {
    #expect(try await World(SimulatedDisk()).check("old.mp3", to: name) == .ok)
  }

  @Test func `A field without a value is named`() async throws {
    let check = try await World(SimulatedDisk()).check("old.mp3", to: "Strobe.mp3") { request in
      request.fieldsUsed = [
        "artist": UsedField(value: " ", source: "file_tag"), "title": UsedField(value: "Strobe", source: "file_tag"),
      ]
    }
    #expect(check.rules == ["empty-field"])
    #expect(check.findings[0].message == "no value for artist")
  }

  @Test func `A loose dash is no empty field where the fields are known to have values`() async throws {
    let check = try await World(SimulatedDisk()).check("old.mp3", to: "- - Strobe.mp3") { request in
      request.fieldsUsed = ["artist": UsedField(value: "-", source: "file_tag")]
    }
    #expect(check == .ok)
  }

  @Test func `Characters are counted as the database does, also where bytes would fit`() async throws {
    let deep = (0..<6).map { "\($0)" + String(repeating: "d", count: 180) }.joined(separator: "/")
    let check = try await World(SimulatedDisk()).check("\(deep)/old.mp3", to: "new.mp3")
    #expect(check.severity(of: "path-too-long") == .error)
  }

  @Test func `Findings stand gravest first, and every rule has an id of its own`() async throws {
    let check = try await World(SimulatedDisk()).check("old.mp3", to: ".hid?den.MP3")
    #expect(check.rules == ["forbidden-character", "leading-dot", "extension-changed"])
    #expect(check.state == .error)
  }
}
