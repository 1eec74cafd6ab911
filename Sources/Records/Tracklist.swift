import FoundationEssentials

/// One track of `tracklists.tracks` (P7).
public struct TracklistTrack: Sendable, Hashable, Codable {
  /// From 1.
  public var position: Int
  /// Seconds from the start; nil where unknown.
  public var startTime: Double?
  public var endTime: Double?
  public var artist: String?
  public var title: String?
  public var remix: String?
  public var label: String?
  public var bpm: Double?
  /// As the source writes it.
  public var key: String?
  /// The id of a recording in the library.
  public var catalogTrackID: UUID?
  public var confidence: Double?

  public init(
    position: Int, startTime: Double? = nil, endTime: Double? = nil, artist: String? = nil, title: String? = nil,
    remix: String? = nil, label: String? = nil, bpm: Double? = nil, key: String? = nil,
    catalogTrackID: UUID? = nil, confidence: Double? = nil
  ) {
    self.position = position
    self.startTime = startTime
    self.endTime = endTime
    self.artist = artist
    self.title = title
    self.remix = remix
    self.label = label
    self.bpm = bpm
    self.key = key
    self.catalogTrackID = catalogTrackID
    self.confidence = confidence
  }

  enum CodingKeys: String, CodingKey {
    case position
    case startTime = "start_time"
    case endTime = "end_time"
    case artist, title, remix, label, bpm, key
    case catalogTrackID = "catalog_track_id"
    case confidence
  }
}

/// One row of `tracklists`.
public struct Tracklist: Sendable, Hashable, Identifiable {
  public var id: UUID
  public var title: String
  public var artist: String?
  public var sourceURL: String?
  /// rekordbox_playlist, cue, jsonl, … (P7).
  public var sourceType: String?
  public var tracks: [TracklistTrack]
  /// Seconds; nil where unknown.
  public var totalDuration: Int?
  /// The recording of the mix itself (P6).
  public var recordingID: UUID?
  public var correlationID: UUID?

  public init(
    id: UUID, title: String, artist: String? = nil, sourceURL: String? = nil, sourceType: String? = nil,
    tracks: [TracklistTrack] = [], totalDuration: Int? = nil, recordingID: UUID? = nil, correlationID: UUID? = nil
  ) {
    self.id = id
    self.title = title
    self.artist = artist
    self.sourceURL = sourceURL
    self.sourceType = sourceType
    self.tracks = tracks
    self.totalDuration = totalDuration
    self.recordingID = recordingID
    self.correlationID = correlationID
  }
}

/// A tracklist in which a recording occurs, and where in it.
public struct TracklistAppearance: Sendable, Hashable, Identifiable {
  /// The tracklist's id.
  public var id: UUID
  public var title: String
  public var trackCount: Int
  public var position: Int
  /// Seconds; nil where unknown.
  public var startTime: Double?
  public var artist: String?
  public var trackTitle: String?

  public init(
    id: UUID, title: String, trackCount: Int, position: Int, startTime: Double? = nil, artist: String? = nil,
    trackTitle: String? = nil
  ) {
    self.id = id
    self.title = title
    self.trackCount = trackCount
    self.position = position
    self.startTime = startTime
    self.artist = artist
    self.trackTitle = trackTitle
  }
}
