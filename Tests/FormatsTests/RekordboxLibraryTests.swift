import Formats
import Foundation
import Records
import Testing

@Suite("Rekordbox XML")
struct RekordboxLibraryTests {
  static let library = """
    <?xml version="1.0" encoding="UTF-8"?>
    <!-- it's a comment with > and " in it -->
    <DJ_PLAYLISTS Version="1.0.0">
      <PRODUCT Name="rekordbox" Version="7.2.8" Company="AlphaTheta"/>
      <COLLECTION Entries="3">
        <TRACK TrackID="1" Name="What Else Is There? &amp; more" Artist="Röyksopp" Composer="" Kind="MP3 File" Size="6899624"
          TotalTime="172" DiscNumber="0" TrackNumber="7" Year="0" AverageBpm="126.00" DateAdded="2018/2/5" BitRate="192.0"
          SampleRate="44100" Comments=" 6A - Energy 7 " PlayCount="0" Rating="204" Tonality="Abm/G#m" Colour="0x00FF00"
          Location="file://localhost/D:/Music/R%c3%b6yksopp%20+%20%23%25.mp3"><TEMPO Inizio="0.1" Bpm="126.00"/></TRACK>
        <TRACK TrackID="2" Name="Stream" Location="file://localhostsoundcloud:tracks:123"/>
        <TRACK TrackID="3" Name="" AverageBpm="0.00" Location="file://localhost/Users/me/b.wav"/>
        <TRACK TrackID="4" Name="No place"/>
        <TRACK TrackID="5" Location="file://localhost/%ff.mp3"/>
      </COLLECTION>
      <PLAYLISTS>
        <NODE Type="0" Name="ROOT" Count="2">
          <NODE Type="0" Name="Sets" Count="1">
            <NODE Name="Warm up" Type="1" KeyType="0" Entries="2"><TRACK Key="3"/><TRACK Key="1"/></NODE>
          </NODE>
          <NODE Name="By place" Type="1" KeyType="1" Entries="1"><TRACK Key="file://localhost/D:/Music/a%20b.mp3"/></NODE>
          <NODE Name="Odd" Type="1" KeyType="7" Entries="1"><TRACK Key="x"/></NODE>
        </NODE>
      </PLAYLISTS>
    </DJ_PLAYLISTS>
    """

  @Test("a track has its decoded path and the metadata of P17")
  func track() async throws {
    let items = try await Self.items(Self.library)
    guard case .track(let track) = try #require(items.first) else { throw Unexpected() }
    #expect(track.key == "1")
    #expect(track.path == "D:/Music/Röyksopp + #%.mp3")
    #expect(track.fileName == "Röyksopp + #%.mp3")
    #expect(track.fileSize == 6_899_624)
    let expected: [(String, String, MetadataType)] = [
      ("artist", "Röyksopp", .string), ("bitrate", "192", .integer), ("bpm", "126.00", .float),
      ("colour", "0x00FF00", .string), ("comment", "6A - Energy 7", .string), ("date_added", "2018-02-05", .date),
      ("duration", "172", .float), ("key", "Abm/G#m", .string), ("kind", "MP3 File", .string),
      ("play_count", "0", .integer), ("rating", "4", .integer), ("sample_rate", "44100", .integer),
      ("source_library", "rekordbox_xml", .string), ("title", "What Else Is There? & more", .string),
      ("track_number", "7", .integer),
    ]
    #expect(track.metadata == expected.map { MetadataEntry(key: $0.0, value: $0.1, type: $0.2) })
  }

  @Test("empty values, a tempo of 0 and a year of 0 are not stored")
  func empty() async throws {
    let tracks = try await Self.items(Self.library).compactMap { if case .track(let track) = $0 { track } else { nil } }
    #expect(tracks.map(\.key) == ["1", "3"])
    #expect(tracks.last?.metadata.map(\.key) == ["source_library"])
    #expect(tracks.last?.fileSize == nil)
  }

  @Test("what has no file is refused by name and reason")
  func refused() async throws {
    let refused = try await Self.items(Self.library).compactMap {
      if case .refused(let item) = $0 { item } else { nil }
    }
    #expect(
      refused.map(\.item) == ["file://localhostsoundcloud:tracks:123", "No place", "file://localhost/%ff.mp3", "Odd"])
    #expect(
      refused.map(\.reason) == [
        "a streaming track, not a file", "no location", "its path is not UTF-8",
        "it names its tracks in an unknown way (KeyType 7)",
      ])
  }

  @Test("playlists keep their order, their folders and their way to name tracks")
  func playlists() async throws {
    let lists = try await Self.items(Self.library).compactMap {
      if case .tracklist(let list) = $0 { list } else { nil }
    }
    #expect(
      lists == [
        LibraryTracklist(
          title: "Warm up", folders: ["Sets"], sourceType: "rekordbox_playlist", tracks: [.key("3"), .key("1")]),
        LibraryTracklist(title: "By place", sourceType: "rekordbox_playlist", tracks: [.path("D:/Music/a b.mp3")]),
      ])
  }

  @Test("every real file is read whole", .enabled(if: SharedData.isThere), arguments: SharedData.rekordboxFiles)
  func real(name: String) async throws {
    let bytes = try SharedData.bytes(name)
    let text = String(decoding: bytes, as: UTF8.self)
    let file = try TemporaryFile(bytes)
    var (tracks, tempos, references, lists) = (0, 0, 0, 0)
    for try await item in RekordboxLibrary.items(at: file.path) {
      switch item {
      case .track(let track):
        tracks += 1
        if track.metadata.contains(where: { $0.key == "bpm" }) { tempos += 1 }
        #expect(!track.path.contains("%20") && track.path.contains(":/") || track.path.hasPrefix("/"))
        #expect(track.metadata.allSatisfy { !$0.value.isEmpty })
      case .tracklist(let list):
        lists += 1
        references += list.tracks.count
      case .refused(let item): Issue.record("\(item)")
      }
    }
    let zero = text.ranges(of: "AverageBpm=\"0.00\"").count
    #expect(tracks > 0 && tracks == text.ranges(of: "TrackID=").count)
    #expect(tempos == text.ranges(of: "AverageBpm=").count - zero)
    #expect(references == text.ranges(of: "<TRACK Key=").count)
    #expect(lists == text.ranges(of: "KeyType=").count)
  }

  static func items(_ text: String) async throws -> [LibraryItem] {
    let file = try TemporaryFile(text)
    var items: [LibraryItem] = []
    for try await item in RekordboxLibrary.items(at: file.path) { items.append(item) }
    return items
  }

  struct Unexpected: Error {}
}
