-- Rows that tie in a list came in the order of their random ids: the first pending proposal was another one in every run.
--
-- Ids that recordings and proposals are given by the importer and the proposer rise in the order of the library: a
-- version-7 UUID (RFC 9562) of the statement's time and the row's place in it. Every list ends its order with the id, so
-- what still ties stands as the library has it; and new rows go to the end of each index that begins with an id. An index
-- with the file name in every order would cost an import ten longer entries a recording.
CREATE FUNCTION ordered_id(place bigint)
RETURNS uuid LANGUAGE sql VOLATILE PARALLEL SAFE
RETURN encode(
    substring(int8send((date_part('epoch', statement_timestamp()) * 1000)::bigint + place / 4096) FROM 3)
    || int2send((28672 + place % 4096)::smallint)
    || substring(uuid_send(gen_random_uuid()) FROM 9), 'hex')::uuid;

-- Proposals tie all the time (one run gives thousands the same confidence and the same moment), and are decided by name:
-- so they tie by name. The surest and the newest come first by default; stored negated, they stand in one index with
-- names from A to Z, and one row comparison finds a place in it. Replaces two of the indexes of 0013.
DROP INDEX idx_rename_proposals_status_confidence;
DROP INDEX idx_rename_proposals_status_created_at;
CREATE INDEX idx_rename_proposals_status_confidence
ON rename_proposals(status, (-confidence_score), (current_filename COLLATE "und-x-icu"), id);
CREATE INDEX idx_rename_proposals_status_created_at
ON rename_proposals(
    status, (-extract(epoch FROM created_at AT TIME ZONE 'UTC')::double precision),
    (current_filename COLLATE "und-x-icu"), id);
