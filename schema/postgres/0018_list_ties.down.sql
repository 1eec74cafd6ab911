DROP INDEX idx_rename_proposals_status_created_at;
DROP INDEX idx_rename_proposals_status_confidence;
CREATE INDEX idx_rename_proposals_status_confidence ON rename_proposals(status, confidence_score, id);
CREATE INDEX idx_rename_proposals_status_created_at ON rename_proposals(status, created_at, id);
DROP FUNCTION ordered_id(bigint);
