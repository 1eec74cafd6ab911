-- Departure P15: a list needs artist, title, BPM and key of each row at once. On the key-value form a filter takes
-- seconds at a million recordings, on one row for each recording milliseconds. A card is derived from `recordings` and
-- `metadata`, kept by the triggers below and by nothing else, and rebuilt by `tracktion db rebuild-cards`.

CREATE TABLE recording_cards (
    recording_id UUID PRIMARY KEY REFERENCES recordings(id) ON DELETE CASCADE,
    file_name TEXT COLLATE "und-x-icu" NOT NULL,
    artist TEXT COLLATE "und-x-icu",
    title TEXT COLLATE "und-x-icu",
    album TEXT COLLATE "und-x-icu",
    genre TEXT COLLATE "und-x-icu",
    label TEXT COLLATE "und-x-icu",
    year SMALLINT,
    bpm DOUBLE PRECISION,
    key SMALLINT CHECK (key BETWEEN 0 AND 23), -- round the wheel: 1A, 1B, 2A … 12B
    sort_artist TEXT COLLATE "und-x-icu", -- 256 characters: longer ones do not fit into an index
    sort_title TEXT COLLATE "und-x-icu" NOT NULL, -- the file name where there is no title
    search TEXT NOT NULL -- fold of artist, title, album and file name, a line each
);

-- One index for each order of the list, ties by title: each row of the table stands once in each. Rows that lack the
-- field are its second segment (NULLs last), by title.
CREATE INDEX idx_recording_cards_artist ON recording_cards(sort_artist, sort_title, recording_id);
CREATE INDEX idx_recording_cards_title ON recording_cards(sort_title, recording_id) WHERE title IS NOT NULL;
CREATE INDEX idx_recording_cards_untitled ON recording_cards(sort_title, recording_id) WHERE title IS NULL;
CREATE INDEX idx_recording_cards_album ON recording_cards(left(album, 256), sort_title, recording_id);
CREATE INDEX idx_recording_cards_genre ON recording_cards(left(genre, 256), sort_title, recording_id);
CREATE INDEX idx_recording_cards_label ON recording_cards(left(label, 256), sort_title, recording_id);
CREATE INDEX idx_recording_cards_year ON recording_cards(year, sort_title, recording_id);
CREATE INDEX idx_recording_cards_bpm ON recording_cards(bpm, sort_title, recording_id);
CREATE INDEX idx_recording_cards_key ON recording_cards(key, sort_title, recording_id);
CREATE INDEX idx_recording_cards_file_name ON recording_cards(file_name, recording_id);

-- Words of three letters and more are found by trigrams. Without pg_trgm (a trusted extension, but it may not be
-- installed, or not allowed) the filter reads all cards, and `tracktion doctor` says so.
DO $$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_extension WHERE extname = 'pg_trgm') THEN
        CREATE EXTENSION pg_trgm;
        COMMENT ON EXTENSION pg_trgm IS 'made by 0010_recording_cards';
    END IF;
    EXECUTE 'CREATE INDEX idx_recording_cards_search ON recording_cards USING gin (search gin_trgm_ops)';
EXCEPTION WHEN undefined_file OR insufficient_privilege OR feature_not_supported OR undefined_object THEN
    RAISE NOTICE 'pg_trgm is not available here (%): filters will read all cards', SQLERRM;
END;
$$;

-- Brings the cards of these recordings up to date, in order of id; those that no longer exist get none. Locks the
-- cards first, so that of two writers the second reads what the first has written. Returns how many were written.
CREATE FUNCTION refresh_recording_cards(ids uuid[])
RETURNS bigint AS $$
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

-- The keys that a card is made of.
CREATE FUNCTION is_card_key(key text)
RETURNS boolean LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN key IN ('artist', 'title', 'album', 'genre', 'label', 'year', 'release_date', 'bpm', 'key');

-- A statement may change a whole library: a thousand cards at a time, so that memory does not grow with it.
CREATE FUNCTION refresh_many_recording_cards(ids uuid[])
RETURNS void AS $$
DECLARE
    thousand uuid[];
