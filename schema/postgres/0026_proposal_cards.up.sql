-- What the filter of the proposals pane asks, on one row for each proposal, as P15 has it for recordings. A word had to be
-- looked for in the cards and in the new names, which no index finds together: at a million recordings and 200,000
-- proposals a count took 277–350 ms, and one of those whose recording has another name by now (`proposal:stale`) 285.

CREATE TABLE proposal_cards (
    proposal_id UUID PRIMARY KEY REFERENCES rename_proposals(id) ON DELETE CASCADE,
    is_outdated BOOLEAN NOT NULL, -- made for another name than the recording's
    search TEXT NOT NULL, -- fold of the recording's file name, artist, title, album and of the new name, always five lines
    path TEXT NOT NULL -- fold of the recording's path
);

INSERT INTO proposal_cards
SELECT p.id, p.current_filename <> r.file_name,
    concat(t.name, E'\n', t.tags, E'\n', fold(one_line(p.proposed_filename))), t.path
FROM rename_proposals p
JOIN recordings r ON r.id = p.recording_id
JOIN recording_texts t ON t.recording_id = r.id;

-- Stale ones are those that are in both: of 153,000 that are pending none was found in 13 ms (54 without the second).
CREATE INDEX idx_proposal_cards_outdated ON proposal_cards(proposal_id) WHERE is_outdated;
CREATE INDEX idx_rename_proposals_pending ON rename_proposals(id, recording_id) WHERE status = 'pending';

-- Brings the cards of the proposals of these recordings up to date, for who holds the recordings' locks. Returns how many
-- were written. Always by index, as in 0016.
CREATE FUNCTION refresh_proposal_cards(ids uuid[])
RETURNS bigint
SET plan_cache_mode = force_custom_plan
SET enable_nestloop = on SET enable_seqscan = off SET enable_hashjoin = off SET enable_mergejoin = off
AS $$
DECLARE
    written bigint;
BEGIN
    INSERT INTO proposal_cards AS a (proposal_id, is_outdated, search, path)
    SELECT p.id, p.current_filename <> r.file_name,
        concat(t.name, E'\n', t.tags, E'\n', fold(one_line(p.proposed_filename))), t.path
    FROM rename_proposals p
    JOIN recordings r ON r.id = p.recording_id
    JOIN recording_texts t ON t.recording_id = r.id
    WHERE p.recording_id = ANY(ids)
    ORDER BY p.id
    ON CONFLICT (proposal_id) DO UPDATE SET (is_outdated, search, path) =
        ROW (excluded.is_outdated, excluded.search, excluded.path)
    WHERE a IS DISTINCT FROM excluded;
    GET DIAGNOSTICS written = ROW_COUNT;
    RETURN written;
END;
$$ LANGUAGE plpgsql;

-- A thousand recordings at a time, as refresh_many_recording_cards does it. Whoever renames one of them at this moment
-- waits, or is waited for: else neither would see what the other writes.
CREATE FUNCTION refresh_many_proposal_cards(ids uuid[])
RETURNS void AS $$
DECLARE
    thousand uuid[];
BEGIN
    FOR thousand IN
        SELECT array_agg(id ORDER BY place)
        FROM unnest(ids) WITH ORDINALITY AS one(id, place)
        GROUP BY (place - 1) / 1000 ORDER BY min(place)
    LOOP
        PERFORM FROM recordings WHERE id = ANY(thousand) ORDER BY id FOR SHARE;
        PERFORM refresh_proposal_cards(thousand);
    END LOOP;
END;
$$ LANGUAGE plpgsql;

CREATE FUNCTION proposals_inserted_cards()
RETURNS trigger AS $$
BEGIN
    PERFORM refresh_many_proposal_cards(ARRAY(SELECT DISTINCT recording_id FROM new_rows ORDER BY recording_id));
    RETURN NULL;
END;
$$ LANGUAGE plpgsql;

-- Without nested loops, as in 0024. A decision changes none of these.
CREATE FUNCTION proposals_updated_cards()
RETURNS trigger
SET enable_nestloop = off
AS $$
BEGIN
    PERFORM refresh_many_proposal_cards(ARRAY(
        SELECT DISTINCT n.recording_id FROM new_rows n JOIN old_rows o ON o.id = n.id
        WHERE (n.recording_id, n.current_filename, n.proposed_filename)
            IS DISTINCT FROM (o.recording_id, o.current_filename, o.proposed_filename)
        ORDER BY n.recording_id));
    RETURN NULL;
END;
$$ LANGUAGE plpgsql;

CREATE TRIGGER rename_proposals_cards_insert AFTER INSERT ON rename_proposals REFERENCING NEW TABLE AS new_rows
FOR EACH STATEMENT EXECUTE FUNCTION proposals_inserted_cards();
CREATE TRIGGER rename_proposals_cards_update AFTER UPDATE ON rename_proposals
REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows
FOR EACH STATEMENT EXECUTE FUNCTION proposals_updated_cards();

-- As in 0025, and the cards of the proposals, which are made of the texts.
CREATE OR REPLACE FUNCTION refresh_recording_texts(ids uuid[])
RETURNS bigint
SET enable_seqscan = off SET enable_hashjoin = off SET enable_mergejoin = off
AS $$
DECLARE
    written bigint;
BEGIN
    INSERT INTO recording_texts AS t (recording_id, name, tags, path)
    SELECT r.id, fold(one_line(r.file_name)),
        fold(concat(one_line(c.artist), E'\n', one_line(c.title), E'\n', one_line(c.album))),
        fold(one_line(r.file_path))
    FROM recordings r JOIN recording_cards c ON c.recording_id = r.id
    WHERE r.id = ANY(ids)
    ORDER BY r.id
    ON CONFLICT (recording_id) DO UPDATE SET (name, tags, path) = ROW (excluded.name, excluded.tags, excluded.path)
    WHERE t IS DISTINCT FROM excluded;
    GET DIAGNOSTICS written = ROW_COUNT;
    RETURN greatest(written, refresh_proposal_cards(ids));
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
    WHERE r.id = c.recording_id AND c.recording_id = ANY(ids) AND c.file_name IS DISTINCT FROM r.file_name;
    UPDATE recording_texts t SET name = fold(one_line(r.file_name)), path = fold(one_line(r.file_path))
    FROM recordings r
    WHERE r.id = t.recording_id AND t.recording_id = ANY(ids);
    PERFORM refresh_proposal_cards(ids);
END;
$$ LANGUAGE plpgsql;
