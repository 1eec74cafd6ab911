/// The real library that the demo shows: its tracks and playlists, read from the tables beside this file.
enum DemoFacts {
  /// A playlist of the library.
  struct Playlist: Sendable, Hashable {
    /// Names of the folders above it, outermost first.
    var folders: [String]
    var name: String
    /// Ids of tracks, in playing order; an id may come twice.
    var tracks: [Int]
  }

  static let tracks: [DemoTrack] = rows(of: trackTable).compactMap(DemoTrack.init(line:))

  static let playlists: [Playlist] = rows(of: playlistTable).compactMap { line in
    let fields = line.split(separator: "\t", omittingEmptySubsequences: false)
    guard fields.count == 3 else { return nil }
    return Playlist(
      folders: fields[0].split(separator: "/").map(String.init), name: String(fields[1]),
      tracks: fields[2].split(separator: " ").compactMap { Int($0) })
  }

  private static func rows(of table: String) -> [Substring] { table.split(separator: "\n") }
}