BEGIN
    FOR thousand IN
        SELECT array_agg(id ORDER BY place)
        FROM unnest(ids) WITH ORDINALITY AS one(id, place)
        GROUP BY (place - 1) / 1000 ORDER BY min(place)
    LOOP
        PERFORM refresh_recording_cards(thousand);
    END LOOP;
END;
$$ LANGUAGE plpgsql;

-- Statement-level triggers, one for each event (transition tables allow neither several events nor column lists). Old
-- and new are compared, so an update that changes nothing on a card touches none. A deleted recording takes its card
-- with it (ON DELETE CASCADE), and the delete of its metadata finds no recording to make one for.
CREATE FUNCTION recordings_inserted_cards()
RETURNS trigger AS $$
BEGIN
    PERFORM refresh_many_recording_cards(ARRAY(SELECT id FROM new_rows ORDER BY id));
    RETURN NULL;
END;
$$ LANGUAGE plpgsql;

CREATE FUNCTION recordings_updated_cards()
RETURNS trigger AS $$
BEGIN
    PERFORM refresh_many_recording_cards(ARRAY(
        SELECT n.id FROM new_rows n LEFT JOIN old_rows o ON o.id = n.id
        WHERE n.file_name IS DISTINCT FROM o.file_name
        ORDER BY n.id));
    RETURN NULL;
END;
$$ LANGUAGE plpgsql;

CREATE FUNCTION metadata_inserted_cards()
RETURNS trigger AS $$
BEGIN
    PERFORM refresh_many_recording_cards(ARRAY(
        SELECT DISTINCT recording_id FROM new_rows WHERE is_card_key(key) ORDER BY recording_id));
    RETURN NULL;
END;
$$ LANGUAGE plpgsql;

CREATE FUNCTION metadata_updated_cards()
RETURNS trigger AS $$
BEGIN
    PERFORM refresh_many_recording_cards(ARRAY(
        SELECT recording_id FROM (
            SELECT recording_id, key, value, id FROM new_rows EXCEPT SELECT recording_id, key, value, id FROM old_rows
            UNION ALL
            (SELECT recording_id, key, value, id FROM old_rows EXCEPT SELECT recording_id, key, value, id FROM new_rows)
        ) AS changed
        WHERE is_card_key(key)
        GROUP BY recording_id ORDER BY recording_id));
    RETURN NULL;
END;
$$ LANGUAGE plpgsql;

CREATE FUNCTION metadata_deleted_cards()
RETURNS trigger AS $$
BEGIN
    PERFORM refresh_many_recording_cards(ARRAY(
        SELECT DISTINCT recording_id FROM old_rows WHERE is_card_key(key) ORDER BY recording_id));
    RETURN NULL;
END;
$$ LANGUAGE plpgsql;

CREATE TRIGGER recordings_cards_insert AFTER INSERT ON recordings REFERENCING NEW TABLE AS new_rows
FOR EACH STATEMENT EXECUTE FUNCTION recordings_inserted_cards();
CREATE TRIGGER recordings_cards_update AFTER UPDATE ON recordings REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows
FOR EACH STATEMENT EXECUTE FUNCTION recordings_updated_cards();
CREATE TRIGGER metadata_cards_insert AFTER INSERT ON metadata REFERENCING NEW TABLE AS new_rows
FOR EACH STATEMENT EXECUTE FUNCTION metadata_inserted_cards();
CREATE TRIGGER metadata_cards_update AFTER UPDATE ON metadata REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows
FOR EACH STATEMENT EXECUTE FUNCTION metadata_updated_cards();
CREATE TRIGGER metadata_cards_delete AFTER DELETE ON metadata REFERENCING OLD TABLE AS old_rows
FOR EACH STATEMENT EXECUTE FUNCTION metadata_deleted_cards();

-- A database that was filled before gets its cards now.
SELECT refresh_many_recording_cards(ARRAY(SELECT id FROM recordings ORDER BY id));
