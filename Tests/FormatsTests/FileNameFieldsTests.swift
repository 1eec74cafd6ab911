import Testing

@testable import Formats

@Suite struct FileNameFieldsTests {
  @Test(arguments: [
    ("deadmau5 - Strobe.mp3", "deadmau5", "Strobe"), ("03 - Dosem - Projection.wav", "Dosem", "Projection"),
    ("07. Eric_Prydz_-_Opus.flac", "Eric Prydz", "Opus"), ("[www.slider.kz] A - B (Mix).mp3", "A", "B (Mix)"),
    ("2 Unlimited - No Limit.mp3", "Unlimited", "No Limit"),
  ])
  func artistAndTitleAreReadFromANameOfThatForm(_ name: String, _ artist: String, _ title: String) throws {
    let fields = try #require(FileNameFields.parse(name))
    #expect(fields.artist == artist)
    #expect(fields.title == title)
  }

  @Test(arguments: ["Track 03.mp3", "A - B - C.mp3", "strobe.mp3", "01 - 02.mp3", " - .mp3", "a-b.mp3"])
  func anyOtherNameSaysNothing(_ name: String) {
    #expect(FileNameFields.parse(name) == nil)
  }

  @Test func aPathIsTriedInEveryNormalForm() {
    #expect(PathSpelling.all("/a/b.mp3") == ["/a/b.mp3"])
    let spellings = PathSpelling.all("/a/e\u{301}.mp3")
    #expect(
      spellings.map { Array($0.utf8).count } == [
        Array("/a/e\u{301}.mp3".utf8).count, Array("/a/\u{e9}.mp3".utf8).count,
      ])
  }
}
