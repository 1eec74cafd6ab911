// Before the schema there was nothing of ours: PostgreSQL holds the truth, and `sync --full` makes it all again.
MATCH (n:Recording) CALL { WITH n DETACH DELETE n } IN TRANSACTIONS OF 500 ROWS;
MATCH (n:Metadata) CALL { WITH n DETACH DELETE n } IN TRANSACTIONS OF 1000 ROWS;
MATCH (n:Album) CALL { WITH n DETACH DELETE n } IN TRANSACTIONS OF 1000 ROWS;
MATCH (n:Artist) CALL { WITH n DETACH DELETE n } IN TRANSACTIONS OF 1000 ROWS;
MATCH (n:Genre) CALL { WITH n DETACH DELETE n } IN TRANSACTIONS OF 1000 ROWS;
MATCH (n:Key) DETACH DELETE n;
MATCH (n:TracktionStore) DELETE n;

DROP INDEX rel_harmonic_compatible_score IF EXISTS;
DROP INDEX rel_similar_to_score IF EXISTS;
DROP INDEX rel_performed_by_role IF EXISTS;
DROP INDEX rel_has_metadata_confidence IF EXISTS;
DROP INDEX genre_name_idx IF EXISTS;
DROP INDEX album_title IF EXISTS;
DROP INDEX artist_normalized IF EXISTS;
DROP INDEX metadata_value IF EXISTS;
DROP INDEX metadata_key IF EXISTS;
DROP INDEX recording_hash IF EXISTS;
DROP INDEX recording_file_path IF EXISTS;

DROP CONSTRAINT key_composite IF EXISTS;
DROP CONSTRAINT genre_name IF EXISTS;
DROP CONSTRAINT album_composite IF EXISTS;
DROP CONSTRAINT artist_name IF EXISTS;
DROP CONSTRAINT recording_id IF EXISTS;
