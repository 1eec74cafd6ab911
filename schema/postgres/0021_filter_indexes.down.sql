DROP INDEX idx_recordings_secondary_hash;
DROP INDEX IF EXISTS idx_recordings_path_text;
DROP INDEX IF EXISTS idx_metadata_text;
