/// The SQL of ``ImportSession``: a batch is copied into temporary tables, matched there, and written set by set.
///
/// `m.key || ''` keeps the planner from the indexes that begin with the key: on tables that have grown since they were last
/// analysed it takes them for one row and reads every recording's value of that key.
enum ImportStatements {
  /// `item` holds the batch, `entry` its metadata, `seen` the paths of the whole run.
  static let tables = """
    CREATE TEMP TABLE import_item (
      place int PRIMARY KEY, file_path text, file_name text, file_hash text, secondary_hash text, file_size bigint,
      status text, mime_type text, last_modified timestamptz, former_path text,
      id uuid, action text, other_path text, other_id uuid
    );
    CREATE TEMP TABLE import_entry (place int, key text, value text, value_type text, PRIMARY KEY (place, key));
    CREATE TEMP TABLE import_seen (file_path text PRIMARY KEY);
    """

  static let copyItems = """
    COPY import_item (place, file_path, file_name, file_hash, secondary_hash, file_size, status, mime_type,
      last_modified, former_path) FROM STDIN
    """
  static let copyEntries = "COPY import_entry (place, key, value, value_type) FROM STDIN"

  /// A path that came before, in this batch or an earlier one of the run.
  static let refuseRepeated = """
    WITH first AS (
      INSERT INTO import_seen (file_path)
      SELECT file_path FROM import_item GROUP BY file_path ON CONFLICT DO NOTHING RETURNING file_path
    )
    UPDATE import_item i SET action = 'repeated'
    WHERE place NOT IN (SELECT min(place) FROM import_item JOIN first USING (file_path) GROUP BY file_path)
    """

  /// The recording at the path; else the one at the path of an import without a map, if nothing else has become of it.
  static let matchPaths = [
    """
    UPDATE import_item i SET id = r.id, action = 'matched', other_path = r.file_path
    FROM recordings r WHERE i.action IS NULL AND r.file_path = i.file_path
    """,
    """
    UPDATE import_item i SET id = r.id, action = 'moved', other_path = r.file_path
    FROM (
      SELECT former_path, min(place) AS place FROM import_item
      WHERE action IS NULL AND former_path IS NOT NULL GROUP BY former_path
    ) f JOIN recordings r ON r.file_path = f.former_path
    WHERE i.place = f.place AND NOT EXISTS (SELECT FROM import_item o WHERE o.id = r.id)
    """,
  ]

  /// Another recording has the content.
  static let sameContent = """
    SELECT i.place, r.id, r.file_path, i.action IS NOT DISTINCT FROM 'matched' AS has_path
    FROM import_item i JOIN recordings r ON r.file_hash = i.file_hash
    WHERE (i.action IS NULL OR i.action IN ('matched', 'moved')) AND r.id IS DISTINCT FROM i.id
    ORDER BY i.place
    """

  /// Recordings with the same audio; whether their files are gone is for the caller to see.
  static let sameAudio = """
    SELECT i.place, r.id, r.file_path, false AS has_path
    FROM import_item i JOIN recordings r ON r.secondary_hash = i.secondary_hash
    WHERE i.action IS NULL AND i.secondary_hash IS NOT NULL
      AND NOT EXISTS (SELECT FROM import_item o WHERE o.id = r.id)
    ORDER BY i.place, r.file_path
    """

  static let decide = """
    UPDATE import_item i SET action = d.action, id = d.id, other_path = d.path, other_id = d.other
    FROM unnest($1::bigint[], $2::text[], $3::uuid[], $4::text[], $5::uuid[]) AS d(place, action, id, path, other)
    WHERE i.place = d.place
    """

  /// Of several files with one content the first is taken, a known one before a new one; and of several that could be
  /// one lost recording the first, the others are new.
  static let settleRest = [
    """
    UPDATE import_item i SET action = 'duplicate', other_path = f.file_path, other_id = NULL, id = NULL
    FROM (
      SELECT DISTINCT ON (file_hash) file_hash, place, file_path FROM import_item
      WHERE action IS NULL OR action IN ('matched', 'moved')
      ORDER BY file_hash, action IS NOT DISTINCT FROM 'matched' DESC, place
    ) f
    WHERE (i.action IS NULL OR i.action IN ('matched', 'moved')) AND i.file_hash = f.file_hash AND i.place <> f.place
    """,
    """
    UPDATE import_item i SET action = NULL, id = NULL
    WHERE i.action = 'moved' AND EXISTS (
      SELECT FROM import_item f
      WHERE f.id = i.id AND f.action IN ('matched', 'moved') AND f.place <> i.place
        AND (f.action = 'matched' OR f.place < i.place))
    """,
    "UPDATE import_item SET id = ordered_id(place), action = 'added' WHERE action IS NULL",
  ]

