/// The journal's statements. Rows travel as one JSON array a statement, so a batch of 5,000 is a handful of round trips.
enum JournalStatements {
  /// One batch begins at a time: two that want one target must not both look before either has written.
  static let serialise = "SELECT pg_advisory_xact_lock(hashtextextended('tracktion rename begin', 0))"

  static let proposals = """
    SELECT id, status FROM rename_proposals WHERE id = ANY($1::uuid[]) ORDER BY id FOR UPDATE
    """

  static let recordings = """
    SELECT id, file_path FROM recordings WHERE id = ANY($1::uuid[]) ORDER BY id FOR NO KEY UPDATE
    """

  static let holdingRecordings = """
    SELECT id, file_path AS path FROM recordings WHERE file_path = ANY($1::text[])
    """

  static let holdingBatches = """
    SELECT j.new_path AS path, b.id, b.host
    FROM rename_journal j JOIN rename_batches b ON b.id = j.batch_id
    WHERE j.result IS NULL AND b.ended_at IS NULL AND j.role <> 'decision' AND j.new_path = ANY($1::text[])
      AND j.batch_id IS DISTINCT FROM $2::uuid
    """

  static let insertBatch = """
    INSERT INTO rename_batches
      (id, kind, reverses, user_name, host, machine_id, boot_id, process_id, process_started, started_at)
    VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
    """

  static let insertRows = """
    INSERT INTO rename_journal
      (batch_id, position, role, recording_id, proposal_id, status_before, status_after, folder, from_name, to_name,
       old_path, new_path, file_inode, file_mount, file_size, file_modified, file_sha256)
    SELECT $1, position, role, recording, proposal, before, after, folder, decode(from_hex, 'hex'),
      decode(to_hex, 'hex'), old_path, new_path, inode, mount, size, modified, sha256
    FROM jsonb_to_recordset($2) AS r(
      position integer, role text, recording uuid, proposal uuid, before text, after text, folder text, from_hex text,
      to_hex text, old_path text, new_path text, inode numeric, mount numeric, size bigint, modified bigint,
      sha256 text)
    ORDER BY position
    """

  static let claim =
    "UPDATE rename_proposals SET status = 'applying', correlation_id = $2 WHERE id = ANY($1::uuid[])"

  static let writeResults = """
    UPDATE rename_journal j SET result = r.result, reason = r.reason, finished_at = coalesce(finished_at, now()),
      file_inode = coalesce(r.inode, file_inode), file_mount = coalesce(r.mount, file_mount),
      file_size = coalesce(r.size, file_size), file_modified = coalesce(r.modified, file_modified),
      file_sha256 = CASE WHEN r.inode IS NULL THEN file_sha256 ELSE r.sha256 END
    FROM jsonb_to_recordset($2) AS r(
      position integer, result text, reason text, inode numeric, mount numeric, size bigint, modified bigint,
      sha256 text)
    WHERE j.batch_id = $1 AND j.position = r.position
    """

  static let writeStatuses = """
    WITH wanted AS (
      SELECT proposal, status FROM jsonb_to_recordset($1) AS r(proposal uuid, status text)
    ), locked AS (
      SELECT id FROM rename_proposals WHERE id IN (SELECT proposal FROM wanted) ORDER BY id FOR UPDATE
    )
    UPDATE rename_proposals p SET status = wanted.status
    FROM wanted JOIN locked ON locked.id = wanted.proposal
    WHERE p.id = wanted.proposal AND p.status IS DISTINCT FROM wanted.status
    """

  /// `UNIQUE (file_path)` is not deferrable: who sits on a path that another of the same group gets steps aside first,
  /// to a path that no file can have.
  static let stepAside = """
    WITH moved AS (
      SELECT recording, path FROM jsonb_to_recordset($1) AS r(recording uuid, path text)
    ), locked AS (
      SELECT id FROM recordings WHERE id IN (SELECT recording FROM moved) ORDER BY id FOR NO KEY UPDATE
    )
    UPDATE recordings r SET file_path = 'tracktion://' || r.id
    FROM locked JOIN moved AS own ON own.recording = locked.id
    WHERE r.id = locked.id AND r.file_path <> own.path AND r.file_path IN (SELECT path FROM moved)
    """

  static let moveRecordings = """
    UPDATE recordings r SET file_path = m.path, file_name = m.name, correlation_id = $2,
      status = CASE WHEN status = 'missing' THEN 'processed' ELSE status END
    FROM jsonb_to_recordset($1) AS m(recording uuid, path text, name text)
    WHERE r.id = m.recording AND r.file_path IS DISTINCT FROM m.path
    """

  static let end = "UPDATE rename_batches SET ended_at = coalesce(ended_at, now()) WHERE id = $1"

  static let markReversed = """
    UPDATE rename_batches original SET undone_at = CASE b.kind WHEN 'undo' THEN coalesce(original.undone_at, now()) END
    FROM rename_batches b
    WHERE b.id = $1 AND b.reverses = original.id AND b.kind IN ('undo', 'redo')
      AND EXISTS (SELECT FROM rename_journal j WHERE j.batch_id = b.id AND j.result = 'done')
    """

  private static let batchColumns = """
    b.id, b.kind, b.reverses, b.user_name, b.host, b.machine_id, b.boot_id, b.process_id, b.process_started,
      b.started_at, b.ended_at, b.undone_at
    """

  static let unfinishedBatches = """
    SELECT \(batchColumns) FROM rename_batches b WHERE b.ended_at IS NULL ORDER BY b.started_at, b.id
    """

  static let batch = "SELECT \(batchColumns) FROM rename_batches b WHERE b.id = $1"

  static let reversals = """
    SELECT \(batchColumns) FROM rename_batches b WHERE b.reverses = $1 ORDER BY b.started_at, b.id
    """

  static let history = """
    SELECT \(batchColumns), counts.applied, counts.failed
    FROM rename_batches b
    CROSS JOIN LATERAL (
      SELECT count(*) FILTER (WHERE result = 'done') AS applied,
        count(*) FILTER (WHERE result IN ('failed', 'taken_back')) AS failed
      FROM rename_journal j WHERE j.batch_id = b.id AND j.proposal_id IS NOT NULL
    ) AS counts
    ORDER BY b.started_at DESC, b.id DESC LIMIT $1
    """

  private static let rowColumns = """
    j.position, j.role, j.recording_id, j.proposal_id, j.status_before, j.status_after, j.folder, j.from_name,
      j.to_name, j.file_inode::text AS file_inode, j.file_mount::text AS file_mount, j.file_size, j.file_modified,
      j.file_sha256, j.result, j.reason
    """

  static let unfinishedRows = """
    SELECT \(rowColumns) FROM rename_journal j WHERE j.batch_id = $1 AND j.result IS NULL ORDER BY j.position
    """

  static let entries = """
    SELECT \(rowColumns), r.file_path AS recording_path, p.status AS proposal_status
    FROM rename_journal j
    LEFT JOIN recordings r ON r.id = j.recording_id
    LEFT JOIN rename_proposals p ON p.id = j.proposal_id
    WHERE j.batch_id = $1 ORDER BY j.position
    """
}
