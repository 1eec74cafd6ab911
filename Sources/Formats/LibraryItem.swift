import Records

/// A track as a DJ program's library describes it.
public struct LibraryTrack: Sendable, Hashable {
  /// What the library's playlists call it (rekordbox: TrackID). Nil where the library gives none.
  public var key: String?
  /// Where the library says the file is, decoded, in the spelling of its machine: `D:/Music/a.mp3`, `/Users/me/a.mp3`.
  public var path: String
  /// The last component of `path`.
  public var fileName: String
  /// Bytes; nil where unknown.
  public var fileSize: Int64?
  /// Keys of P17, sorted, each once, none empty.
  public var metadata: [MetadataEntry]

  public init(key: String?, path: String, fileName: String, fileSize: Int64? = nil, metadata: [MetadataEntry] = []) {
    self.key = key
    self.path = path
    self.fileName = fileName
    self.fileSize = fileSize
    self.metadata = metadata
  }
}

/// How a playlist names a track.
public enum TrackReference: Sendable, Hashable {
  /// By ``LibraryTrack/key``.
  case key(String)
  /// By ``LibraryTrack/path``.
  case path(String)
}

/// A playlist of a DJ program's library.
public struct LibraryTracklist: Sendable, Hashable {
  public var title: String
  /// Folders that it lies in, the outermost first.
  public var folders: [String]
  /// `tracklists.source_type` (P7): rekordbox_playlist, …
  public var sourceType: String
  /// In playing order.
  public var tracks: [TrackReference]

  public init(title: String, folders: [String] = [], sourceType: String, tracks: [TrackReference] = []) {
    self.title = title
    self.folders = folders
    self.sourceType = sourceType
    self.tracks = tracks
  }
}

/// Something in a library that was not taken.
public struct RefusedItem: Sendable, Hashable {
  /// What it is called in the source: its path, else its name.
  public var item: String
  /// In words.
  public var reason: String

  public init(item: String, reason: String) {
    self.item = item
    self.reason = reason
  }
}

/// What a reader of libraries delivers, in the order of the file.
public enum LibraryItem: Sendable, Hashable {
  case track(LibraryTrack)
  case tracklist(LibraryTracklist)
  case refused(RefusedItem)
}
