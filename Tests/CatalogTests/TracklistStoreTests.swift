import Catalog
import FoundationEssentials
import Postgres
import Records
import Testing

@Suite struct TracklistStoreTests {
  private func draft(_ title: String, _ ids: [UUID?], url: String? = nil) -> TracklistDraft {
    TracklistDraft(
      title: title, artist: "DJ", sourceURL: url, sourceType: "rekordbox_playlist",
      tracks: ids.enumerated().map { place, id in
        TracklistTrack(
          position: place + 1, startTime: place == 0 ? nil : Double(place) * 60.5, artist: "A\(place)",
          title: "T\(place)",
          bpm: 128, key: "8A", catalogTrackID: id)
      }, totalDuration: 3600)
  }

  @Test func aRecordingIsFoundInEveryPlaceWhereItIsPlayed() async throws {
    let library = try await TestLibrary(count: 3)
    let ids = library.recordings.map(\.id)
    let stored = try await library.store.tracklists.store(
      [draft("b", [nil, ids[0], ids[1], ids[0]]), draft("A", [ids[0]]), draft("c", [ids[2]])], correlationID: UUID())
    #expect(stored.allSatisfy { if case .added = $0 { true } else { false } })
    let places = try await library.store.tracklists.appearances(of: ids[0])
    #expect(places.map { "\($0.title)\($0.position)/\($0.trackCount)" } == ["A1/1", "b2/4", "b4/4"])
    #expect(places[1].startTime == 60.5 && places[0].startTime == nil && places[1].trackTitle == "T1")
    #expect(try await library.store.tracklists.appearances(of: UUID()).isEmpty)
  }

  @Test func theSameAgainChangesNothing() async throws {
    let library = try await TestLibrary(count: 1)
    let store = library.store.tracklists
    let drafts = [draft("one", [library.recordings[0].id]), draft("two", [nil], url: "file:///x#two")]
    let first = try await store.store(drafts, correlationID: UUID())
    guard case .added(let one) = first[0], case .added(let two) = first[1] else { return #expect(Bool(false)) }
    #expect(try await store.store(drafts, correlationID: UUID()) == [.unchanged(one), .unchanged(two)])
    var renamed = drafts[1]
    renamed.title = "two, renamed"
    #expect(try await store.store([renamed], correlationID: UUID()) == [.updated(two)])
  }

  @Test func whatTheDatabaseDoesNotTakeIsRefusedAndTheOthersGoOn() async throws {
    let library = try await TestLibrary(count: 0)
    var far = draft("far", [nil])
    far.tracks[0].endTime = 1e300
    far.totalDuration = nil
    let drafts = [draft("one", []), draft("null\0byte", []), far, draft("", []), draft("two", [])]
    let outcomes = try await library.store.tracklists.store(drafts, correlationID: UUID())
    let refused: [String?] = outcomes.map { if case .refused(let reason) = $0 { reason } else { nil } }
    #expect(refused[0] == nil && refused[2] == nil && refused[4] == nil)
    #expect(refused[1]?.contains("refused it") == true && refused[3] == "it has no title")
    #expect(try await library.catalog.value("SELECT count(*) FROM tracklists") == 3)
  }

  @Test func aTracklistComesBackAsItWasStored() async throws {
    let library = try await TestLibrary(count: 1)
    let draft = draft("one", [nil, library.recordings[0].id])
    guard case .added(let id) = try await library.store.tracklists.store([draft], correlationID: UUID())[0] else {
      return #expect(Bool(false))
    }
    let read = try #require(try await library.store.tracklists.tracklist(id))
    #expect(read.tracks == draft.tracks && read.title == "one" && read.totalDuration == 3600)
    #expect(try await library.catalog.value("SELECT track_count FROM tracklists") == 2)
    #expect(try await library.catalog.value("SELECT tracks->0 ? 'start_time' FROM tracklists", as: Bool.self))
  }

  @Test func whatDoesNotFitIsRefusedByReason() async throws {
    let library = try await TestLibrary(count: 0)
    let long = draft(String(repeating: "x", count: 501), [])
    guard
      case .refused(let reason) = try await library.store.tracklists.store(
        [long, draft("ok", [])], correlationID: UUID())[0]
    else { return #expect(Bool(false)) }
    #expect(reason.contains("501"))
    #expect(try await library.catalog.value("SELECT count(*) FROM tracklists") == 1)
  }

  @Test func tracksOfAnotherProgramAreReadAsFarAsTheyGo() async throws {
    let library = try await TestLibrary(count: 1)
    let id = library.recordings[0].id.uuidString.lowercased()
    let list: UUID = try await library.catalog.value(
      "INSERT INTO tracklists (title, tracks) VALUES ('odd', $1) RETURNING id",
      [
        .json(
          "[\"text\", 5, null, {\"catalog_track_id\": \"\(id)\", \"bpm\": \"126,5 BPM\", \"title\": 7, \"position\": \"x\"}]"
        )
      ])
    let tracks = try #require(try await library.store.tracklists.tracklist(list)).tracks
    #expect(tracks.count == 4 && tracks[3].bpm == 126.5 && tracks[3].position == 4)
    #expect(try await library.store.tracklists.appearances(of: library.recordings[0].id).map(\.position) == [4])
    let object: UUID = try await library.catalog.value(
      "INSERT INTO tracklists (title, tracks) VALUES ('object', '{}') RETURNING id")
    #expect(try await library.store.tracklists.tracklist(object)?.tracks.isEmpty == true)
  }
}
