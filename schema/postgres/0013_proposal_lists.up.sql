-- Indexes for the proposals pane (issue of the lists, P15): pages of one status by confidence, by age and by name. The
-- printed index on confidence alone cannot page (ties have no order), and a list of all pending proposals would be
-- sorted whole for each page. Three entries for each proposal, written once in its life and once when its status moves.

CREATE INDEX idx_rename_proposals_status_confidence ON rename_proposals(status, confidence_score, id);
CREATE INDEX idx_rename_proposals_status_created_at ON rename_proposals(status, created_at, id);
CREATE INDEX idx_rename_proposals_status_name
ON rename_proposals(status, (current_filename COLLATE "und-x-icu"), id);
