-- Departure P11: `metadata.value` is text, so "9" sorts after "128" and `energy:0.5-0.8` means nothing. This reads the
-- number at the start of a value; what has none is NULL, and nothing raises: at most 15 digits on either side of a
-- point or a comma, an exponent of two, `[0-9]` (`\d` also takes digits that the cast refuses). A unit after the
-- number is left alone ("128 BPM"). One expression, so that PostgreSQL writes it into the query. Its twin is
-- MetadataNumber in Sources/Records.

CREATE FUNCTION metadata_number(value text)
RETURNS double precision LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN replace(
    substring(value FROM
        '^[ \t]*([-+]?(?:[0-9]{1,15}(?![0-9])(?:[.,][0-9]{1,15})?|[.,][0-9]{1,15})(?:[eE][-+]?[0-9]{1,2}(?![0-9]))?)'),
    ',', '.')::double precision;

-- Numeric keys of P17 that a card does not hold (bpm and year are read and sorted there). A row of another key costs
-- nothing here.
CREATE INDEX idx_metadata_key_number ON metadata(key, metadata_number(value), recording_id)
WHERE key IN (
    'duration', 'energy', 'danceability', 'valence', 'loudness', 'acousticness', 'replay_gain', 'track_number',
    'disc_number', 'rating', 'play_count', 'bitrate', 'sample_rate');
