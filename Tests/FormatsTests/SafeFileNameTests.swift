import Formats
import Foundation
import Testing

@Suite("Safe file names")
struct SafeFileNameTests {
  @Test(
    "every row of the table",
    arguments: [
      ("AC/DC - T.N.T", "AC-DC - T.N.T.mp3", 1), ("a\\b", "a-b.mp3", 1), ("Live: Berlin", "Live - Berlin.mp3", 1),
      ("a*b?c\"d<e>f|g", "a_b_c_d_e_f_g.mp3", 6), ("a\u{7}b\u{0}c", "abc.mp3", 2), ("a   b \u{a0} c", "a b c.mp3", 0),
      (" . x . ", "x.mp3", 0), ("...Baby One More Time", "Baby One More Time.mp3", 0), ("e\u{301}", "\u{e9}.mp3", 0),
      ("a\u{202e}b", "ab.mp3", 1), ("שלום", "שלום.mp3", 0), ("👩‍👩‍👧", "👩‍👩‍👧.mp3", 0), ("12:30", "12 -30.mp3", 1),
    ])
  func table(text: String, name: String, replaced: Int) throws {
    let safe = try #require(SafeFileName(text, fileExtension: "mp3"))
    #expect(Array(safe.name.utf8) == Array(name.utf8))
    #expect(safe.replacements == replaced)
    #expect(!safe.isCut)
  }

  @Test("nothing left is no name", arguments: ["", " ", "...", "\u{1}\u{2}"])
  func nothing(text: String) {
    #expect(SafeFileName(text, fileExtension: "mp3") == nil)
  }

  @Test("a long name is cut on a grapheme, so that name and extension fit 255 bytes")
  func cut() throws {
    for unit in ["a", "é", "ש", "👩‍👩‍👧", "e\u{301}\u{302}"] {
      let safe = try #require(SafeFileName(String(repeating: unit, count: 300), fileExtension: "flac"))
      #expect(safe.isCut && safe.name.hasSuffix(".flac"))
      #expect(safe.name.utf8.count <= 255 && safe.name.utf8.count > 255 - unit.utf8.count)
      #expect(Set(safe.name.dropLast(5)).count == 1)
    }
    let exact = try #require(SafeFileName(String(repeating: "a", count: 251), fileExtension: "mp3"))
    #expect(!exact.isCut && exact.name.utf8.count == 255)
  }

  @Test(
    "extensions",
    arguments: [
      ("a.mp3", "mp3"), ("a.MP3", "MP3"), ("a.mp3.mp3", "mp3"), ("a", ""), (".hidden", ""), ("Vol. 2", ""),
      ("a.", ""), ("Mr. Oizo - Flat Beat", ""), ("a.é", ""),
    ])
  func extensions(name: String, expected: String) {
    #expect(SafeFileName.fileExtension(of: name) == expected)
  }

  @Test("names of real files stay whole or become safe", .enabled(if: SharedData.isThere))
  func real() throws {
    let lines = String(decoding: try SharedData.bytes("filenames/filenames.csv.gz"), as: UTF8.self).split(
      separator: "\n")
    #expect(lines.count > 20_000)
    for line in lines {
      guard let safe = SafeFileName(String(line), fileExtension: "") else { continue }
      #expect(safe.name.utf8.count <= 255)
      #expect(!safe.name.contains { "/\\:*?\"<>|".contains($0) })
      #expect(SafeFileName(safe.name, fileExtension: "")?.name == safe.name)
    }
  }
}
