-- Indexes for filters and imports. At a million recordings with twelve rows of metadata each: the first holds few rows of
-- metadata (7 MB), the second all paths (162 MB, the longest to make), the third a short entry a recording.

-- `comment:vinyl`, `remixer:voorn`: any part of the text of a key that is no number, no date and not on a card.
-- `path:incoming/`: any part of a path; folding a million of them for each page takes seconds.
-- As in 0010, without pg_trgm these filters read all rows.
DO $$
BEGIN
    EXECUTE $text$
        CREATE INDEX idx_metadata_text ON metadata USING gin (fold(value) gin_trgm_ops)
        WHERE key NOT IN (
            'artist', 'title', 'album', 'genre', 'label', 'year', 'bpm', 'key', 'duration', 'energy', 'danceability',
            'valence', 'loudness', 'acousticness', 'replay_gain', 'track_number', 'disc_number', 'rating', 'play_count',
            'bitrate', 'sample_rate', 'speechiness', 'liveness', 'instrumentalness', 'popularity', 'channels', 'lyrics',
            'date_added', 'release_date', 'source_library')$text$;
    EXECUTE 'CREATE INDEX idx_recordings_path_text ON recordings USING gin (fold(file_path) gin_trgm_ops)';
EXCEPTION WHEN undefined_object THEN
    RAISE NOTICE 'pg_trgm is not available here: path: and filters on other metadata will read all rows';
END;
$$;

-- Each batch of an import asks for recordings with the same audio (P14): without an index it reads all of them, so that
-- an import of twice the size takes four times as long.
CREATE INDEX idx_recordings_secondary_hash ON recordings USING hash (secondary_hash);
