CREATE OR REPLACE FUNCTION recordings_updated_cards()
RETURNS trigger AS $$
BEGIN
    PERFORM refresh_many_recording_cards(ARRAY(
        SELECT n.id FROM new_rows n LEFT JOIN old_rows o ON o.id = n.id
        WHERE n.file_name IS DISTINCT FROM o.file_name
        ORDER BY n.id));
    RETURN NULL;
END;
$$ LANGUAGE plpgsql;

DROP FUNCTION rename_recording_cards(uuid[]);
