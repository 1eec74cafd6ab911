import FoundationEssentials
import Mixing
import Records

/// What the graph should say of one recording: every node and relationship of the schema document that its values fill
/// (N1, N6, N8, N9, N13). A pure function of the row, its metadata and the artists that the library knows.
struct Projection: Sendable, Hashable {
  /// Unicode scalars. Longer values and names stay in PostgreSQL only (N8): an index takes some 8,000 bytes, and one that
  /// is too long fails its whole batch.
  static let longest = 1_000
  /// Bytes of a normalized name, which `fold` may make many times as long.
  private static let longestNormalized = 4_000

  struct Album: Sendable, Hashable {
    let title: String
    let artist: String
    let trackNumber: Int?
    let discNumber: Int?
    let release: ReleaseDate?
    /// By an artist, not by "Various Artists".
    var isReleasedByArtist: Bool { artist != Projection.variousArtists }
  }

  struct Key: Sendable, Hashable {
    let key: MusicalKey
    let confidence: Double
    /// tag, analysed.
    let method: String
  }

  static let variousArtists = "Various Artists"

  let recording: GraphRecording
  /// Sorted by key and value.
  let metadata: [MetadataEntry]
  let artists: [ArtistCredit]
  let album: Album?
  let genres: [GenreName]
  let key: Key?
  /// Beats a minute.
  let bpm: Double?
  /// Values that are too long for the graph.
  let omitted: Int

  /// rekordbox_xml, file_tag, …
  var extractionMethod: String { recording.value("source_library") ?? "file_tag" }

  init(_ recording: GraphRecording, isKnownArtist: (String) -> Bool) {
    self.recording = recording
    let fits = { (text: String) in text.unicodeScalars.count <= Self.longest }
    metadata = recording.metadata.filter { fits($0.value) && !$0.value.isEmpty }
      .sorted { ($0.key, $0.value) < ($1.key, $1.value) }
    omitted = recording.metadata.count { !fits($0.value) }
    func value(_ key: String) -> String? { recording.value(key).flatMap { fits($0) && Self.fitsAsName($0) ? $0 : nil } }
    artists = withoutActuallyEscaping(isKnownArtist) { known in
      ArtistCredits(isKnown: known).credits(
        artist: value("artist"), title: value("title"), composer: value("composer"), remixer: value("remixer"))
    }
    album = Self.album(value, artists)
    genres = GenreName.all(in: value("genre") ?? "")
    key = Self.key(value)
    bpm = value("bpm").flatMap(MetadataNumber.read).flatMap { $0 > 0 ? $0 : nil }
  }

  private static func fitsAsName(_ text: String) -> Bool {
    // No scalar becomes more than 11 times as long.
    text.utf8.count * 11 <= longestNormalized || ArtistCredit.normalized(text).utf8.count <= longestNormalized
  }

  private static func album(_ value: (String) -> String?, _ artists: [ArtistCredit]) -> Album? {
    guard let title = value("album") else { return nil }
    let named = value("album_artist") ?? artists.first { $0.role == .primary }?.name ?? ""
    let isCompilation = ["various artists", "various", "va", "v.a.", "v/a"].contains(ArtistCredit.normalized(named))
    return Album(
      title: title, artist: isCompilation ? variousArtists : named.isEmpty ? "Unknown Artist" : named,
      trackNumber: value("track_number").flatMap { Int($0) }, discNumber: value("disc_number").flatMap { Int($0) },
      release: (value("release_date") ?? value("year")).flatMap(ReleaseDate.init))
  }

  private static func key(_ value: (String) -> String?) -> Key? {
    guard let key = value("key").flatMap(MusicalKey.init(reading:)) else { return nil }
    let analysed = value("key_confidence").flatMap(MetadataNumber.read).map { min(max($0, 0), 1) }
    return Key(key: key, confidence: analysed ?? 1, method: analysed == nil ? "tag" : "analysed")
  }
}
