// Departure N8: MERGE of a metadata node looks for key and value together, and is slow without an index on both.
CREATE INDEX metadata_key_value IF NOT EXISTS FOR (m:Metadata) ON (m.key, m.value);
// Departure N12: the node that says to which database this graph belongs.
CREATE CONSTRAINT tracktion_store IF NOT EXISTS FOR (s:TracktionStore) REQUIRE s.name IS UNIQUE;
