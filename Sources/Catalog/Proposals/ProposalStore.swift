import FoundationEssentials
import Postgres
import Records

/// Reads rename proposals, makes them, and decides those that touch no file. What renames goes through ``JournalStore``.
public struct ProposalStore: Sendable {
  let pool: PostgresPool

  // MARK: Reading

  /// A page of the list, always in the list's order.
  public func page(
    _ list: ProposalList = ProposalList(), _ start: PageStart = .beginning, limit: Int = 50
  ) async throws -> Page<RenameProposal> {
    try await pool.withConnection { connection in
      try await list.query(on: connection).page(start, limit: limit, on: connection).map(RenameProposal.init(row:))
    }
  }

  /// How many match, exactly.
  public func count(_ list: ProposalList) async throws -> Int {
    try await pool.withConnection { try await list.query(on: $0).count(on: $0) }
  }

  /// How many match, as the planner guesses: at once.
  public func estimate(_ list: ProposalList) async throws -> Int {
    try await pool.withConnection { try await list.query().estimate(on: $0) }
  }

  /// How many rows of the list stand before this one; nil where it is gone.
  public func position(of id: UUID, in list: ProposalList) async throws -> Int? {
    try await pool.withConnection { try await list.query(on: $0).position(of: id, on: $0) }
  }

  /// Ids of all that match, in order of id: what `*` marks.
  public func ids(
    _ list: ProposalList, isolation: isolated (any Actor)? = #isolation, each: (UUID) throws -> Void
  ) async throws {
    try await pool.withConnection { try await list.query(on: $0).ids(on: $0, each: each) }
  }

  /// These, in the order of `ids`, without those that are gone.
  public func proposals(_ ids: [UUID]) async throws -> [RenameProposal] {
    try await pool.query(
      """
      SELECT \(ProposalList.selection) FROM unnest($1::uuid[]) WITH ORDINALITY AS wanted(id, place)
      JOIN rename_proposals p ON p.id = wanted.id JOIN recordings r ON r.id = p.recording_id ORDER BY wanted.place
      """, [.uuidArray(ids)]
    ).map(RenameProposal.init(row:))
  }

  /// All proposals of a recording, newest first.
  public func proposals(of recording: UUID) async throws -> [RenameProposal] {
    try await pool.query(
      """
      SELECT \(ProposalList.selection) FROM rename_proposals p JOIN recordings r ON r.id = p.recording_id
      WHERE p.recording_id = $1 ORDER BY p.created_at DESC NULLS LAST, p.id
      """, [.uuid(recording)]
    ).map(RenameProposal.init(row:))
  }

  // MARK: Making

  /// Inserts proposals, but none that its recording has already, in whatever status, for the same pair of names.
  /// Two runs at once wait for each other. Returns those that were inserted, by their place in `drafts`.
  public func insert(_ drafts: [ProposalDraft], correlationID: UUID) async throws -> [Int: UUID] {
    guard !drafts.isEmpty else { return [:] }
    let used: [String?] = try drafts.map { try $0.metadataUsed.json() }
    return try await pool.transaction { connection in
      try await connection.query("SELECT pg_advisory_xact_lock($1)", [.int(AdvisoryLock.proposing)])
      let rows = try await connection.query(
        Self.insertion,
        [
          .uuidArray(drafts.map(\.recordingID)), .textArray(drafts.map(\.currentFilename)),
          .textArray(drafts.map(\.proposedFilename)), .textArray(drafts.map(\.reason)), .textArray(used),
          .doubleArray(drafts.map(\.confidence)), .uuid(correlationID),
        ])
      var inserted: [Int: UUID] = [:]
      for row in rows { inserted[try row.decode("place", as: Int.self) - 1] = try row.decode("id") }
      return inserted
    }
  }

