DROP INDEX idx_recordings_file_size_id;
DROP INDEX idx_recordings_last_modified_id;
DROP INDEX idx_recordings_status_id;
DROP INDEX idx_recordings_updated_at_id;
DROP INDEX idx_recordings_created_at_id;
DROP INDEX idx_metadata_key_number;
CREATE INDEX idx_metadata_key_number ON metadata(key, metadata_number(value), recording_id)
WHERE key IN (
    'duration', 'energy', 'danceability', 'valence', 'loudness', 'acousticness', 'replay_gain', 'track_number',
    'disc_number', 'rating', 'play_count', 'bitrate', 'sample_rate');
DROP INDEX idx_recording_cards_known_keys;
ALTER TABLE recording_cards DROP COLUMN known_keys;

CREATE OR REPLACE FUNCTION is_card_key(key text)
RETURNS boolean LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN key IN ('artist', 'title', 'album', 'genre', 'label', 'year', 'release_date', 'bpm', 'key');

CREATE OR REPLACE FUNCTION refresh_recording_cards(ids uuid[])
RETURNS bigint
SET enable_seqscan = off SET enable_hashjoin = off SET enable_mergejoin = off
AS $$
DECLARE
    written bigint;
BEGIN
    PERFORM FROM recording_cards WHERE recording_id = ANY(ids) ORDER BY recording_id FOR NO KEY UPDATE;
    INSERT INTO recording_cards AS c (
        recording_id, file_name, artist, title, album, genre, label, year, bpm, key, sort_artist, sort_title, search)
    SELECT
        r.id, r.file_name, m.artist, m.title, m.album, m.genre, m.label,
        CASE WHEN m.year BETWEEN 1 AND 9999 THEN m.year::smallint END,
        CASE WHEN m.bpm > 0 THEN m.bpm END,
        musical_key(m.key), left(m.artist, 256), left(coalesce(m.title, r.file_name), 256),
        fold(concat_ws(E'\n', m.artist, m.title, m.album, r.file_name))
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
            max(value) FILTER (WHERE metadata.key = 'key') AS key
        FROM metadata
        WHERE metadata.recording_id = r.id AND is_card_key(metadata.key)
    ) AS m
    WHERE r.id = ANY(ids)
    ORDER BY r.id
    ON CONFLICT (recording_id) DO UPDATE SET (
        file_name, artist, title, album, genre, label, year, bpm, key, sort_artist, sort_title, search
    ) = ROW (
        excluded.file_name, excluded.artist, excluded.title, excluded.album, excluded.genre, excluded.label,
        excluded.year, excluded.bpm, excluded.key, excluded.sort_artist, excluded.sort_title, excluded.search)
    WHERE c IS DISTINCT FROM excluded;
    GET DIAGNOSTICS written = ROW_COUNT;
    RETURN written;
END;
$$ LANGUAGE plpgsql;

DROP FUNCTION known_key_bit(text);
