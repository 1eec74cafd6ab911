-- Departure P18: what was renamed, by whom, and what was meant to be when a process died. The intents of a batch are
-- committed here before a file is touched, the results after it; recovery, undo and history read nothing else.
-- A batch belongs to one process, which holds the session advisory lock rename_batch_lock(id) while it works; recovery
-- touches only batches of its own machine whose lock can be taken. Rows refer to recordings and proposals without
-- foreign keys: history outlives both.

CREATE TABLE rename_batches (
    id UUID PRIMARY KEY DEFAULT gen_random_uuid(), -- also the correlation_id of the rows it writes (P20)
    kind VARCHAR(20) NOT NULL, -- accept, reject, undo, redo
    reverses UUID REFERENCES rename_batches(id), -- the accept or reject that an undo takes back, a redo does again
    user_name TEXT NOT NULL,
    host TEXT NOT NULL,
    machine_id TEXT NOT NULL, -- /etc/machine-id
    boot_id TEXT NOT NULL, -- inodes and mounts are compared within one boot only
    process_id INTEGER NOT NULL,
    process_started BIGINT NOT NULL, -- clock ticks since boot: process ids are used again, these are not
    started_at TIMESTAMP WITH TIME ZONE NOT NULL DEFAULT CURRENT_TIMESTAMP,
    ended_at TIMESTAMP WITH TIME ZONE, -- NULL: under way, or interrupted
    undone_at TIMESTAMP WITH TIME ZONE -- NULL: it stands, or was done again
);

CREATE TABLE rename_journal (
    batch_id UUID NOT NULL REFERENCES rename_batches(id) ON DELETE CASCADE,
    position INTEGER NOT NULL, -- place in the plan, from 0
    role VARCHAR(20) NOT NULL, -- recording, companion, decision (only the proposal's status changes)
    recording_id UUID NOT NULL,
    proposal_id UUID,
    status_before VARCHAR(50), -- of the proposal
    status_after VARCHAR(50),
    folder TEXT NOT NULL, -- absolute, as recordings.file_path spells it, no slash at the end
    from_name BYTEA NOT NULL, -- names as the file system has them, byte for byte
    to_name BYTEA NOT NULL,
    old_path TEXT NOT NULL, -- the same as text, for people and for look-ups
    new_path TEXT NOT NULL,
    file_inode NUMERIC(20), -- the file before the change; unsigned 64 bits do not fit into a bigint
    file_mount NUMERIC(20),
    file_size BIGINT,
    file_modified BIGINT, -- nanoseconds since 1970
    file_sha256 VARCHAR(64),
    result VARCHAR(20), -- done, failed, taken_back; NULL: not finished
    reason TEXT, -- why it failed or was taken back
    finished_at TIMESTAMP WITH TIME ZONE,
    PRIMARY KEY (batch_id, position)
);

CREATE INDEX idx_rename_batches_started_at ON rename_batches(started_at, id);
CREATE INDEX idx_rename_batches_unfinished ON rename_batches(id) WHERE ended_at IS NULL;
CREATE INDEX idx_rename_batches_reverses ON rename_batches(reverses) WHERE reverses IS NOT NULL;
CREATE INDEX idx_rename_journal_unfinished ON rename_journal(new_path) WHERE result IS NULL;
CREATE INDEX idx_rename_journal_proposal_id ON rename_journal(proposal_id);

-- The key of a batch's session advisory lock.
CREATE FUNCTION rename_batch_lock(batch uuid)
RETURNS bigint LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN hashtextextended('tracktion rename batch ' || batch::text, 0);
