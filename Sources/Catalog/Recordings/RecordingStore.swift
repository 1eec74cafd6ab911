import FoundationEssentials
import Mixing
import Postgres
import Records

/// Reads recordings, their cards and their metadata.
public struct RecordingStore: Sendable {
  let pool: PostgresPool

  // MARK: The list

  /// A page of cards. Where it begins: ``PageStart``; its rows are always in the list's order.
  public func page(_ list: RecordingList, _ start: PageStart = .beginning, limit: Int = 50) async throws -> Page<
    RecordingCard
  > {
    try await pool.withConnection { connection in
      try await list.query(on: connection).page(start, limit: limit, on: connection).map(RecordingCard.init(row:))
    }
  }

  /// How many match, exactly: `412 of 2,833`. Take ``estimate(_:)`` for the moment until it is there.
  public func count(_ list: RecordingList) async throws -> Int {
    guard list.filter != nil else { return try await pool.query("SELECT count(*) FROM recordings")[0].decode(0) }
    return try await pool.withConnection { try await list.count(on: $0) }
  }

  /// How many match, as the planner guesses: at once.
  public func estimate(_ list: RecordingList) async throws -> Int {
    try await pool.withConnection { try await list.unordered().estimate(on: $0) }
  }

  /// How many rows of the list stand before this recording (0 for the first); nil where it is gone.
  public func position(of id: UUID, in list: RecordingList) async throws -> Int? {
    try await pool.withConnection { try await list.query(on: $0).position(of: id, on: $0) }
  }

  /// Cards of these recordings, in the order of `ids`, without those that are gone: what a notice asks to read again.
  public func cards(_ ids: [UUID]) async throws -> [RecordingCard] {
    try await pool.query(
      """
      SELECT \(RecordingList.selection) FROM unnest($1::uuid[]) WITH ORDINALITY AS wanted(id, place)
      JOIN recording_cards c ON c.recording_id = wanted.id JOIN recordings r ON r.id = c.recording_id
      ORDER BY wanted.place
      """, [.uuidArray(ids)]
    ).map(RecordingCard.init(row:))
  }

  /// Ids of all that match, in order of id: what `*` marks.
  public func ids(
    _ filter: Filter?, isolation: isolated (any Actor)? = #isolation, each: (UUID) throws -> Void
  ) async throws {
    try await pool.withConnection { connection in
      let list = try await RecordingList(filter: filter).unordered(FilterLookup(filter, on: connection))
      try await list.ids(on: connection, each: each)
    }
  }

  // MARK: One recording

  /// The row; nil where it is gone.
  public func recording(_ id: UUID) async throws -> Recording? {
    try await recordings([id]).first
  }

  /// The rows of these, without those that are gone, in order of id.
  public func recordings(_ ids: [UUID]) async throws -> [Recording] {
    try await pool.query(
      "SELECT \(Recording.selection) FROM recordings r WHERE r.id = ANY($1::uuid[]) ORDER BY r.id", [.uuidArray(ids)]
    ).map(Recording.init(row:))
  }

  /// The recording at a path.
  public func recording(at path: String) async throws -> Recording? {
    try await pool.query(
      "SELECT \(Recording.selection) FROM recordings r WHERE r.file_path = $1", [.text(path)]
    ).first.map(Recording.init(row:))
  }

  /// Metadata of one recording, in order of key.
  public func metadata(of id: UUID) async throws -> [MetadataEntry] {
    try await metadata(of: [id])[id] ?? []
  }

  /// Metadata of several recordings in one query, each in order of key. Who has none is absent.
  public func metadata(of ids: [UUID]) async throws -> [UUID: [MetadataEntry]] {
    let rows = try await pool.query(
      """
      SELECT recording_id, key, value, value_type FROM metadata
      WHERE recording_id = ANY($1::uuid[]) AND value IS NOT NULL ORDER BY recording_id, key
      """, [.uuidArray(ids)])
    var found: [UUID: [MetadataEntry]] = [:]
    for row in rows { found[try row.decode("recording_id"), default: []].append(try MetadataEntry(row: row)) }
    return found
  }

  /// Deletes a recording with all that hangs on it. False where it was gone already.
  @discardableResult
  public func delete(_ id: UUID) async throws -> Bool {
    try await pool.execute("DELETE FROM recordings WHERE id = $1", [.uuid(id)]) > 0
  }
}
