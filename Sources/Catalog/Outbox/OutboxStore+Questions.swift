import FoundationEssentials
import Postgres

/// Whether a name is an artist of its own: asked about a recording before its fields were split (N13).
public struct ArtistQuestion: Sendable, Hashable {
  public let recordingID: UUID
  /// As ``RecordingStore/artistName(_:)`` makes it.
  public let name: String
  /// The answer.
  public let isArtist: Bool

  public init(recordingID: UUID, name: String, isArtist: Bool) {
    self.recordingID = recordingID
    self.name = name
    self.isArtist = isArtist
  }
}

extension OutboxStore {
  /// Keeps what was asked about these recordings, in place of what was asked before; those that are gone ask nothing.
  public func remember(_ questions: [ArtistQuestion], about recordings: [UUID]) async throws {
    try await pool.transaction { connection in
      try await connection.execute(
        "DELETE FROM graph_artist_questions WHERE recording_id = ANY($1::uuid[])", [.uuidArray(recordings)])
      guard !questions.isEmpty else { return }
      try await connection.execute(
        """
        INSERT INTO graph_artist_questions (recording_id, name, is_artist)
        SELECT id, name, answer = 1 FROM unnest($1::uuid[], $2::text[], $3::bigint[]) AS asked(id, name, answer)
        """,
        [
          .uuidArray(questions.map(\.recordingID)), .textArray(questions.map(\.name)),
          .intArray(questions.map { $0.isArtist ? 1 : 0 }),
        ])
    }
  }

  /// Appends those recordings to the outbox whose answers are others now, because an artist came to the library or left
  /// it. Returns how many. (LIMIT keeps the planner at one look into the index for each name.)
  public func askAgain() async throws -> Int {
    try await pool.execute(
      """
      INSERT INTO graph_outbox (recording_id)
      SELECT DISTINCT q.recording_id
      FROM (SELECT DISTINCT name FROM graph_artist_questions) asked
      LEFT JOIN LATERAL (
        SELECT true AS is_artist FROM recording_cards c WHERE left(normalized_name(c.artist), 256) = asked.name LIMIT 1
      ) now ON true
      JOIN graph_artist_questions q ON q.name = asked.name AND q.is_artist <> coalesce(now.is_artist, false)
      ORDER BY q.recording_id
      """)
  }

  /// Appends every recording, but those that wait already: all of the graph is to be made anew.
  public func enqueueAll() async throws {
    try await pool.execute(
      """
      INSERT INTO graph_outbox (recording_id)
      SELECT id FROM recordings r WHERE NOT EXISTS (SELECT FROM graph_outbox o WHERE o.recording_id = r.id) ORDER BY id
      """)
  }

  /// Appends these recordings: they are projected again.
  public func enqueue(_ ids: [UUID]) async throws {
    guard !ids.isEmpty else { return }
    try await pool.execute(
      "INSERT INTO graph_outbox (recording_id) SELECT * FROM unnest($1::uuid[])", [.uuidArray(ids)])
  }

  /// Of these recordings, those that the outbox names.
  public func waiting(among ids: [UUID]) async throws -> Set<UUID> {
    let rows = try await pool.query(
      "SELECT DISTINCT recording_id FROM graph_outbox WHERE recording_id = ANY($1::uuid[])", [.uuidArray(ids)])
    return Set(try rows.map { try $0.decode(0, as: UUID.self) })
  }
}
