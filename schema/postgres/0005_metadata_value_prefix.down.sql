-- The printed index again. Where a value is too long for it, PostgreSQL says so and nothing is rolled back:
-- such values have to go first.

DROP INDEX idx_metadata_key_value;
CREATE INDEX idx_metadata_key_value ON metadata(key, value);
