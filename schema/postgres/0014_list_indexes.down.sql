DROP INDEX IF EXISTS idx_recording_cards_tags;
DROP INDEX idx_metadata_key_text;
