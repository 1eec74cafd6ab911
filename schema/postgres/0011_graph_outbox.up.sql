-- Departure N12: how the graph, and an open screen, learn of a change. Statement-level triggers append one row for
-- each recording that a statement changed; the graph worker projects those recordings as they are now and deletes
-- exactly the rows it has read (no watermark: a lower id may commit later). A row names a recording, not a change, so
-- order, repeats and crashes do no harm. Tracklists have no node in the graph: they get a notice and no row.
--
-- One notice a statement. Its payload is up to 100 ids with commas between them, above that the word "many":
--   tracktion_recordings   ids of recordings whose row or metadata changed, came or went
--   tracktion_proposals    ids of recordings whose rename proposals changed, came or went
--   tracktion_tracklists   ids of tracklists

CREATE TABLE graph_outbox (
    id BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    recording_id UUID NOT NULL, -- no foreign key: a deleted recording has to leave the graph as well
    created_at TIMESTAMP WITH TIME ZONE NOT NULL DEFAULT CURRENT_TIMESTAMP
);

-- One database has one graph: the first sync writes each one's id into the other, and a stranger is refused.
CREATE TABLE graph_target (
    only_one BOOLEAN PRIMARY KEY DEFAULT true CHECK (only_one),
    catalog_id UUID NOT NULL DEFAULT gen_random_uuid(),
    graph_id UUID NOT NULL,
    graph_name TEXT NOT NULL, -- for people: address and database, never a password
    bound_at TIMESTAMP WITH TIME ZONE NOT NULL DEFAULT CURRENT_TIMESTAMP
);

CREATE FUNCTION notify_changed(channel text, ids uuid[])
RETURNS void LANGUAGE sql
BEGIN ATOMIC
    SELECT pg_notify(channel, CASE WHEN cardinality(ids) <= 100 THEN array_to_string(ids, ',') ELSE 'many' END)
    WHERE cardinality(ids) > 0;
END;

CREATE FUNCTION announce_recordings(ids uuid[])
RETURNS void LANGUAGE sql
BEGIN ATOMIC
    INSERT INTO graph_outbox (recording_id) SELECT id FROM unnest(ids) AS id;
    SELECT notify_changed('tracktion_recordings', ids);
END;

CREATE FUNCTION recordings_inserted_outbox()
RETURNS trigger AS $$
BEGIN
    PERFORM announce_recordings(ARRAY(SELECT id FROM new_rows ORDER BY id));
    RETURN NULL;
END;
$$ LANGUAGE plpgsql;

-- `updated_at` and `correlation_id` say when and by whom a row was written, not what it says.
CREATE FUNCTION recordings_updated_outbox()
RETURNS trigger AS $$
BEGIN
    PERFORM announce_recordings(ARRAY(
        SELECT id FROM old_rows o FULL JOIN new_rows n USING (id)
        WHERE (o.file_path, o.file_name, o.file_hash, o.secondary_hash, o.file_size, o.status, o.mime_type,
            o.created_at, o.last_modified)
            IS DISTINCT FROM (n.file_path, n.file_name, n.file_hash, n.secondary_hash, n.file_size, n.status,
            n.mime_type, n.created_at, n.last_modified)
        ORDER BY id));
    RETURN NULL;
END;
$$ LANGUAGE plpgsql;

CREATE FUNCTION recordings_deleted_outbox()
RETURNS trigger AS $$
BEGIN
    PERFORM announce_recordings(ARRAY(SELECT id FROM old_rows ORDER BY id));
    RETURN NULL;
END;
$$ LANGUAGE plpgsql;

CREATE FUNCTION metadata_inserted_outbox()
RETURNS trigger AS $$
BEGIN
    PERFORM announce_recordings(ARRAY(SELECT DISTINCT recording_id FROM new_rows ORDER BY recording_id));
    RETURN NULL;
END;
$$ LANGUAGE plpgsql;

CREATE FUNCTION metadata_updated_outbox()
RETURNS trigger AS $$
BEGIN
    PERFORM announce_recordings(ARRAY(
        SELECT DISTINCT side.recording_id
        FROM old_rows o FULL JOIN new_rows n USING (id)
        CROSS JOIN LATERAL (VALUES (o.recording_id), (n.recording_id)) AS side(recording_id)
        WHERE side.recording_id IS NOT NULL
            AND (o.recording_id, o.key, o.value, o.value_type)
            IS DISTINCT FROM (n.recording_id, n.key, n.value, n.value_type)
        ORDER BY side.recording_id));
    RETURN NULL;
END;
$$ LANGUAGE plpgsql;

