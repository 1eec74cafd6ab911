DROP INDEX idx_recording_cards_artist_name;
DROP FUNCTION normalized_name(text);
