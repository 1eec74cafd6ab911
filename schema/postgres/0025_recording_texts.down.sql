CREATE OR REPLACE FUNCTION recordings_updated_cards()
RETURNS trigger
SET enable_nestloop = off
AS $$
DECLARE
    thousand uuid[];
BEGIN
    FOR thousand IN
        SELECT array_agg(id ORDER BY id)
        FROM (
            SELECT n.id, row_number() OVER (ORDER BY n.id) AS place
            FROM new_rows n JOIN old_rows o ON o.id = n.id
            WHERE n.file_name IS DISTINCT FROM o.file_name
        ) AS renamed
        GROUP BY (place - 1) / 1000 ORDER BY min(place)
    LOOP
        PERFORM rename_recording_cards(thousand);
    END LOOP;
    RETURN NULL;
END;
$$ LANGUAGE plpgsql;

CREATE OR REPLACE FUNCTION rename_recording_cards(ids uuid[])
RETURNS void
SET plan_cache_mode = force_custom_plan
SET enable_nestloop = on SET enable_seqscan = off SET enable_hashjoin = off SET enable_mergejoin = off
AS $$
BEGIN
    UPDATE recording_cards c SET
        file_name = r.file_name,
        sort_title = left(coalesce(c.title, r.file_name), 256),
        search = fold(concat_ws(E'\n', c.artist, c.title, c.album, r.file_name))
    FROM recordings r
    WHERE r.id = c.recording_id AND c.recording_id = ANY(ids);
END;
$$ LANGUAGE plpgsql;

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

DROP FUNCTION refresh_recording_texts(uuid[]);
DROP TABLE recording_texts;
DROP FUNCTION one_line(text);
