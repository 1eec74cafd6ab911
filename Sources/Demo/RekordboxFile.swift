/// The demo's library as rekordbox exports one, with the paths of this machine: the demo is imported like any other.
struct RekordboxFile {
  let tracks: [DemoTrack]
  let playlists: [DemoFacts.Playlist]
  /// Absolute.
  let musicFolder: String
  /// Bytes of each file, by track id.
  let sizes: [Int: Int]

  var text: String {
    """
    <?xml version="1.0" encoding="UTF-8"?>

    <DJ_PLAYLISTS Version="1.0.0">
      <PRODUCT Name="rekordbox" Version="7.2.8" Company="AlphaTheta"/>
      <COLLECTION Entries="\(tracks.count)">
    \(tracks.map(track).joined(separator: "\n"))
      </COLLECTION>
      <PLAYLISTS>
    \(PlaylistNode(playlists).xml(indent: "    "))
      </PLAYLISTS>
    </DJ_PLAYLISTS>

    """
  }

  private func track(_ track: DemoTrack) -> String {
    let attributes: [(String, String)] = [
      ("TrackID", "\(track.id)"), ("Name", track.title), ("Artist", track.artist), ("Composer", ""),
      ("Album", track.album), ("Grouping", ""), ("Genre", track.genre),
      ("Kind", AudioFile.kind(of: track)?.rekordbox ?? ""), ("Size", "\(sizes[track.id] ?? 0)"),
      ("TotalTime", "\(track.seconds)"), ("DiscNumber", "\(track.disc ?? 0)"),
      ("TrackNumber", "\(track.track ?? 0)"), ("Year", "\(track.year ?? 0)"), ("AverageBpm", track.bpm ?? "0.00"),
      ("DateAdded", track.added), ("Comments", track.comment), ("PlayCount", "\(track.plays)"),
      ("Rating", "\(track.rating)"), ("Location", location(track)), ("Remixer", ""), ("Tonality", track.key ?? ""),
      ("Label", track.label), ("Mix", ""),
    ]
    return "    <TRACK \(attributes.map { "\($0)=\"\(XMLText.escaped($1))\"" }.joined(separator: " "))/>"
  }

  /// A file URL of this host, every byte but the plain ones percent-encoded.
  private func location(_ track: DemoTrack) -> String {
    let plain = Set("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~/(),!'".utf8)
    let digits = Array("0123456789abcdef".utf8)
    let bytes = "\(musicFolder)/\(track.path)".utf8.flatMap { byte in
      plain.contains(byte) ? [byte] : [UInt8(ascii: "%"), digits[Int(byte >> 4)], digits[Int(byte & 15)]]
    }
    return "file://localhost" + String(decoding: bytes, as: UTF8.self)
  }
}

/// A folder of playlists, as rekordbox nests them.
private struct PlaylistNode {
  var name = "ROOT"
  var folders: [PlaylistNode] = []
  var playlists: [DemoFacts.Playlist] = []

  init(_ playlists: [DemoFacts.Playlist]) {
    for playlist in playlists { add(playlist, below: playlist.folders[...]) }
  }

  private mutating func add(_ playlist: DemoFacts.Playlist, below path: ArraySlice<String>) {
    guard let first = path.first else { return playlists.append(playlist) }
    let index = folders.firstIndex { $0.name == first } ?? folders.count
    if index == folders.count {
      folders.append(PlaylistNode([]))
      folders[index].name = first
    }
    folders[index].add(playlist, below: path.dropFirst())
  }

  func xml(indent: String) -> String {
    let inside = folders.map { $0.xml(indent: indent + "  ") } + playlists.map { xml($0, indent: indent + "  ") }
    let head = "\(indent)<NODE Type=\"0\" Name=\"\(XMLText.escaped(name))\" Count=\"\(inside.count)\">"
    return ([head] + inside + ["\(indent)</NODE>"]).joined(separator: "\n")
  }

  private func xml(_ playlist: DemoFacts.Playlist, indent: String) -> String {
    let attributes =
      "Name=\"\(XMLText.escaped(playlist.name))\" Type=\"1\" KeyType=\"0\" Entries=\"\(playlist.tracks.count)\""
    let tracks = playlist.tracks.map { "\(indent)  <TRACK Key=\"\($0)\"/>" }
    return (["\(indent)<NODE \(attributes)>"] + tracks + ["\(indent)</NODE>"]).joined(separator: "\n")
  }
}

/// Text inside an attribute.
enum XMLText {
  static func escaped(_ text: String) -> String {
    text.unicodeScalars.reduce(into: "") { result, scalar in
      switch scalar {
      case "&": result += "&amp;"
      case "<": result += "&lt;"
      case ">": result += "&gt;"
      case "\"": result += "&quot;"
      default: result.unicodeScalars.append(scalar)
      }
    }
  }
}
