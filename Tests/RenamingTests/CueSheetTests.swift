import Testing

@testable import Renaming

struct CueSheetTests {
  private func rewritten(_ text: String, _ old: FileName = "a.mp3", _ new: FileName = "b c.mp3") -> String? {
    CueSheet(bytes: Array(text.utf8)).naming(new, insteadOf: old).map { String(decoding: $0.bytes, as: UTF8.self) }
  }

  @Test func `Only the name in the FILE line changes`() {
    let sheet = "REM a.mp3\r\nTITLE \"a.mp3\"\r\nFILE \"a.mp3\" MP3\r\n  TRACK 01 AUDIO\r\n    TITLE \"a.mp3\"\r\n"
    #expect(
      rewritten(sheet)
        == "REM a.mp3\r\nTITLE \"a.mp3\"\r\nFILE \"b c.mp3\" MP3\r\n  TRACK 01 AUDIO\r\n    TITLE \"a.mp3\"\r\n")
  }

  @Test func `A name without quotes gets them where it needs them`() {
    #expect(rewritten("FILE a.mp3 MP3\n") == "FILE \"b c.mp3\" MP3\n")
    #expect(rewritten("FILE a.mp3 MP3\n", "a.mp3", "b.mp3") == "FILE b.mp3 MP3\n")
  }

  @Test func `A folder before the name, a byte order mark and lower case stay`() {
    #expect(rewritten("\u{FEFF}  file \"x\\y/a.mp3\" WAVE") == "\u{FEFF}  file \"x\\y/b c.mp3\" WAVE")
  }

  @Test func `A sheet that names another file is left alone`() {
    #expect(rewritten("FILE \"other.mp3\" MP3\n") == nil)
    #expect(rewritten("FILENAME \"a.mp3\" MP3\n") == nil)
    #expect(rewritten("FILE \"a.mp3\n") == nil)
    #expect(rewritten("") == nil)
  }

  @Test func `A sheet in Latin-1 is written in Latin-1, or left alone`() {
    let sheet = CueSheet(bytes: Array("FILE \"Ro".utf8) + [0xEB] + Array(".mp3\" MP3\n".utf8))
    #expect(
      sheet.naming("Zo\u{EB}.mp3", insteadOf: "Ro\u{EB}.mp3")?.bytes
        == Array("FILE \"Zo".utf8) + [0xEB] + Array(".mp3\" MP3\n".utf8))
    #expect(sheet.naming("שיר.mp3", insteadOf: "Ro\u{EB}.mp3") == nil)
  }

  @Test func `Rewriting back gives the old bytes`() {
    let sheet = CueSheet(bytes: Array("FILE \"a.mp3\" MP3\r\n\r\n  TRACK 01 AUDIO".utf8))
    let there = sheet.naming("b.mp3", insteadOf: "a.mp3")
    #expect(there?.naming("a.mp3", insteadOf: "b.mp3") == sheet)
  }
}
