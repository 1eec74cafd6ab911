import FoundationEssentials
import Postgres
import Records

/// Reads tracklists, and where a recording occurs in them.
public struct TracklistStore: Sendable {
  let pool: PostgresPool

  /// Every place where the recording is played, by title of the tracklist and position. Found by the GIN index on
  /// `tracks`.
  public func appearances(of recording: UUID, limit: Int = 500) async throws -> [TracklistAppearance] {
    let rows = try await pool.query(
      """
      SELECT t.id, t.title, jsonb_array_length(t.tracks) AS track_count, track.value AS track, track.ordinality AS place
      FROM tracklists t CROSS JOIN LATERAL jsonb_array_elements(t.tracks) WITH ORDINALITY AS track
      WHERE t.tracks @> $1 AND lower(track.value->>'catalog_track_id') = $2
      ORDER BY t.title COLLATE "und-x-icu", t.id, track.ordinality LIMIT \(limit)
      """, [.json(Self.containment(recording)), .text(Self.text(recording))])
    return try rows.map { row in
      let track = TracklistTrack(lenient: try row.decode("track"), place: try row.decode("place"))
      return TracklistAppearance(
        id: try row.decode("id"), title: try row.decode("title"), trackCount: try row.decode("track_count"),
        position: track.position, startTime: track.startTime, artist: track.artist, trackTitle: track.title)
    }
  }

  /// A whole tracklist; nil where it is gone.
  public func tracklist(_ id: UUID) async throws -> Tracklist? {
    try await pool.query("SELECT \(Self.selection) FROM tracklists WHERE id = $1", [.uuid(id)]).first
      .map(Tracklist.init(row:))
  }

  /// The tracklist of a mix that is itself a recording; nil where there is none.
  public func tracklist(ofMix recording: UUID) async throws -> Tracklist? {
    try await pool.query(
      "SELECT \(Self.selection) FROM tracklists WHERE recording_id = $1 ORDER BY id LIMIT 1", [.uuid(recording)]
    ).first.map(Tracklist.init(row:))
  }

  static let selection =
    "id, title, artist, source_url, source_type, tracks, total_duration, recording_id, correlation_id"

  private static func text(_ id: UUID) -> String { id.uuidString.lowercased() }
  private static func containment(_ id: UUID) -> String { "[{\"catalog_track_id\": \"\(text(id))\"}]" }
}

extension Tracklist {
  init(row: PostgresRow) throws {
    self.init(
      id: try row.decode("id"), title: try row.decode("title"), artist: try row.decode("artist"),
      sourceURL: try row.decode("source_url"), sourceType: try row.decode("source_type"),
      tracks: TracklistTrack.read(try row.decode("tracks")), totalDuration: try row.decode("total_duration"),
      recordingID: try row.decode("recording_id"), correlationID: try row.decode("correlation_id"))
  }
}

extension TracklistTrack {
  /// Reads `tracklists.tracks`. Entries of another program are taken as far as they can be read; none is an error.
  static func read(_ json: String) -> [TracklistTrack] {
    guard let entries = try? JSONDecoder().decode([LenientTrack].self, from: Data(json.utf8)) else { return [] }
    return entries.enumerated().map { $1.track(place: $0 + 1) }
  }

  init(lenient json: String, place: Int) {
    let entry = try? JSONDecoder().decode(LenientTrack.self, from: Data(json.utf8))
    self = entry?.track(place: place) ?? TracklistTrack(position: place)
  }
}

/// A track in which nothing is certain to be what P7 says.
private struct LenientTrack: Decodable {
  private let fields: [String: Field]

  private enum Field: Decodable {
    case text(String)
    case number(Double)
    case other

    init(from decoder: any Decoder) throws {
      let container = try decoder.singleValueContainer()
      if let number = try? container.decode(Double.self) {
        self = .number(number)
      } else if let text = try? container.decode(String.self) {
        self = .text(text)
      } else {
        self = .other
      }
    }
  }

  init(from decoder: any Decoder) throws {
    fields = (try? decoder.singleValueContainer().decode([String: Field].self)) ?? [:]
  }

  func track(place: Int) -> TracklistTrack {
    TracklistTrack(
      position: number("position").flatMap { Int(exactly: $0.rounded()) } ?? place, startTime: number("start_time"),
      endTime: number("end_time"), artist: text("artist"), title: text("title"), remix: text("remix"),
      label: text("label"), bpm: number("bpm"), key: text("key"),
      catalogTrackID: text("catalog_track_id").flatMap(UUID.init(uuidString:)), confidence: number("confidence"))
  }

  private func text(_ name: String) -> String? {
    if case .text(let text) = fields[name] { text } else { nil }
  }

  private func number(_ name: String) -> Double? {
    switch fields[name] {
    case .number(let number): number
    case .text(let text): MetadataNumber.read(text)
    default: nil
    }
  }
}