  private static let insertion = """
    WITH draft AS MATERIALIZED (
      SELECT DISTINCT ON (recording_id, current_filename, proposed_filename) ordered_id(place) AS id, d.*
      FROM unnest($1::uuid[], $2::text[], $3::text[], $4::text[], $5::text[], $6::float8[]) WITH ORDINALITY
        AS d(recording_id, current_filename, proposed_filename, reason, used, confidence, place)
      WHERE NOT EXISTS (
          SELECT FROM rename_proposals p WHERE p.recording_id = d.recording_id
          AND p.current_filename = d.current_filename AND p.proposed_filename = d.proposed_filename)
        AND EXISTS (SELECT FROM recordings r WHERE r.id = d.recording_id)
      ORDER BY recording_id, current_filename, proposed_filename, place
    ), inserted AS (
      INSERT INTO rename_proposals (
        id, recording_id, current_filename, proposed_filename, proposal_reason, metadata_used, confidence_score,
        correlation_id)
      SELECT id, recording_id, current_filename, proposed_filename, reason, used::jsonb, confidence, $7 FROM draft
      RETURNING id
    )
    SELECT place, id FROM draft JOIN inserted USING (id) ORDER BY place
    """

  // MARK: Deciding

  /// Moves proposals from one status to another, each only if it still has the first; rows are locked in id order.
  /// Returns those that moved: who is absent was decided by somebody else, or is gone.
  @discardableResult
  public func move(
    _ ids: [UUID], from: ProposalStatus, to: ProposalStatus, correlationID: UUID? = nil
  ) async throws -> Set<UUID> {
    let rows = try await pool.query(
      """
      WITH locked AS MATERIALIZED (
        SELECT id FROM rename_proposals WHERE id = ANY($1::uuid[]) AND status = $2 ORDER BY id FOR NO KEY UPDATE
      )
      UPDATE rename_proposals p SET status = $3, correlation_id = coalesce($4::uuid, p.correlation_id)
      FROM locked WHERE p.id = locked.id AND p.status = $2 RETURNING p.id
      """, [.uuidArray(ids), .text(from.rawValue), .text(to.rawValue), .uuid(correlationID)])
    return Set(try rows.map { try $0.decode(0) })
  }

  /// Gives a pending proposal another name; it stays pending. False where it is no longer pending, or gone.
  public func edit(_ id: UUID, proposedFilename: String) async throws -> Bool {
    try await pool.execute(
      """
      UPDATE rename_proposals SET proposed_filename = $2
      WHERE id = $1 AND status = 'pending' AND proposed_filename IS DISTINCT FROM $2
      """, [.uuid(id), .text(proposedFilename)]) > 0
  }
}

/// A proposal that is to be made.
public struct ProposalDraft: Sendable, Hashable {
  public var recordingID: UUID
  public var currentFilename: String
  public var proposedFilename: String
  public var reason: String?
  public var fieldsUsed: [String: UsedField]
  public var file: FileFacts?
  /// 0–1.
  public var confidence: Double

  public init(
    recordingID: UUID, currentFilename: String, proposedFilename: String, reason: String?,
    fieldsUsed: [String: UsedField], file: FileFacts?, confidence: Double
  ) {
    self.recordingID = recordingID
    self.currentFilename = currentFilename
    self.proposedFilename = proposedFilename
    self.reason = reason
    self.fieldsUsed = fieldsUsed
    self.file = file
    self.confidence = confidence
  }

  var metadataUsed: MetadataUsed { MetadataUsed(fields: fieldsUsed, file: file) }
}

extension RenameProposal {
  init(row: PostgresRow) throws {
    let used = MetadataUsed(json: try row.decode("metadata_used"))
    self.init(
      id: try row.decode("id"), recordingID: try row.decode("recording_id"), filePath: try row.decode("file_path"),
      recordingFileName: try row.decode("file_name"), currentFilename: try row.decode("current_filename"),
      proposedFilename: try row.decode("proposed_filename"), reason: try row.decode("proposal_reason"),
      fieldsUsed: used.fields, file: used.file,
      confidence: try row.decode("confidence_score", as: Double?.self).flatMap { $0.isFinite ? $0 : nil },
      status: try row.decode("status", as: String?.self).map(ProposalStatus.init(rawValue:)) ?? .pending,
      createdAt: try row.decode("created_at"), updatedAt: try row.decode("updated_at"),
      correlationID: try row.decode("correlation_id"))
  }
}
