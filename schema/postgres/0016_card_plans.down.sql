ALTER FUNCTION refresh_recording_cards(uuid[]) RESET ALL;
