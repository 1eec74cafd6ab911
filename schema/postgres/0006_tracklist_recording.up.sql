-- Departure P6: the document links tracklists to nothing. This is the recording of the mix itself; the tracks in it
-- refer to recordings by their `catalog_track_id`.

ALTER TABLE tracklists ADD COLUMN recording_id UUID REFERENCES recordings(id) ON DELETE SET NULL;
CREATE INDEX idx_tracklists_recording_id ON tracklists(recording_id);