-- A recording that went with its metadata has been announced by its own delete.
CREATE FUNCTION metadata_deleted_outbox()
RETURNS trigger AS $$
BEGIN
    PERFORM announce_recordings(ARRAY(
        SELECT DISTINCT o.recording_id FROM old_rows o JOIN recordings r ON r.id = o.recording_id
        ORDER BY o.recording_id));
    RETURN NULL;
END;
$$ LANGUAGE plpgsql;

CREATE TRIGGER recordings_outbox_insert AFTER INSERT ON recordings REFERENCING NEW TABLE AS new_rows
FOR EACH STATEMENT EXECUTE FUNCTION recordings_inserted_outbox();
CREATE TRIGGER recordings_outbox_update AFTER UPDATE ON recordings REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows
FOR EACH STATEMENT EXECUTE FUNCTION recordings_updated_outbox();
CREATE TRIGGER recordings_outbox_delete AFTER DELETE ON recordings REFERENCING OLD TABLE AS old_rows
FOR EACH STATEMENT EXECUTE FUNCTION recordings_deleted_outbox();
CREATE TRIGGER metadata_outbox_insert AFTER INSERT ON metadata REFERENCING NEW TABLE AS new_rows
FOR EACH STATEMENT EXECUTE FUNCTION metadata_inserted_outbox();
CREATE TRIGGER metadata_outbox_update AFTER UPDATE ON metadata REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows
FOR EACH STATEMENT EXECUTE FUNCTION metadata_updated_outbox();
CREATE TRIGGER metadata_outbox_delete AFTER DELETE ON metadata REFERENCING OLD TABLE AS old_rows
FOR EACH STATEMENT EXECUTE FUNCTION metadata_deleted_outbox();

-- Proposals and tracklists: notices only.
CREATE FUNCTION proposals_inserted_notice()
RETURNS trigger AS $$
BEGIN
    PERFORM notify_changed('tracktion_proposals', ARRAY(SELECT DISTINCT recording_id FROM new_rows));
    RETURN NULL;
END;
$$ LANGUAGE plpgsql;

CREATE FUNCTION proposals_updated_notice()
RETURNS trigger AS $$
BEGIN
    PERFORM notify_changed('tracktion_proposals', ARRAY(
        SELECT DISTINCT n.recording_id FROM new_rows n LEFT JOIN old_rows o USING (id)
        WHERE (n.current_filename, n.proposed_filename, n.proposal_reason, n.confidence_score, n.status)
            IS DISTINCT FROM (o.current_filename, o.proposed_filename, o.proposal_reason, o.confidence_score, o.status)));
    RETURN NULL;
END;
$$ LANGUAGE plpgsql;

CREATE FUNCTION proposals_deleted_notice()
RETURNS trigger AS $$
BEGIN
    PERFORM notify_changed('tracktion_proposals', ARRAY(SELECT DISTINCT recording_id FROM old_rows));
    RETURN NULL;
END;
$$ LANGUAGE plpgsql;

CREATE FUNCTION tracklists_written_notice()
RETURNS trigger AS $$
BEGIN
    PERFORM notify_changed('tracktion_tracklists', ARRAY(SELECT id FROM changed_rows));
    RETURN NULL;
END;
$$ LANGUAGE plpgsql;

CREATE TRIGGER rename_proposals_notice_insert AFTER INSERT ON rename_proposals REFERENCING NEW TABLE AS new_rows
FOR EACH STATEMENT EXECUTE FUNCTION proposals_inserted_notice();
CREATE TRIGGER rename_proposals_notice_update AFTER UPDATE ON rename_proposals
REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows
FOR EACH STATEMENT EXECUTE FUNCTION proposals_updated_notice();
CREATE TRIGGER rename_proposals_notice_delete AFTER DELETE ON rename_proposals REFERENCING OLD TABLE AS old_rows
FOR EACH STATEMENT EXECUTE FUNCTION proposals_deleted_notice();
CREATE TRIGGER tracklists_notice_insert AFTER INSERT ON tracklists REFERENCING NEW TABLE AS changed_rows
FOR EACH STATEMENT EXECUTE FUNCTION tracklists_written_notice();
CREATE TRIGGER tracklists_notice_update AFTER UPDATE ON tracklists REFERENCING NEW TABLE AS changed_rows
FOR EACH STATEMENT EXECUTE FUNCTION tracklists_written_notice();
CREATE TRIGGER tracklists_notice_delete AFTER DELETE ON tracklists REFERENCING OLD TABLE AS changed_rows
FOR EACH STATEMENT EXECUTE FUNCTION tracklists_written_notice();

-- A database that was filled before: all of it is still to be projected.
INSERT INTO graph_outbox (recording_id) SELECT id FROM recordings ORDER BY id;
