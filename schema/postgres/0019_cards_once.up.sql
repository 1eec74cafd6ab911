-- An import inserts recordings and their metadata in one statement; both triggers (0010) then made each card, the second
-- for nothing. A recording that has metadata of its card at the end of the statement that inserted it got them in that
-- statement (the foreign key lets none come before), so the trigger of metadata makes its card: this one leaves it.
-- Always by index, as in 0016.

CREATE OR REPLACE FUNCTION recordings_inserted_cards()
RETURNS trigger
SET enable_seqscan = off SET enable_hashjoin = off SET enable_mergejoin = off
AS $$
BEGIN
    PERFORM refresh_many_recording_cards(ARRAY(
        SELECT id FROM new_rows n
        WHERE NOT EXISTS (SELECT FROM metadata m WHERE m.recording_id = n.id AND is_card_key(m.key))
        ORDER BY id));
    RETURN NULL;
END;
$$ LANGUAGE plpgsql;
