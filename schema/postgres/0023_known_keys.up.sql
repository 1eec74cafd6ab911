-- What a list by a metadata key lacked at a million recordings: a page of those that have no `duration` (all but a few
-- have one, so a walk through the list asked `metadata` a million times) took 24 s, one by `updated_at` 0.6 s, one by
-- `created_at` after an import (one moment for all of it) as long.

-- Which of the keys of P17 that a card does not hold a recording has, as bits: those that lack one are the cards of a few
-- dozen sets. The index keeps each set once (7 MB at a million).

-- The bit of a key; 0 for any other name, in whose order a list asks `metadata` itself.
CREATE FUNCTION known_key_bit(key text)
RETURNS integer LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN CASE key
    WHEN 'duration' THEN 1
    WHEN 'bitrate' THEN 2
    WHEN 'sample_rate' THEN 4
    WHEN 'channels' THEN 8
    WHEN 'date_added' THEN 16
    WHEN 'play_count' THEN 32
    WHEN 'rating' THEN 64
    WHEN 'energy' THEN 128
    WHEN 'danceability' THEN 256
    WHEN 'valence' THEN 512
    WHEN 'loudness' THEN 1024
    WHEN 'acousticness' THEN 2048
    WHEN 'speechiness' THEN 4096
    WHEN 'liveness' THEN 8192
    WHEN 'instrumentalness' THEN 16384
    WHEN 'popularity' THEN 32768
    WHEN 'replay_gain' THEN 65536
    WHEN 'track_number' THEN 131072
    WHEN 'disc_number' THEN 262144
    WHEN 'release_date' THEN 524288
    WHEN 'source_library' THEN 1048576
    WHEN 'comment' THEN 2097152
    WHEN 'composer' THEN 4194304
    WHEN 'remixer' THEN 8388608
    WHEN 'mix' THEN 16777216
    WHEN 'album_artist' THEN 33554432
    WHEN 'grouping' THEN 67108864
    WHEN 'isrc' THEN 134217728
    WHEN 'catalog_no' THEN 268435456
    ELSE 0 END;

-- Cards that are there already: written anew once (as an UPDATE, the table would stay twice as long as it needs to be).
CREATE FUNCTION pg_temp.known_keys_of(recording uuid)
RETURNS integer LANGUAGE sql STABLE
RETURN (SELECT coalesce(bit_or(known_key_bit(key)), 0) FROM metadata WHERE recording_id = recording);
ALTER TABLE recording_cards ADD COLUMN known_keys INTEGER;
ALTER TABLE recording_cards ALTER COLUMN known_keys TYPE INTEGER USING pg_temp.known_keys_of(recording_id);
ALTER TABLE recording_cards ALTER COLUMN known_keys SET DEFAULT 0, ALTER COLUMN known_keys SET NOT NULL;
DROP FUNCTION pg_temp.known_keys_of(uuid);

CREATE OR REPLACE FUNCTION is_card_key(key text)
RETURNS boolean LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN key IN ('artist', 'title', 'album', 'genre', 'label', 'year', 'release_date', 'bpm', 'key')
    OR known_key_bit(key) <> 0;

-- As in 0010, with the set. The lock is on the recording: while a long transaction fills the tables, autovacuum may count
-- none of its rows, and by an empty table's figures any index with `recording_id` at its end is as good as the primary
-- key. Each look for a card then read such an index whole: a load of 100,000 recordings took over 8 minutes. `id` leads
-- every index of `recordings` that it is in.
CREATE OR REPLACE FUNCTION refresh_recording_cards(ids uuid[])
RETURNS bigint
SET enable_seqscan = off SET enable_hashjoin = off SET enable_mergejoin = off
AS $$
DECLARE
    written bigint;
BEGIN
    PERFORM FROM recordings WHERE id = ANY(ids) ORDER BY id FOR NO KEY UPDATE;
    INSERT INTO recording_cards AS c (
        recording_id, file_name, artist, title, album, genre, label, year, bpm, key, sort_artist, sort_title, search,
        known_keys)
    SELECT
        r.id, r.file_name, m.artist, m.title, m.album, m.genre, m.label,
        CASE WHEN m.year BETWEEN 1 AND 9999 THEN m.year::smallint END,
        CASE WHEN m.bpm > 0 THEN m.bpm END,
        musical_key(m.key), left(m.artist, 256), left(coalesce(m.title, r.file_name), 256),
        fold(concat_ws(E'\n', m.artist, m.title, m.album, r.file_name)), m.known_keys
    FROM recordings r
    CROSS JOIN LATERAL (
        SELECT
            max(nullif(btrim(value), '')) FILTER (WHERE metadata.key = 'artist') AS artist,
            max(nullif(btrim(value), '')) FILTER (WHERE metadata.key = 'title') AS title,
            max(nullif(btrim(value), '')) FILTER (WHERE metadata.key = 'album') AS album,
            max(nullif(btrim(value), '')) FILTER (WHERE metadata.key = 'genre') AS genre,
            max(nullif(btrim(value), '')) FILTER (WHERE metadata.key = 'label') AS label,
            trunc(coalesce(
                max(metadata_number(value)) FILTER (WHERE metadata.key = 'year'),
                max(metadata_number(value)) FILTER (WHERE metadata.key = 'release_date'))) AS year,
            max(metadata_number(value)) FILTER (WHERE metadata.key = 'bpm') AS bpm,
            max(value) FILTER (WHERE metadata.key = 'key') AS key,
            coalesce(bit_or(known_key_bit(metadata.key)), 0) AS known_keys
        FROM metadata
        WHERE metadata.recording_id = r.id
    ) AS m
    WHERE r.id = ANY(ids)
    ORDER BY r.id
    ON CONFLICT (recording_id) DO UPDATE SET (
        file_name, artist, title, album, genre, label, year, bpm, key, sort_artist, sort_title, search, known_keys
    ) = ROW (
        excluded.file_name, excluded.artist, excluded.title, excluded.album, excluded.genre, excluded.label,
        excluded.year, excluded.bpm, excluded.key, excluded.sort_artist, excluded.sort_title, excluded.search,
        excluded.known_keys)
    WHERE c IS DISTINCT FROM excluded;
    GET DIAGNOSTICS written = ROW_COUNT;
    RETURN written;
END;
$$ LANGUAGE plpgsql;

CREATE INDEX idx_recording_cards_known_keys ON recording_cards(known_keys);

-- All numeric keys, not only those of P17: `sort popularity` sorted all of them for each page.
DROP INDEX idx_metadata_key_number;
CREATE INDEX idx_metadata_key_number ON metadata(key, metadata_number(value), recording_id)
WHERE key IN (
    'duration', 'energy', 'danceability', 'valence', 'loudness', 'acousticness', 'replay_gain', 'track_number',
    'disc_number', 'rating', 'play_count', 'bitrate', 'sample_rate', 'speechiness', 'liveness', 'instrumentalness',
    'popularity', 'channels');

-- Lists by a file's own facts. Whole libraries share a moment or a status: without the id in the index, a page sorts all
-- that tie. Ids rise (0018), so that an import adds to the end of the first three. Not `id` itself, for the reason above.
CREATE INDEX idx_recordings_created_at_id ON recordings(created_at, uuid_send(id));
CREATE INDEX idx_recordings_updated_at_id ON recordings(updated_at, uuid_send(id));
CREATE INDEX idx_recordings_status_id ON recordings(status, uuid_send(id));
CREATE INDEX idx_recordings_last_modified_id ON recordings(last_modified, uuid_send(id));
CREATE INDEX idx_recordings_file_size_id ON recordings(file_size, uuid_send(id));
