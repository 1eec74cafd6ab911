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
END;
$$ LANGUAGE plpgsql;

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
    RETURN written;
END;
$$ LANGUAGE plpgsql;

DROP INDEX idx_rename_proposals_pending;
DROP TRIGGER rename_proposals_cards_update ON rename_proposals;
DROP TRIGGER rename_proposals_cards_insert ON rename_proposals;
DROP FUNCTION proposals_updated_cards();
DROP FUNCTION proposals_inserted_cards();
DROP FUNCTION refresh_many_proposal_cards(uuid[]);
DROP FUNCTION refresh_proposal_cards(uuid[]);
DROP TABLE proposal_cards;
