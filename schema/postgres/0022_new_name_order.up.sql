-- Proposals by their new name, as people sort: what stands together then will stand together in its folder. Without the
-- index a list of all pending proposals would be sorted whole for each page.
CREATE INDEX idx_rename_proposals_status_new_name
ON rename_proposals(status, (proposed_filename COLLATE "und-x-icu"), id);
