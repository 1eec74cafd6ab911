DROP INDEX idx_tracklists_recording_id;
ALTER TABLE tracklists DROP COLUMN recording_id;
