import Formats
import Foundation
import Testing

@Suite("Damaged rekordbox XML")
struct RekordboxDamageTests {
  private static let library = RekordboxLibraryTests.library

  @Test("a file cut off anywhere delivers what came before, then says so")
  func cutOff() async throws {
    let bytes = Data(Self.library.utf8)
    let whole = try await Self.read(bytes)
    #expect(whole.error == nil)
    let end = try #require(Self.library.range(of: "</DJ_PLAYLISTS>")).upperBound.utf16Offset(in: Self.library)
    let last = Self.library.prefix(end).utf8.count
    for length in stride(from: 0, to: last, by: 7) {
      let (items, error) = try await Self.read(bytes.prefix(length))
      #expect(error != nil, "cut at \(length)")
      let strangers = items.filter { !whole.items.contains($0) }
      #expect(strangers.isEmpty, "cut at \(length)")
      #expect(whole.items.starts(with: items), "cut at \(length)")
    }
    let afterTracks = try #require(Self.library.range(of: "</COLLECTION>")).lowerBound.utf16Offset(in: Self.library)
    let (items, error) = try await Self.read(bytes.prefix(Self.library.prefix(afterTracks).utf8.count))
    #expect(items.count == 5)
    #expect(error?.kind == .cutOff)
  }

  @Test(
    "a document type is refused before anything is read",
    arguments: [
      "<!DOCTYPE DJ_PLAYLISTS [<!ENTITY a \"b\">]>", "<!DOCTYPE x SYSTEM \"file:///etc/passwd\">",
      "<!-- x --><?pi?>\n<!DOCTYPE DJ_PLAYLISTS>",
    ])
  func documentType(declaration: String) async throws {
    let text = Self.library.replacing("<DJ_PLAYLISTS Version", with: "\(declaration)<DJ_PLAYLISTS Version")
    let (items, error) = try await Self.read(Data(text.utf8))
    #expect(items.isEmpty)
    #expect(error?.kind == .documentType)
  }

  @Test("elements nested 10,000 deep are an error with a line")
  func deep() async throws {
    let nest = String(repeating: "<NODE Type=\"0\" Name=\"x\">\n", count: 10_000)
    let text = Self.library.replacing("<PLAYLISTS>", with: "<PLAYLISTS>" + nest)
    let (items, error) = try await Self.read(Data(text.utf8))
    #expect(items.count == 5)
    #expect(error?.kind == .tooDeep(limit: 200))
    #expect((error?.line ?? 0) > 20)
  }

  @Test("an attribute of 10 MB is an error; tracks before it are delivered", arguments: ["x", "&gt;> "])
  func longAttribute(filling: String) async throws {
    let long = String(repeating: filling, count: 10_000_000 / filling.utf8.count)
    let text = Self.library.replacing("Name=\"No place\"", with: "Name=\"\(long)\"")
    let (items, error) = try await Self.read(Data(text.utf8))
    #expect(items.count == 3)
    #expect(error?.kind == .elementTooLong(limit: 1 << 20))
  }

  @Test("an attribute of 100 kB is read")
  func lyrics() async throws {
    let long = String(repeating: "la ", count: 33_000) + "la"
    let (items, error) = try await Self.read(Data(Self.library.replacing("6A - Energy 7", with: long).utf8))
    #expect(error == nil)
    guard case .track(let track) = try #require(items.first) else {
      throw RekordboxLibraryTests.Unexpected()
    }
    #expect(track.metadata.first { $0.key == "comment" }?.value == long)
  }

  @Test("empty, of another kind, not XML, of another encoding, absent")
  func others() async throws {
    #expect(try await Self.read(Data()).error?.kind == .empty)
    let nml = Data("<?xml version=\"1.0\"?><NML VERSION=\"19\"></NML>".utf8)
    #expect(try await Self.read(nml).error?.kind == .wrongRoot(found: "NML", expected: "DJ_PLAYLISTS"))
    let text = Data("artist,title\n".utf8)
    #expect(try await Self.read(text).error?.kind == .wrongRoot(found: nil, expected: "DJ_PLAYLISTS"))
    let utf16 = try #require(Self.library.data(using: .utf16))
    #expect(try await Self.read(utf16).error?.kind == .encoding("UTF-16 or UTF-32"))
    let utf7 = Data("<?xml version='1.0' encoding='UTF-7'?><DJ_PLAYLISTS/>".utf8)
    #expect(try await Self.read(utf7).error?.kind == .encoding("utf-7"))
    #expect(RekordboxLibrary.problem(ofFileAt: "/nowhere/x.xml")?.kind == .unreadable("No such file or directory"))
    #expect(RekordboxLibrary.problem(ofFileAt: "/")?.kind == .unreadable("Is a directory"))
  }

  @Test(
    "tags that do not match, an unknown entity and a bare & are damage",
    arguments: [
      ("</COLLECTION>", "</COLLECTIO>"), ("&amp;", "&unknown;"), ("&amp;", "&"), ("Artist=\"", "Artist="),
    ])
  func malformed(good: String, bad: String) async throws {
    let (_, error) = try await Self.read(Data(Self.library.replacing(good, with: bad).utf8))
    let kind = try #require(error).kind
    if case .malformed = kind { return }
    Issue.record("\(kind)")
  }

  @Test("who stops asking ends the reading, and the file may be longer than memory is given to it")
  func abandoned() async throws {
    let track = "<TRACK TrackID=\"9\" Name=\"n\" Location=\"file://localhost/a.mp3\"/>\n"
    let text = "<DJ_PLAYLISTS><COLLECTION>" + String(repeating: track, count: 50_000)
    let file = try TemporaryFile(text)
    var count = 0
    for try await _ in RekordboxLibrary.items(at: file.path) {
      count += 1
      if count == 10 { break }
    }
    #expect(count == 10)
    // Reads that were given up hold no thread: more of them than there are threads, and the next one still works.
    for _ in 0..<20 {
      for try await _ in RekordboxLibrary.items(at: file.path) { break }
    }
    let (items, error) = try await Self.read(Data(Self.library.utf8))
    #expect(items.count == 8 && error == nil)
  }

  private static func read(_ bytes: Data) async throws -> (items: [LibraryItem], error: LibraryFileError?) {
    let file = try TemporaryFile(bytes)
    var items: [LibraryItem] = []
    do {
      for try await item in RekordboxLibrary.items(at: file.path) { items.append(item) }
    } catch let error as LibraryFileError {
      #expect(error.description.contains(file.path))
      return (items, error)
    }
    return (items, nil)
  }
}
