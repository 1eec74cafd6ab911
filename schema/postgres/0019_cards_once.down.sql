CREATE OR REPLACE FUNCTION recordings_inserted_cards()
RETURNS trigger AS $$
BEGIN
    PERFORM refresh_many_recording_cards(ARRAY(SELECT id FROM new_rows ORDER BY id));
    RETURN NULL;
END;
$$ LANGUAGE plpgsql;
