DROP TRIGGER metadata_cards_delete ON metadata;
DROP TRIGGER metadata_cards_update ON metadata;
DROP TRIGGER metadata_cards_insert ON metadata;
DROP TRIGGER recordings_cards_update ON recordings;
DROP TRIGGER recordings_cards_insert ON recordings;
DROP FUNCTION metadata_deleted_cards();
DROP FUNCTION metadata_updated_cards();
DROP FUNCTION metadata_inserted_cards();
DROP FUNCTION recordings_updated_cards();
DROP FUNCTION recordings_inserted_cards();
DROP FUNCTION refresh_many_recording_cards(uuid[]);
DROP FUNCTION refresh_recording_cards(uuid[]);
DROP FUNCTION is_card_key(text);
DROP TABLE recording_cards;

-- The extension goes only if it came with the cards and nothing else has come to use it.
DO $$
BEGIN
    IF EXISTS (
        SELECT FROM pg_extension
        WHERE extname = 'pg_trgm' AND obj_description(oid, 'pg_extension') = 'made by 0010_recording_cards'
    ) THEN
        DROP EXTENSION pg_trgm;
    END IF;
EXCEPTION WHEN dependent_objects_still_exist OR insufficient_privilege THEN
    RAISE NOTICE 'pg_trgm stays: %', SQLERRM;
END;
$$;
