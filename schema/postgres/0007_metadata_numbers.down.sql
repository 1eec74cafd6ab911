DROP INDEX idx_metadata_key_number;
DROP FUNCTION metadata_number(text);
