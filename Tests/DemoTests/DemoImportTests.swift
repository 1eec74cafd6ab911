import Formats
import FoundationEssentials
import Glibc
import Records
import Testing

@testable import Demo

/// The demo as the importer reads it, and the names that are proposed for it.
@Suite struct DemoImportTests {
  private static let items = Task {
    var template = Array("/tmp/tracktion-demo-XXXXXX".utf8CString)
    let path = String(cString: try #require(mkdtemp(&template)))
    DemoFolders.removeAtExit(path)
    var items: [LibraryItem] = []
    for try await item in RekordboxLibrary.items(at: try DemoLibrary.create(in: "\(path)/music").xml) {
      items.append(item)
    }
    return items
  }

  private func tracks() async throws -> [LibraryTrack] {
    try await Self.items.value.compactMap { if case .track(let track) = $0 { track } else { nil } }
  }

  /// New names by old path, of the folder that ends so.
  private func names(inFolder end: String) async throws -> [String: String] {
    let tracks = try await tracks().filter { $0.path.contains("\(end)/") }
    let subjects = tracks.map { track in
      let fields = track.metadata.map { ($0.key, UsedField(value: $0.value, source: RekordboxLibrary.source)) }
      return ProposalSubject(
        id: UUID(), fileName: track.fileName, fields: Dictionary(fields, uniquingKeysWith: { first, _ in first }))
    }
    var names: [String: String] = [:]
    for (track, outcome) in zip(tracks, ProposalMaker().outcomes(forFolder: subjects)) {
      if case .proposed(let new) = outcome { names[track.fileName] = new.fileName }
    }
    return names
  }

  @Test func theImporterTakesEveryTrackAndPlaylistAndRefusesNothing() async throws {
    let items = try await Self.items.value
    let tracklists = items.compactMap { if case .tracklist(let list) = $0 { list } else { nil } }
    let refused = items.compactMap { if case .refused(let item) = $0 { item } else { nil } }
    #expect(refused.isEmpty)
    // The importer trims titles; the library has one that ends in a blank.
    let names = DemoFacts.playlists.map { $0.name.last == " " ? String($0.name.dropLast()) : $0.name }
    #expect(tracklists.map(\.title).sorted() == names.sorted())
    #expect(tracklists.map(\.tracks.count).sorted() == DemoFacts.playlists.map(\.tracks.count).sorted())
    let tracks = try await tracks()
    #expect(tracks.count == DemoStates.tracks.count)
    let absent = tracks.filter { access($0.path, F_OK) != 0 }
    #expect(absent.compactMap(\.key).map { Int($0) } == DemoStates.missing.map { $0 })
  }

  @Test func whatIsOnDiskIsAsLongAsTheLibrarySays() async throws {
    for track in try await tracks() where access(track.path, F_OK) == 0 {
      var info = stat()
      #expect(stat(track.path, &info) == 0 && track.fileSize == Int64(info.st_size), "\(track.path)")
    }
  }

  @Test func numbersSiteTagsAndExtensionsGoAndSwappedNamesAreSwappedBack() async throws {
    let names = try await names(inFolder: "NewNewNew [6b092164-be4b-4ea8-920d-7d4a2824dc56]")
    #expect(names["45 - Amotik - Ikat [www.slider.kz].mp3"] == "Amotik - Ikat.mp3")
    #expect(names["24 - The Droid - We Are the Droids.mp3.mp3"] == "The Droid - We Are the Droids.mp3")
    let swapped = try await self.names(inFolder: "Will Silver - Voyage EP")
    #expect(swapped["Will Silver - Wonky Sandals.aiff"] == "Will Silver - In Orbit.aiff")
    #expect(swapped["Will Silver - In Orbit.aiff"] == "Will Silver - Wonky Sandals.aiff")
  }

  @Test func hebrewAndLongNamesAreProposedFor() async throws {
    let names = try await names(inFolder: "Made up for the demo")
    #expect(names["03 - תחנה מרכזית - לילה לבן.mp3"] == "תחנה מרכזית - לילה לבן.mp3")
    #expect(names.first { $0.key.utf8.count == 250 }?.value.utf8.count == 246)
  }

  @Test func theFileThatIsInTheWayHasTheNameThatIsProposed() async throws {
    let names = try await names(inFolder: "Pugilist - Maternal")
    #expect(names["1. Pugilist - Maternal.aiff"] == "Pugilist - Maternal.aiff")
  }
}
