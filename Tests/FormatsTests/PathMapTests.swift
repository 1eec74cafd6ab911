import Formats
import Foundation
import Testing

@Suite("Paths of another machine")
struct PathMapTests {
  @Test(
    "one place in all its spellings",
    arguments: [
      ("D:/Music=/srv/m", "D:/Music/a/b.mp3", "/srv/m/a/b.mp3"), ("d:/Music=/srv/m/", "D:/Music/b.mp3", "/srv/m/b.mp3"),
      ("D:\\Music=/srv/m", "D:/Music/b.mp3", "/srv/m/b.mp3"),
      ("D:/:Music/:=/srv/m", "d:\\Music\\b.mp3", "/srv/m/b.mp3"),
      ("D:=/srv", "D:/Music/b.mp3", "/srv/Music/b.mp3"), ("file://localhost/D:/My%20Music=/m", "D:/My Music/b", "/m/b"),
      ("/Users/me/Music=/m", "/Users/me/Music/b.mp3", "/m/b.mp3"),
      ("Macintosh HD/:Users/:me=/m", "/Users/me/b.mp3", "/m/b.mp3"),
      ("/Users/me=/m", "Macintosh HD/:Users/:me/:x/:b.mp3", "/m/x/b.mp3"),
      ("Macintosh HD:Users:me=/m", "/Volumes/Macintosh HD/Users/me/b.mp3", "/m/b.mp3"),
      ("/Volumes/USB/Sets=/m", "USB/:Sets/:b.mp3", "/m/b.mp3"), ("USB:Sets=/m", "/Volumes/USB/Sets/b.mp3", "/m/b.mp3"),
      ("//nas/share=/m", "\\\\NAS\\share\\b.mp3", "/m/b.mp3"),
      ("/=/mnt/mac", "/Users/me/b.mp3", "/mnt/mac/Users/me/b.mp3"),
      ("/a=b=/c", "/a=b/x", "/c/x"),
    ])
  func spellings(rule: String, path: String, here: String) throws {
    #expect(PathMap([try PathMap.Rule(rule)])(path) == here)
  }

  @Test(
    "another place is not mapped",
    arguments: [
      ("D:/Music=/m", "D:/Musical/a.mp3"), ("D:/Music=/m", "E:/Music/a.mp3"), ("D:/Music=/m", "D:/music/a.mp3"),
      ("/Users/me=/m", "/Users/men/a.mp3"), ("/Users/me=/m", "D:/Users/me/a.mp3"), ("//nas/share=/m", "/nas/share/a"),
    ])
  func others(rule: String, path: String) throws {
    #expect(PathMap([try PathMap.Rule(rule)])(path) == nil)
  }

  @Test("NFC and NFD are alike in a rule; what follows keeps its form")
  func normalForms() throws {
    let (composed, decomposed) = ("M\u{fa}sica", "Mu\u{301}sica")
    let mapped = try PathMap([PathMap.Rule("/\(composed)=/m")])("/\(decomposed)/\(decomposed)/a.mp3")
    #expect(mapped.map { Array($0.utf8) } == Array("/m/\(decomposed)/a.mp3".utf8))
  }

  @Test("the longest rule wins, the first of equal ones")
  func longest() throws {
    let map = PathMap(
      try ["D:/=/all", "D:/Music/Sets=/sets", "D:/Music=/music", "d:/Music=/later"].map { try .init($0) })
    #expect(map("D:/Music/Sets/a") == "/sets/a")
    #expect(map("D:/Music/a") == "/music/a")
    #expect(map("D:/a") == "/all/a")
  }

  @Test("a rule that cannot be read is an error", arguments: ["", "D:/Music", "=/m", "D:/Music=", "D:/Music=relative"])
  func unreadable(text: String) {
    #expect(throws: PathMap.MappingError.self) { try PathMap.Rule(text) }
  }

  @Test(
    "every track of every real file is mapped", .enabled(if: SharedData.isThere),
    arguments: zip(
      SharedData.rekordboxFiles,
      ["d:/music=/srv/none", "/Users/DJ=/srv/dj", "Macintosh HD/:Users/:suhaas=/home/suhaas"]))
  func real(name: String, rule: String) async throws {
    let file = try TemporaryFile(try SharedData.bytes(name))
    let rule = try PathMap.Rule(rule)
    let map = PathMap([rule])
    var (mapped, kept) = (0, 0)
    for try await case .track(let track) in RekordboxLibrary.items(at: file.path) {
      guard let here = map(track.path) else {
        kept += 1
        continue
      }
      mapped += 1
      #expect(here.hasPrefix(rule.to + "/") && here.hasSuffix(track.fileName))
    }
    // The folder there is "Music": of Windows only drive letters are without case.
    if rule.from == "d:/music" { #expect(mapped == 0 && kept > 0) } else { #expect(mapped > 0 && kept == 0) }
  }
}

@Suite("A map that is proposed")
struct ProposedMapTests {
  @Test("files found by name and size give the rule that finds most")
  func proposes() {
    let missing = [
      file("D:/Music/House/a.mp3", 10), file("D:/Music/House/b.mp3", 20), file("D:/Music/c.mp3", nil),
      file("D:/Music/gone.mp3", 5), file("E:/Sets/x.wav", 7),
    ]
    let found = [
      file("/srv/music/House/a.mp3", 10), file("/srv/music/House/b.mp3", 20), file("/srv/music/c.mp3", 30),
      file("/srv/other/a.mp3", 11), file("/srv/sets/x.wav", 7), file("/srv/gone.mp3", 6),
    ]
    let proposed = ProposedMap.rules(missing: missing, found: found)
    #expect(proposed.map(\.rule.from) == ["D:/Music", "E:/Sets"])
    #expect(proposed.map(\.rule.to) == ["/srv/music", "/srv/sets"])
    #expect(proposed.map(\.files) == [3, 1])
    let map = PathMap(proposed.map(\.rule))
    #expect(map("D:/Music/House/a.mp3") == "/srv/music/House/a.mp3")
  }

  @Test("a name found twice is no proof, nor is a file in its place")
  func ambiguous() {
    let found = [file("/a/x.mp3", 1), file("/b/x.mp3", 1), file("/c/y.mp3", 2)]
    #expect(ProposedMap.rules(missing: [file("D:/x.mp3", 1), file("/c/y.mp3", 2)], found: found).isEmpty)
  }

  @Test("a drive alone, and names in the other normal form")
  func drive() {
    let proposed = ProposedMap.rules(
      missing: [file("D:/Mu\u{301}sica/e\u{301}.mp3", 3)], found: [file("/mnt/d/M\u{fa}sica/\u{e9}.mp3", 3)])
    #expect(proposed.map(\.rule) == [PathMap.Rule(from: "D:", to: "/mnt/d")])
  }

  private func file(_ path: String, _ size: Int64?) -> ProposedMap.File { ProposedMap.File(path: path, size: size) }
}