  /// A file that is gone keeps what was known of it; a status that somebody else set stays while the file is there.
  static let updateRecordings = """
    WITH wanted AS (
      SELECT i.place, i.id, i.file_path, i.file_name, i.mime_type,
        CASE WHEN i.status = 'missing'
            AND r.file_hash <> encode(sha256(convert_to('missing:' || r.file_path, 'UTF8')), 'hex')
          THEN r.file_hash ELSE i.file_hash END AS file_hash,
        CASE WHEN i.status = 'missing' OR i.secondary_hash IS NULL AND r.file_hash = i.file_hash
          THEN r.secondary_hash ELSE i.secondary_hash END AS secondary_hash,
        CASE WHEN i.status = 'missing' THEN coalesce(r.file_size, i.file_size) ELSE i.file_size END AS file_size,
        CASE WHEN i.status = 'missing' THEN coalesce(r.last_modified, i.last_modified) ELSE i.last_modified END
          AS last_modified,
        CASE WHEN i.status = 'missing' OR r.status = 'missing' OR r.status IS NULL THEN i.status ELSE r.status END
          AS status
      FROM import_item i JOIN recordings r ON r.id = i.id WHERE i.action IN ('matched', 'moved')
    ), changed AS (
      UPDATE recordings r SET file_path = w.file_path, file_name = w.file_name, file_hash = w.file_hash,
        secondary_hash = w.secondary_hash, file_size = w.file_size, mime_type = coalesce(w.mime_type, r.mime_type),
        last_modified = w.last_modified, status = w.status, correlation_id = $1
      FROM wanted w WHERE r.id = w.id
        AND (r.file_path, r.file_name, r.file_hash, r.secondary_hash, r.file_size, r.mime_type, r.last_modified,
          r.status) IS DISTINCT FROM (w.file_path, w.file_name, w.file_hash, w.secondary_hash, w.file_size,
          coalesce(w.mime_type, r.mime_type), w.last_modified, w.status)
      RETURNING r.id
    )
    UPDATE import_item i SET action = 'updated' FROM changed WHERE i.id = changed.id AND i.action = 'matched'
    """

  /// New recordings and new metadata in one statement, so that the triggers see both and make each card once.
  static let insert = """
    WITH added AS (
      INSERT INTO recordings (id, file_path, file_name, file_hash, secondary_hash, file_size, status, mime_type,
        last_modified, correlation_id)
      SELECT id, file_path, file_name, file_hash, secondary_hash, file_size, status, mime_type, last_modified, $1
      FROM import_item WHERE action = 'added' ORDER BY id
    ), entries AS (
      INSERT INTO metadata (recording_id, key, value, value_type, correlation_id)
      SELECT i.id, e.key, e.value, e.value_type, $1
      FROM import_entry e JOIN import_item i USING (place)
      WHERE i.action IN ('added', 'matched', 'updated', 'moved')
        AND (i.action = 'added'
          OR NOT EXISTS (SELECT FROM metadata m WHERE m.recording_id = i.id AND m.key || '' = e.key))
      ORDER BY i.id, e.key
      RETURNING 1
    )
    SELECT count(*) FROM entries
    """

  static let updateMetadata = """
    UPDATE metadata m SET value = e.value, value_type = e.value_type, correlation_id = $1
    FROM import_entry e JOIN import_item i USING (place)
    WHERE i.action IN ('matched', 'updated', 'moved') AND m.recording_id = i.id AND m.key || '' = e.key
      AND (m.value, m.value_type) IS DISTINCT FROM (e.value, e.value_type)
    """

  /// Keys that the source speaks of and no longer gives.
  static let removeMetadata = """
    DELETE FROM metadata m USING import_item i
    WHERE i.action IN ('matched', 'updated', 'moved') AND m.recording_id = i.id AND m.key || '' = ANY($1::text[])
      AND NOT EXISTS (SELECT FROM import_entry e WHERE e.place = i.place AND e.key = m.key)
    """

  static let outcomes = """
    SELECT i.place, i.id, i.action, i.other_path,
      CASE WHEN i.action <> 'duplicate' OR i.other_id IS NOT NULL THEN i.other_id ELSE (
        SELECT f.id FROM import_item f WHERE f.file_path = i.other_path AND f.id IS NOT NULL LIMIT 1) END AS other_id
    FROM import_item i ORDER BY i.place
    """
  static let clear = "TRUNCATE import_item, import_entry"
}
