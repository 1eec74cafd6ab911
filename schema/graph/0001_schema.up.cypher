// Constraints and indexes as the schema document prints them ("Constraints and Indexes"), one statement at a time.
CREATE CONSTRAINT recording_id IF NOT EXISTS FOR (r:Recording) REQUIRE r.id IS UNIQUE;
CREATE CONSTRAINT artist_name IF NOT EXISTS FOR (a:Artist) REQUIRE a.name IS UNIQUE;
CREATE CONSTRAINT album_composite IF NOT EXISTS FOR (al:Album) REQUIRE (al.title, al.artist) IS UNIQUE;
CREATE CONSTRAINT genre_name IF NOT EXISTS FOR (g:Genre) REQUIRE g.name IS UNIQUE;
CREATE CONSTRAINT key_composite IF NOT EXISTS FOR (k:Key) REQUIRE (k.key, k.scale) IS UNIQUE;

CREATE INDEX recording_file_path IF NOT EXISTS FOR (r:Recording) ON (r.file_path);
CREATE INDEX recording_hash IF NOT EXISTS FOR (r:Recording) ON (r.file_hash);
CREATE INDEX metadata_key IF NOT EXISTS FOR (m:Metadata) ON (m.key);
CREATE INDEX metadata_value IF NOT EXISTS FOR (m:Metadata) ON (m.value);
CREATE INDEX artist_normalized IF NOT EXISTS FOR (a:Artist) ON (a.normalized_name);
CREATE INDEX album_title IF NOT EXISTS FOR (al:Album) ON (al.normalized_title);
// Neo4j has the index of the constraint genre_name already, on the same property, and makes no second one.
CREATE INDEX genre_name_idx IF NOT EXISTS FOR (g:Genre) ON (g.name);

CREATE INDEX rel_has_metadata_confidence IF NOT EXISTS FOR ()-[r:HAS_METADATA]-() ON (r.confidence);
CREATE INDEX rel_performed_by_role IF NOT EXISTS FOR ()-[r:PERFORMED_BY]-() ON (r.role);
CREATE INDEX rel_similar_to_score IF NOT EXISTS FOR ()-[r:SIMILAR_TO]-() ON (r.similarity_score);
CREATE INDEX rel_harmonic_compatible_score IF NOT EXISTS FOR ()-[r:HARMONIC_COMPATIBLE]-() ON (r.compatibility_score);
