-- Departure N13: "&", "," and "x" split an artist field only where each part is an artist of its own elsewhere in the
-- library. The graph worker asks that for every batch, so it must not read all cards: an index on the name as the graph
-- normalizes it (fold, runs of blanks one).

CREATE FUNCTION normalized_name(name text)
RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN btrim(regexp_replace(fold(name), '\s+', ' ', 'g'));

CREATE INDEX idx_recording_cards_artist_name ON recording_cards(left(normalized_name(artist), 256));
