import FoundationEssentials
import Postgres
import Records

/// A tracklist that is to be stored.
public struct TracklistDraft: Sendable, Hashable {
  public var title: String
  public var artist: String?
  /// With `sourceType` what it is known by; without one it is known by type, title and artist.
  public var sourceURL: String?
  public var sourceType: String
  public var tracks: [TracklistTrack]
  public var metadata: [String: String]
  /// Seconds. Nil: the end of the last track, where that is known.
  public var totalDuration: Int?
  /// The recording of the mix itself.
  public var recordingID: UUID?

  public init(
    title: String, artist: String? = nil, sourceURL: String? = nil, sourceType: String, tracks: [TracklistTrack],
    metadata: [String: String] = [:], totalDuration: Int? = nil, recordingID: UUID? = nil
  ) {
    self.title = title
    self.artist = artist
    self.sourceURL = sourceURL
    self.sourceType = sourceType
    self.tracks = tracks
    self.metadata = metadata
    self.totalDuration = totalDuration
    self.recordingID = recordingID
  }
}

/// What became of a ``TracklistDraft``.
public enum TracklistOutcome: Sendable, Hashable {
  case added(UUID)
  case updated(UUID)
  case unchanged(UUID)
  /// It does not fit; the reason in a sentence.
  case refused(String)
}

extension TracklistStore {
  /// Stores tracklists in one transaction, each by what it is known by: the same again changes nothing. One that the
  /// database does not take is refused, and the others go on, in several transactions then. The outcomes stand in the
  /// order of `drafts`.
  public func store(_ drafts: [TracklistDraft], correlationID: UUID) async throws -> [TracklistOutcome] {
    do {
      return try await storeTogether(drafts, correlationID)
    } catch let error as PostgresError where error.isAboutData {
      guard drafts.count > 1 else { return drafts.map { _ in .refused("the database refused it: \(error.message)") } }
      let half = drafts.count / 2
      return try await store(Array(drafts[..<half]), correlationID: correlationID)
        + store(Array(drafts[half...]), correlationID: correlationID)
    }
  }

  private func storeTogether(_ drafts: [TracklistDraft], _ correlationID: UUID) async throws -> [TracklistOutcome] {
    try await pool.transaction { connection in
      try await connection.query("SELECT pg_advisory_xact_lock($1)", [.int(AdvisoryLock.importing)])
      var outcomes: [TracklistOutcome] = []
      for draft in drafts {
        if let reason = draft.misfit {
          outcomes.append(.refused(reason))
        } else {
          outcomes.append(try await Self.store(draft, correlationID, connection))
        }
      }
      return outcomes
    }
  }

  private static func store(
    _ draft: TracklistDraft, _ correlationID: UUID, _ connection: PostgresConnection
  ) async throws -> TracklistOutcome {
    let values = try draft.parameters + [.uuid(correlationID)]
    guard let row = try await connection.query(known, values[..<4].map { $0 }).first else {
      return .added(try await connection.query(insertion, values)[0].decode(0))
    }
    let id: UUID = try row.decode(0)
    return try await connection.execute(update, values + [.uuid(id)]) > 0 ? .updated(id) : .unchanged(id)
  }

  private static let known = """
    SELECT id FROM tracklists WHERE source_type = $4
      AND CASE WHEN $3::text IS NULL THEN source_url IS NULL AND title = $1 AND artist IS NOT DISTINCT FROM $2
        ELSE source_url = $3 END
    ORDER BY created_at, id LIMIT 1
    """
  private static let insertion = """
    INSERT INTO tracklists (title, artist, source_url, source_type, tracks, metadata, track_count, total_duration,
      recording_id, correlation_id)
    VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) RETURNING id
    """
  private static let update = """
    UPDATE tracklists SET title = $1, artist = $2, source_url = $3, source_type = $4, tracks = $5, metadata = $6,
      track_count = $7, total_duration = $8, recording_id = coalesce($9::uuid, recording_id), correlation_id = $10
    WHERE id = $11 AND (title, artist, source_url, source_type, tracks, metadata, track_count, total_duration,
      recording_id) IS DISTINCT FROM ($1::text, $2::text, $3::text, $4::text, $5::jsonb, $6::jsonb, $7::int, $8::int,
      coalesce($9::uuid, recording_id))
    """
}

extension TracklistDraft {
  fileprivate var misfit: String? {
    if title.isEmpty { return "it has no title" }
    for (what, text, limit) in [
      ("title", title, 500), ("artist", artist ?? "", 255), ("source", sourceURL ?? "", 1024),
      ("type", sourceType, 100),
    ] where text.unicodeScalars.count > limit {
      return "its \(what) has \(text.unicodeScalars.count) characters, the catalog takes \(limit)"
    }
    return nil
  }

  fileprivate var parameters: [PostgresValue] {
    get throws {
      let encoder = JSONEncoder()
      encoder.outputFormatting = .sortedKeys
      let tracks = String(decoding: try encoder.encode(tracks.map(StoredTrack.init)), as: UTF8.self)
      let metadata = String(decoding: try encoder.encode(metadata), as: UTF8.self)
      let duration = totalDuration ?? self.tracks.last?.endTime.flatMap { Int(exactly: $0.rounded()) }
      return [
        .text(title), .text(artist), .text(sourceURL), .text(sourceType), .json(tracks), .json(metadata),
        .int(self.tracks.count), .int(duration), .uuid(recordingID),
      ]
    }
  }
}

/// A track as P7 wants it: ids in lower case, as PostgreSQL writes them, and `start_time` null where unknown.
private struct StoredTrack: Encodable {
  let track: TracklistTrack

  func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: Key.self)
    try container.encode(track.position, forKey: .position)
    try container.encode(track.startTime, forKey: .startTime)
    try container.encodeIfPresent(track.endTime, forKey: .endTime)
    try container.encode(track.artist ?? "", forKey: .artist)
    try container.encode(track.title ?? "", forKey: .title)
    try container.encodeIfPresent(track.remix, forKey: .remix)
    try container.encodeIfPresent(track.label, forKey: .label)
    try container.encodeIfPresent(track.bpm, forKey: .bpm)
    try container.encodeIfPresent(track.key, forKey: .key)
    try container.encodeIfPresent(track.catalogTrackID?.uuidString.lowercased(), forKey: .catalogTrackID)
    try container.encodeIfPresent(track.confidence, forKey: .confidence)
  }

  private enum Key: String, CodingKey {
    case position
    case startTime = "start_time"
    case endTime = "end_time"
    case artist, title, remix, label, bpm, key
    case catalogTrackID = "catalog_track_id"
    case confidence
  }
}
