/// The `NODE`s of rekordbox's `PLAYLISTS`: folders in folders, and playlists in them.
struct RekordboxPlaylists {
  private enum Node {
    case folder(name: String)
    case playlist(LibraryTracklist, byPath: Bool)
    case refused(RefusedItem)
  }

  private var open: [Node] = []
  /// Of the innermost playlist; kept apart, because changing it in place inside an enum would copy it.
  private var tracks: [TrackReference] = []

  mutating func begin(_ attributes: [String: String]) {
    let name = (attributes["Name"] ?? "").trimmingBlanks
    guard attributes["Type"] != "0" else { return open.append(.folder(name: name)) }
    guard !name.isEmpty else {
      return open.append(.refused(RefusedItem(item: "a playlist", reason: "it has no name")))
    }
    guard let keyType = attributes["KeyType"], keyType == "0" || keyType == "1" else {
      let reason = "it names its tracks in an unknown way (KeyType \(attributes["KeyType"] ?? "missing"))"
      return open.append(.refused(RefusedItem(item: name, reason: reason)))
    }
    let tracklist = LibraryTracklist(title: name, folders: folders, sourceType: RekordboxLibrary.playlistType)
    open.append(.playlist(tracklist, byPath: keyType == "1"))
  }

  /// The root of all folders is no folder of the user's.
  private var folders: [String] {
    open.dropFirst().compactMap { if case .folder(let name) = $0 { name } else { nil } }
  }

  mutating func add(_ attributes: [String: String]) {
    guard let key = attributes["Key"], case .playlist(_, let byPath) = open.last else { return }
    tracks.append(byPath ? .path((try? FileLocation.path(key)) ?? key) : .key(key))
  }

  mutating func end() -> LibraryItem? {
    defer { tracks = [] }
    switch open.popLast() {
    case .playlist(var tracklist, _):
      tracklist.tracks = tracks
      return .tracklist(tracklist)
    case .refused(let item): return .refused(item)
    default: return nil
    }
  }
}
