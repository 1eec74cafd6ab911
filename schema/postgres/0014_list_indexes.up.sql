-- Indexes for lists that a library of a million recordings needs and the document does not know (P15).

-- A page in the order of a metadata key that neither a card (0010) nor the index of numbers (0007) holds, in ICU order as
-- every list, by 256 characters as in P1. About one row of metadata in twelve is in it (date_added, comment, composer…);
-- without it such a page sorts all rows of the key.
CREATE INDEX idx_metadata_key_text ON metadata(key, (left(value, 256) COLLATE "und-x-icu"), recording_id)
WHERE key NOT IN (
    'artist', 'title', 'album', 'genre', 'label', 'year', 'bpm', 'key', 'duration', 'energy', 'danceability', 'valence',
    'loudness', 'acousticness', 'replay_gain', 'track_number', 'disc_number', 'rating', 'play_count', 'bitrate',
    'sample_rate', 'speechiness', 'liveness', 'instrumentalness', 'popularity', 'channels', 'lyrics');

-- `genre:` and `label:` by any part of their text. A few hundred genres and some thousand labels: the index is small, and
-- an import adds to lists that are there already. As with `search`, without pg_trgm the filter reads all cards.
DO $$
BEGIN
    EXECUTE 'CREATE INDEX idx_recording_cards_tags ON recording_cards
        USING gin (fold(genre) gin_trgm_ops, fold(label) gin_trgm_ops)';
EXCEPTION WHEN undefined_object THEN
    RAISE NOTICE 'pg_trgm is not available here: genre: and label: will read all cards';
END;
$$;
