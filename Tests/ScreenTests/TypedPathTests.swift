import Testing

@testable import Screen

@Suite struct TypedPathTests {
  @Test(
    "A path is taken as it is typed, or as a terminal writes it when it is dragged there",
    arguments: [
      ("/music/My Tunes", "/music/My Tunes"), (" /music/a.xml\t", "/music/a.xml"),
      ("'/music/My Tunes'", "/music/My Tunes"),
      ("\"/music/it's\"", "/music/it's"), ("/music/My\\ Tunes\\ \\(1\\)", "/music/My Tunes (1)"), ("/a\\\\b", "/a\\b"),
      ("", ""), ("'", "'"),
    ])
  func reading(typed: String, path: String) {
    #expect(TypedPath(typed).path == path)
  }

  @Test("A tilde is the user's home")
  func home() {
    #expect(TypedPath("~/Music").path.hasSuffix("/Music"))
    #expect(!TypedPath("~/Music").path.hasPrefix("~"))
    #expect(TypedPath("~friend/Music").path == "~friend/Music")
  }
}
