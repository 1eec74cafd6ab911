MATCH (s:TracktionStore) DELETE s;
DROP CONSTRAINT tracktion_store IF EXISTS;
DROP INDEX metadata_key_value IF EXISTS;
