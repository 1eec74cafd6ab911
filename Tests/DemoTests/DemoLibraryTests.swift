import FoundationEssentials
import Glibc
import Testing

@testable import Demo

/// All tests look at one library on disk; those that change one make their own.
@Suite struct DemoLibraryTests {
  private static let shared = Result { try DemoLibrary.create(in: newFolder()) }

  private static func newFolder() -> String {
    var template = Array("/tmp/tracktion-demo-XXXXXX".utf8CString)
    guard let made = mkdtemp(&template) else { return "/tmp/tracktion-demo-\(getpid())" }
    let path = String(cString: made)
    DemoFolders.removeAtExit(path)
    return "\(path)/music"
  }

  private func paths() throws -> [Int: String] {
    let folder = try Self.shared.get().musicFolder
    return Dictionary(uniqueKeysWithValues: DemoStates.tracks.map { ($0.id, "\(folder)/\($0.path)") })
  }

  private func contents(_ path: String) throws -> [UInt8] {
    Array(try #require(FileManager.default.contents(atPath: path)))
  }

  @Test func theLibraryIsTheWholeRealOne() {
    #expect(DemoFacts.tracks.count == 473)
    #expect(Set(DemoFacts.tracks.map(\.path)).count == 473)
    #expect(DemoFacts.playlists.count == 44)
    let known = Set(DemoFacts.tracks.map(\.id))
    #expect(DemoFacts.playlists.allSatisfy { !$0.tracks.isEmpty && known.isSuperset(of: $0.tracks) })
    #expect(DemoFacts.tracks.filter { $0.bpm != nil }.count > 400)
    #expect(DemoFacts.tracks.filter { $0.key != nil }.count == 430)
  }

  @Test func everyTrackButTheMissingOneHasAFileAndNoTwoAreAlike() throws {
    var seen: [[UInt8]: Int] = [:]
    for (id, path) in try paths() {
      guard !DemoStates.missing.contains(id) else {
        #expect(access(path, F_OK) != 0)
        continue
      }
      let bytes = try contents(path)
      #expect(seen.updateValue(id, forKey: bytes) == nil, "the same content as \(path)")
      #expect(bytes.count < 12_000)
    }
    #expect(seen.count == DemoStates.tracks.count - DemoStates.missing.count)
  }

  @Test func everyFileHasItsOwnTags() throws {
    let paths = try paths()
    for track in DemoStates.tracks where !DemoStates.missing.contains(track.id) {
      let bytes = try contents(try #require(paths[track.id]))
      let tags = try #require(TagReader.tags(of: bytes), "\(track.file)")
      #expect(tags["title"] ?? "" == track.title)
      #expect(tags["artist"] ?? "" == track.artist)
      #expect(tags["album"] ?? "" == track.album)
      #expect(tags["genre"] ?? "" == track.genre)
      #expect(tags["bpm"] ?? "" == track.wholeBpm)
      #expect(tags["key"] ?? "" == track.key ?? "")
    }
  }

  @Test func theStatesOfADJsFoldersAreThere() throws {
    let folder = try Self.shared.get().musicFolder
    let tracks = DemoStates.tracks
    #expect(tracks.contains { $0.file.utf8.count == 250 })
    #expect(tracks.contains { $0.file.contains("לילה לבן") })
    #expect(tracks.contains { $0.file.contains("[www.") })
    #expect(tracks.contains { $0.file.hasSuffix(".mp3.mp3") })
    var info = stat()
    #expect(stat("\(folder)/\(DemoStates.readOnlyFolder)", &info) == 0)
    #expect(info.st_mode & 0o222 == 0)
    #expect(tracks.filter { $0.folder == DemoStates.readOnlyFolder }.count == 3)
  }

  @Test func twoFilesHaveEachOthersNames() {
    let wanted = { (track: DemoTrack) in "\(track.folder)/\(track.artist) - \(track.title).aiff" }
    let byPath = Dictionary(uniqueKeysWithValues: DemoStates.tracks.map { ($0.path, $0) })
    let swapped = DemoStates.tracks.filter { track in
      guard let other = byPath[wanted(track)], other.id != track.id else { return false }
      return wanted(other) == track.path
    }
    #expect(swapped.count == 2)
  }

  @Test func theTargetOfOneNameIsTakenByAFileThatNoLibraryKnows() throws {
    let folder = try Self.shared.get().musicFolder
    for neighbour in DemoStates.neighbours {
      #expect(access("\(folder)/\(neighbour)", F_OK) == 0)
      #expect(!DemoStates.tracks.contains { $0.path == neighbour })
      #expect(DemoStates.tracks.contains { "\($0.folder)/\($0.artist) - \($0.title).aiff" == neighbour })
    }
    #expect(!DemoStates.neighbours.isEmpty)
  }

  @Test func twoProposalsClaimOneNameOfOneFolder() throws {
    let proposals = try Self.shared.get().proposals
    #expect(proposals.count == 2)
    #expect(Set(proposals.map(\.proposedName)).count == 1)
    #expect(Set(proposals.map { $0.path.split(separator: "/").dropLast() }).count == 1)
    for proposal in proposals { #expect(access(proposal.path, F_OK) == 0) }
  }

  @Test func theXMLListsEveryTrackAndPlaylist() throws {
    let text = String(decoding: try contents(try Self.shared.get().xml), as: UTF8.self)
    #expect(text.contains("<COLLECTION Entries=\"\(DemoStates.tracks.count)\">"))
    #expect(text.split(separator: "<TRACK TrackID=").count - 1 == DemoStates.tracks.count)
    #expect(text.split(separator: "Type=\"1\"").count - 1 == DemoFacts.playlists.count)
    #expect(text.contains("Name=\"Bits &amp; Pieces - The Isolation EP\""))
    #expect(text.contains("/Made%20up%20for%20the%20demo/"))
  }

  @Test func aLibraryThatIsThereIsNotTouchedAgain() throws {
    let folder = Self.newFolder()
    let first = try DemoLibrary.create(in: folder)
    #expect(first.isNew)
    let track = try #require(DemoStates.tracks.first)
    let path = "\(first.musicFolder)/\(track.path)"
    #expect(rename(path, "\(path).renamed") == 0)
    let second = try DemoLibrary.create(in: folder)
    #expect(!second.isNew)
    #expect(second.xml == first.xml && second.proposals == first.proposals)
    #expect(access(path, F_OK) != 0)
  }

  @Test func anInterruptedLibraryIsMadeAgainAndARemovedOneIsGone() throws {
    let folder = Self.newFolder()
    let first = try DemoLibrary.create(in: folder)
    unlink(first.xml)
    #expect(try DemoLibrary.create(in: folder).isNew)
    try DemoLibrary.remove(folder)
    #expect(access(folder, F_OK) != 0)
    try DemoLibrary.remove(folder)
  }

  @Test func aPlaceThatCannotBeWrittenIsNamed() {
    let error = #expect(throws: DemoLibraryError.self) { try DemoLibrary.create(in: "/proc/demo") }
    #expect(error?.path.hasPrefix("/proc/demo") == true)
  }
}
