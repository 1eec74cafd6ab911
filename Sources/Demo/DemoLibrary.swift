import FoundationEssentials
import Glibc

/// The demo's library on disk: a real DJ's tracks and playlists (`Facts`), as small silent audio files with tags, and a
/// rekordbox XML of them, to be imported, proposed for and renamed like any other library.
public struct DemoLibrary: Sendable, Hashable {
  /// A proposal that no run of `propose` would make, for the states that only other programs bring about.
  public struct Proposal: Sendable, Hashable {
    /// Absolute path of the recording's file.
    public let path: String
    public let proposedName: String
    public let reason: String
    /// 0 to 1.
    public let confidence: Double
  }

  /// The folder with the files, absolute: the root below which the demo renames.
  public let musicFolder: String
  /// The rekordbox XML, absolute; it lies in the music folder.
  public let xml: String
  /// Proposals to insert after the first import.
  public let proposals: [Proposal]
  /// Whether this call made it. False: it was there already, its files perhaps renamed since.
  public let isNew: Bool

  /// Makes the library in a folder, or finds the one that is there.
  ///
  /// The XML is written last, so a run that was interrupted is done again by the next. A library that is complete is
  /// never touched: its files may have been renamed.
  public static func create(in musicFolder: String) throws(DemoLibraryError) -> DemoLibrary {
    let folder = try DemoFolder(musicFolder)
    let xml = "\(folder.path)/rekordbox.xml"
    let isNew = access(xml, F_OK) != 0
    if isNew { try write(to: folder, xml: xml) }
    let claims = DemoStates.tracks.filter { DemoStates.claims.contains($0.id) }
    let proposals = claims.map { track in
      Proposal(
        path: "\(folder.path)/\(track.path)", proposedName: DemoStates.claimedName,
        reason: "made for the demo: two files of one folder claim this name", confidence: 0.9)
    }
    return DemoLibrary(musicFolder: folder.path, xml: xml, proposals: proposals, isNew: isNew)
  }

  /// Removes the folder with all that is in it. Fine where there is none.
  public static func remove(_ musicFolder: String) throws(DemoLibraryError) {
    guard access(musicFolder, F_OK) == 0 else { return }
    let folder = try DemoFolder(musicFolder)
    folder.setWritable(DemoStates.readOnlyFolder, true)
    do {
      try FileManager.default.removeItem(atPath: folder.path)
    } catch {
      throw DemoLibraryError(path: folder.path, reason: "\(error)")
    }
  }

  private static func write(to folder: DemoFolder, xml: String) throws(DemoLibraryError) {
    folder.setWritable(DemoStates.readOnlyFolder, true)
    var sizes: [Int: Int] = [:]
    for track in DemoStates.tracks {
      guard let kind = AudioFile.kind(of: track) else { continue }
      let bytes = AudioFile.bytes(of: track, as: kind)
      sizes[track.id] = bytes.count
      if !DemoStates.missing.contains(track.id) { try folder.write(bytes, to: track.path) }
    }
    try writeNeighbours(to: folder)
    folder.setWritable(DemoStates.readOnlyFolder, false)
    let file = RekordboxFile(
      tracks: DemoStates.tracks, playlists: DemoFacts.playlists, musicFolder: folder.path, sizes: sizes)
    try folder.write(Array(file.text.utf8), to: "rekordbox.xml.part")
    guard rename("\(xml).part", xml) == 0 else { throw DemoLibraryError(path: xml) }
  }

  /// Real audio too, of numbers that no track has.
  private static func writeNeighbours(to folder: DemoFolder) throws(DemoLibraryError) {
    for (index, path) in DemoStates.neighbours.enumerated() {
      guard var track = DemoStates.tracks.first, let slash = path.lastIndex(of: "/") else { continue }
      track.id = 910_000_000 + index
      track.file = String(path[path.index(after: slash)...])
      guard let kind = AudioFile.kind(of: track) else { continue }
      try folder.write(AudioFile.bytes(of: track, as: kind), to: path)
    }
  }
}
